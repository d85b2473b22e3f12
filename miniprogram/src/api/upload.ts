import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import Taro from '@tarojs/taro';
import { photoTexts } from '../i18n/ui.ts';
import { type ApiFailure, offline, timeout } from './failure.ts';

/** Where a file goes: a form that the server signed. `fields` go first, the file last, as S3 demands. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What is sent, and what is said when the store does not take it: it does not speak our language. */
export interface UploadKind {
  readonly fileName: string;
  /** A form that has run out is asked for anew with the next attempt. */
  readonly refused: string;
}

const photo: UploadKind = { fileName: 'photo.jpg', refused: photoTexts.refused };

const timeoutMilliseconds = 120_000;

interface Progress {
  progress(report: (update: { readonly progress: number }) => void): unknown;
}

/** Sends the file at `path` (a temporary file in WeChat, a blob URL in the browser). `onPercent` hears 0 to 100. */
export const uploadFile = async (
  form: UploadForm,
  path: string,
  onPercent: (percent: number) => void,
  { fileName, refused }: UploadKind = photo,
): Promise<Result<undefined, ApiFailure>> => {
  try {
    const task = Taro.uploadFile({
      url: form.url.startsWith('/') ? `${API_ORIGIN}${form.url}` : form.url,
      filePath: path,
      name: 'file',
      fileName,
      formData: { ...form.fields },
      header: {},
      // The signature in the form is the only credential; cookies would make the browser demand more of CORS.
      withCredentials: false,
      timeout: timeoutMilliseconds,
    });
    (task as unknown as Progress).progress(({ progress }) => onPercent(Math.min(100, Math.max(0, progress))));
    const { statusCode } = await task;
    return statusCode >= 200 && statusCode < 300
      ? ok(undefined)
      : err({ kind: 'unexpected', title: refused, errors: [] });
  } catch (thrown) {
    return err(/timeout/i.test((thrown as { errMsg?: string } | undefined)?.errMsg ?? '') ? timeout : offline);
  }
};
