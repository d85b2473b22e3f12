import Taro from '@tarojs/taro';

/** Room for what stands at the top of the page, in px. */
const above = 96;

/** Brings the element with this id into sight, a little below the top. */
export const scrollToElement = (id: string): void => {
  Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -above, duration: 200 }).catch(() => undefined);
};

/** The page begins at its top again: another screen of it is shown. */
export const scrollToTop = (): void => {
  Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined);
};
