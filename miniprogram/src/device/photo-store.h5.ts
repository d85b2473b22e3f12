import { isForgottenPhoto, newPhotoName } from './kept-photo-name.ts';

// Photos of a draft outlive the page: blob URLs are gone with it, so the pictures lie in IndexedDB.
const databaseName = 'drafts';
const storeName = 'photos';

const inStore = <Value>(mode: IDBTransactionMode, act: (photos: IDBObjectStore) => IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(storeName, mode);
      const request = act(transaction.objectStore(storeName));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onabort = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });

/** Keeps a copy. @returns under which name, or undefined when there is no room. */
export const keepPhoto = async (path: string): Promise<string | undefined> => {
  try {
    const blob = await (await fetch(path)).blob();
    const name = newPhotoName(Date.now());
    await inStore('readwrite', (photos) => photos.put(blob, name));
    return name;
  } catch {
    return undefined;
  }
};

/** Where a kept photo can be read now; undefined when it is gone. */
export const openPhoto = async (name: string): Promise<string | undefined> => {
  try {
    const blob: unknown = await inStore('readonly', (photos) => photos.get(name));
    return blob instanceof Blob ? URL.createObjectURL(blob) : undefined;
  } catch {
    return undefined;
  }
};

export const dropPhoto = async (name: string): Promise<void> => {
  try {
    await inStore('readwrite', (photos) => photos.delete(name));
  } catch {
    // What cannot be reached cannot be dropped; the browser clears it in its own time.
  }
};

/** Drops what drafts of long ago have left behind: it takes room and shows people's homes. */
export const dropForgottenPhotos = async (now: number = Date.now()): Promise<void> => {
  try {
    const names = await inStore('readonly', (photos) => photos.getAllKeys());
    await Promise.all(
      names.filter((name) => isForgottenPhoto(String(name), now)).map((name) => dropPhoto(String(name))),
    );
  } catch {
    // Next time, then.
  }
};
