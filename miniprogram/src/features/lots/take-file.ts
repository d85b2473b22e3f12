import Taro from '@tarojs/taro';

export interface FileToTake {
  readonly url: string;
  readonly fileName: string;
}

/** What came of it: taken, or lying on the device until it is forwarded, which WeChat allows only from a tap. */
export type TakenFile = 'taken' | { readonly path: string } | undefined;

const addressOf = (url: string): string => (url.startsWith('/') ? `${API_ORIGIN}${url}` : url);

/** Fetches a file. WeChat shows no CSV itself: it can only be sent on. Undefined when it did not work. */
export const takeFile = async ({ url, fileName }: FileToTake): Promise<TakenFile> => {
  try {
    const path = `${Taro.env.USER_DATA_PATH ?? ''}/${fileName}`;
    const { statusCode } = await Taro.downloadFile({ url: addressOf(url), filePath: path });
    return statusCode === 200 ? { path } : undefined;
  } catch {
    return undefined;
  }
};

/** Sends a file on, straight from a tap. */
export const forwardFile = async (path: string): Promise<boolean> => {
  try {
    await Taro.shareFileMessage({ filePath: path });
    return true;
  } catch {
    return false;
  }
};
