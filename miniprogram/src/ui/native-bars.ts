import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { type Preferences, usePreferences } from '../device/preferences.ts';

const bars = {
  light: {
    text: '#000000',
    background: '#FFFFFF',
    page: '#F4F6F8',
    tab: '#565D67',
    selected: '#1B55B5',
    border: 'black',
  },
  dark: {
    text: '#FFFFFF',
    background: '#191D23',
    page: '#0F1216',
    tab: '#A6ADB8',
    selected: '#84ADF2',
    border: 'white',
  },
} as const;

const quietly = (painted: Promise<unknown>): void => {
  // A page without that bar answers with a failure; there is nothing to paint then.
  painted.catch(() => undefined);
};

const paintBars = ({ theme }: Preferences): void => {
  const shade = theme === 'system' ? (Taro.getAppBaseInfo().theme ?? 'light') : theme;
  const paint = shade === 'dark' ? bars.dark : bars.light;
  quietly(Taro.setNavigationBarColor({ frontColor: paint.text, backgroundColor: paint.background }));
  quietly(Taro.setBackgroundColor({ backgroundColor: paint.page }));
  quietly(
    Taro.setTabBarStyle({
      color: paint.tab,
      selectedColor: paint.selected,
      backgroundColor: paint.background,
      borderStyle: paint.border,
    }),
  );
};

/** WeChat draws the bars around a page itself; they follow the chosen theme each time the page is shown. */
export const useNativeBars = (): void => {
  const chosen = usePreferences();
  useEffect(() => paintBars(chosen), [chosen]);
  useDidShow(() => paintBars(chosen));
};
