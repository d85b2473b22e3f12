import Taro from '@tarojs/taro';
import { isForgottenPhoto, newPhotoName } from './kept-photo-name.ts';

// Photos of a draft outlive the client: temporary files are gone when WeChat closes it.

const folder = (): string => Taro.env.USER_DATA_PATH ?? '';

/** Keeps a copy. @returns under which name, or undefined when there is no room. */
export const keepPhoto = (path: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const kept = `${folder()}/${newPhotoName(Date.now())}`;
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

/** Drops what drafts of long ago have left behind: it takes room and shows people's homes. */
export const dropForgottenPhotos = (now: number = Date.now()): Promise<void> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().readdir({
      dirPath: folder(),
      success: ({ files }) => {
        const forgotten = files.filter((name) => isForgottenPhoto(name, now));
        void Promise.all(forgotten.map((name) => dropPhoto(`${folder()}/${name}`))).then(() => resolve());
      },
      fail: () => resolve(),
    });
  });
