import Taro from '@tarojs/taro';

interface WeChatTap {
  readonly changedTouches?: readonly { readonly clientX: number; readonly clientY: number }[];
}

/** Where within the element with this id a tap fell, as shares of its width and height; undefined when it cannot be told. */
export const pointerShare = (
  id: string,
  event: unknown,
): Promise<{ readonly x: number; readonly y: number } | undefined> =>
  new Promise((resolve) => {
    const touch = (event as WeChatTap).changedTouches?.[0];
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((found) => {
        const box = Array.isArray(found) ? found[0] : found;
        if (touch === undefined || box === null || box === undefined || box.width === 0) resolve(undefined);
        else resolve({ x: (touch.clientX - box.left) / box.width, y: (touch.clientY - box.top) / box.height });
      })
      .exec();
  });
