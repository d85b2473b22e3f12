import Taro from '@tarojs/taro';

/** A file on this device. */
export interface ChosenFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** WeChat gives files out of its chats. Undefined when the person thought better of it. */
export const chooseCsv = async (): Promise<ChosenFile | undefined> => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv'] });
    const [file] = tempFiles;
    return file === undefined ? undefined : { name: file.name, path: file.path, bytes: file.size };
  } catch {
    return undefined;
  }
};
