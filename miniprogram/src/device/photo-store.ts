import Taro from '@tarojs/taro';

// Photos of a draft outlive the client: temporary files are gone when WeChat closes it.

/** Keeps a copy. @returns under which name, or undefined when there is no room. */
export const keepPhoto = (path: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: ({ savedFilePath }) => resolve(savedFilePath),
      fail: () => resolve(undefined),
    });
  });

/** Where a kept photo can be read now; undefined when it is gone. */
export const openPhoto = (name: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().access({ path: name, success: () => resolve(name), fail: () => resolve(undefined) });
  });

export const dropPhoto = (name: string): Promise<void> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().removeSavedFile({ filePath: name, complete: () => resolve() });
  });
