import type { ExportJob } from '@huzhou/shared/complaints/desk';
import Taro from '@tarojs/taro';

/** What came of it: opened, or lying on the device until it is forwarded, which WeChat allows only from a tap. */
export type OpenedExport = 'opened' | { readonly path: string } | undefined;

const addressOf = (url: string): string => (url.startsWith('/') ? `${API_ORIGIN}${url}` : url);

/** Fetches a file. WeChat shows spreadsheets itself; a CSV can only be sent on. Undefined when it did not work. */
export const openExport = async ({ url, format, exportId }: ExportJob): Promise<OpenedExport> => {
  if (url === undefined) return undefined;
  try {
    const path = `${Taro.env.USER_DATA_PATH ?? ''}/${exportId}.${format}`;
    const { statusCode } = await Taro.downloadFile({ url: addressOf(url), filePath: path });
    if (statusCode !== 200) return undefined;
    if (format === 'csv') return { path };
    await Taro.openDocument({ filePath: path, fileType: 'xlsx', showMenu: true });
    return 'opened';
  } catch {
    return undefined;
  }
};

/** Sends a file on, straight from a tap. */
export const forwardExport = async (path: string): Promise<boolean> => {
  try {
    await Taro.shareFileMessage({ filePath: path });
    return true;
  } catch {
    return false;
  }
};
