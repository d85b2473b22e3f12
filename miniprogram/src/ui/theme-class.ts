import { type Preferences, usePreferences } from '../device/preferences.ts';

/** The class names that carry the tokens: on a page's root, and on every overlay, which may live outside of it. */
export const themeClass = ({ elder, theme }: Preferences): string =>
  `theme theme--${theme}${elder ? ' theme--elder' : ''}`;

export const useThemeClass = (): string => themeClass(usePreferences());
