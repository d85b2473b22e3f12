import Taro from '@tarojs/taro';

/** Puts words on the clipboard. WeChat and Taro's browser build both say themselves that it is done. */
export const copyWords = async (words: string): Promise<void> => {
  try {
    await Taro.setClipboardData({ data: words });
  } catch {
    // Refused by the platform: what is on the page can still be read and selected.
  }
};
