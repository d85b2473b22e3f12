// biome-ignore-all lint/performance: stands in for a whole package.
// biome-ignore-all lint/style/noDefaultExport: Taro is imported by its default export.
// biome-ignore-all lint/correctness/useExhaustiveDependencies: page hooks run once a page, whatever they close over.
// '@tarojs/taro' for tests: the real browser APIs, with the page hooks as plain effects.
import * as api from '@tarojs/taro-h5';
import { useEffect } from 'react';

export * from '@tarojs/taro-h5';

type Act = () => void;

export const useLoad = (act: (parameters: object) => void): void => useEffect(() => act({}), []);
export const useDidShow = (act: Act): void => useEffect(() => act(), []);
export const useReady = useDidShow;
export const useDidHide = (_: Act): void => {};
export const usePullDownRefresh = (_: Act): void => {};
export const useReachBottom = usePullDownRefresh;
export const useUnload = (act: Act): void => useEffect(() => act, []);
export const useRouter = () => ({ path: '', params: {} as Record<string, string> });

// Taro's build rewrites `Taro.x` to named imports; here the default export is put together from them.
export default Object.assign({}, api, (api as unknown as { default?: object }).default, {
  useLoad,
  useDidShow,
  useReady,
  useDidHide,
  usePullDownRefresh,
  useReachBottom,
  useUnload,
  useRouter,
});
