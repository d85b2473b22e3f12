import { useEffect } from 'react';
import { usePreferences } from '../device/preferences.ts';
import { themeClass } from './theme-class.ts';
import './pull-to-refresh.scss';
import './tab-bar.scss';

// Links of Taro's tab bar lead to `javascript:;`, which our content security policy would report at each tap.
document.addEventListener(
  'click',
  (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="javascript:"]') !== null)
      event.preventDefault();
  },
  true,
);

/** In the browser the tab bar and overlays lie outside of the page: the document carries the tokens too. */
export const useNativeBars = (): void => {
  const chosen = usePreferences();
  useEffect(() => {
    document.documentElement.className = themeClass(chosen);
  }, [chosen]);
};
