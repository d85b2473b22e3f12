import Taro from '@tarojs/taro';

/** A table out of a file, as text. `unreadable`: not in an encoding that this device reads. */
export type ChosenSheet = { readonly name: string; readonly text: string } | 'unreadable' | undefined;

/** WeChat gives files out of its chats. Undefined when the person thought better of it. */
export const chooseSheet = async (): Promise<ChosenSheet> => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'tsv', 'txt'] });
    const [file] = tempFiles;
    if (file === undefined) return undefined;
    const text = await new Promise<string>((resolve, reject) => {
      Taro.getFileSystemManager().readFile({
        filePath: file.path,
        encoding: 'utf8',
        success: ({ data }) => resolve(String(data)),
        fail: reject,
      });
    });
    // WeChat knows no GBK, in which old Excel writes: what it could not read it replaces.
    return text.includes('\uFFFD') ? 'unreadable' : { name: file.name, text };
  } catch {
    return undefined;
  }
};
