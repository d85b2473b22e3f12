import { useEffect } from 'react';
import { usePreferences } from '../device/preferences.ts';
import { themeClass } from './theme-class.ts';
import './pull-to-refresh.scss';
import './tab-bar.scss';

/** In the browser the tab bar and overlays lie outside of the page: the document carries the tokens too. */
export const useNativeBars = (): void => {
  const chosen = usePreferences();
  useEffect(() => {
    document.documentElement.className = themeClass(chosen);
  }, [chosen]);
};
