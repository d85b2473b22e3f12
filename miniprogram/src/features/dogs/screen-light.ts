import Taro from '@tarojs/taro';

/** As bright as it goes while a code is shown, and never dark. @returns gives the screen back. */
export const lightUp = (): (() => void) => {
  const before = Taro.getScreenBrightness()
    .then(({ value }) => value)
    .catch(() => undefined);
  // A screen that stays as it is can still be read.
  Taro.setScreenBrightness({ value: 1 }).catch(() => undefined);
  Taro.setKeepScreenOn({ keepScreenOn: true }).catch(() => undefined);
  return () => {
    void before.then((value) => {
      if (value !== undefined) Taro.setScreenBrightness({ value }).catch(() => undefined);
    });
    Taro.setKeepScreenOn({ keepScreenOn: false }).catch(() => undefined);
  };
};
