import Taro from '@tarojs/taro';

const focusable = 'input, textarea, button, [tabindex]';

/** Brings the element with this id into sight, and the keyboard's focus to the first thing in it. */
export const scrollToElement = (id: string): void => {
  const element = document.getElementById(id);
  if (element === null) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  element.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
};

/** The page begins at its top again: another screen of it is shown. */
export const scrollToTop = (): void => {
  const page = Taro.getCurrentInstance().page?.path;
  const box = page === undefined ? null : document.getElementById(page);
  box?.scrollTo(0, 0);
  window.scrollTo(0, 0);
};
