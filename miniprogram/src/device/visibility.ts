import Taro from '@tarojs/taro';

/** Calls back when the whole client is left or returned to. @returns stops listening. */
export const onAppVisible = (act: (visible: boolean) => void): (() => void) => {
  const show = (): void => act(true);
  const hide = (): void => act(false);
  Taro.onAppShow(show);
  Taro.onAppHide(hide);
  return () => {
    Taro.offAppShow(show);
    Taro.offAppHide(hide);
  };
};
