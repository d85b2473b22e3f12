import type { LocalPhoto } from './photos.ts';

export type { LocalPhoto };

const longestEdge = 1_600;
const quality = 0.8;

/** Opens the camera or the album. @returns blob URLs, none when the person thought better of it. */
export const choosePhotos = (from: 'camera' | 'album', most: number): Promise<readonly string[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = from === 'album' && most > 1;
    if (from === 'camera') input.setAttribute('capture', 'environment');
    input.style.display = 'none';
    // iOS opens the picker only for an input that is in the document.
    document.body.append(input);
    const settle = (paths: readonly string[]): void => {
      input.remove();
      resolve(paths);
    };
    input.addEventListener('change', () =>
      settle([...(input.files ?? [])].slice(0, most).map((file) => URL.createObjectURL(file))),
    );
    input.addEventListener('cancel', () => settle([]));
    input.click();
  });

const jpeg = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/jpeg', quality);
  });

/** Makes a photo small enough to be sent; drawing it anew leaves its metadata behind. @throws when the file is no picture. */
export const shrinkPhoto = async (path: string): Promise<LocalPhoto> => {
  const original = await (await fetch(path)).blob();
  const picture = await createImageBitmap(original);
  const share = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * share);
  canvas.height = Math.round(picture.height * share);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await jpeg(canvas);
  return { path: URL.createObjectURL(blob), bytes: blob.size, contentType: 'image/jpeg' };
};
