import Taro from '@tarojs/taro';

/** A photo on this device, small enough to be sent: a JPEG of at most 1600 px. */
export interface LocalPhoto {
  readonly path: string;
  readonly bytes: number;
  readonly contentType: 'image/jpeg';
}

const longestEdge = 1_600;
const quality = 80;

/** Opens the camera or the album. @returns paths of temporary files, none when the person thought better of it. */
export const choosePhotos = async (from: 'camera' | 'album', most: number): Promise<readonly string[]> => {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: most,
      mediaType: ['image'],
      sourceType: [from],
      sizeType: ['compressed'],
    });
    return tempFiles.map(({ tempFilePath }) => tempFilePath);
  } catch {
    return [];
  }
};

const sizeOf = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({ filePath: path, success: ({ size }) => resolve(size), fail: reject });
  });

/** Makes a photo small enough to be sent. @throws when the file is no picture. */
export const shrinkPhoto = async (path: string): Promise<LocalPhoto> => {
  const { width, height } = await Taro.getImageInfo({ src: path });
  const edge = Math.max(width, height);
  const share = edge > longestEdge ? longestEdge / edge : 1;
  const { tempFilePath } = await Taro.compressImage({
    src: path,
    quality,
    compressedWidth: Math.round(width * share),
    compressedHeight: Math.round(height * share),
  });
  return { path: tempFilePath, bytes: await sizeOf(tempFilePath), contentType: 'image/jpeg' };
};
