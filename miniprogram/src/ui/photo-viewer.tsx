import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';

/** Shows photos one at a time, over everything. `viewer` must stand somewhere on the page. */
export interface PhotoViewer {
  readonly view: (urls: readonly string[], index: number) => void;
  readonly viewer: ReactNode;
}

/** WeChat has a viewer of its own, with pinching and saving. */
export const usePhotoViewer = (): PhotoViewer => ({
  view: (urls, index) => void Taro.previewImage({ urls: [...urls], current: urls[index] ?? '' }),
  viewer: null,
});
