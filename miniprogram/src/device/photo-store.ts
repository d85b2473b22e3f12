import Taro from '@tarojs/taro';

// Photos of a draft outlive the client: temporary files are gone when WeChat closes it.

/** Keeps a copy. @returns under which name, or undefined when there is no room. */
export const keepPhoto = (path: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const kept = `${Taro.env.USER_DATA_PATH}/photo-${Date.now()}-${Math.random().toString(36).slice(2)}.jpg`;
    // Not saveFile: that moves the file, and the page goes on showing and sending it from where it lies.
    Taro.getFileSystemManager().copyFile({
      srcPath: path,
      destPath: kept,
      success: () => resolve(kept),
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
    Taro.getFileSystemManager().unlink({ filePath: name, complete: () => resolve() });
  });
