import Taro from '@tarojs/taro';
import { showToast } from './toast.tsx';

/** Puts words on the clipboard, and says so with `done` where the platform does not. */
export const copyWords = async (words: string, done: string): Promise<void> => {
  try {
    await Taro.setClipboardData({ data: words });
    // WeChat says so itself.
    if (process.env.TARO_ENV !== 'weapp') showToast(done);
  } catch {
    // Refused by the platform: what is on the page can still be read and selected.
  }
};
