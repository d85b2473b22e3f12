import Taro from '@tarojs/taro';

/** What is kept on this device under a key; undefined when there is none or the storage refuses. */
export const readStored = (key: string): unknown => {
  try {
    const value: unknown = Taro.getStorageSync(key);
    return value === '' ? undefined : value;
  } catch {
    return undefined;
  }
};

/** Keeps a value on this device. @returns false when there is no room or storage is forbidden. */
export const store = (key: string, value: unknown): boolean => {
  try {
    Taro.setStorageSync(key, value);
    return true;
  } catch {
    return false;
  }
};

export const forget = (key: string): void => {
  try {
    Taro.removeStorageSync(key);
  } catch {
    // Nothing to forget where nothing can be stored.
  }
};
