import Taro from '@tarojs/taro';

/** Whether this device can show the way to a place. */
export const canOpenPlace = true;

/** Shows a place (GCJ-02) on WeChat's own map, with the way to it. */
export const openPlace = (
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
  address: string,
): void => {
  // Closing the map is no failure of ours, and a map that does not open is seen by whoever wanted it.
  Taro.openLocation({ longitude, latitude, name: address, scale: 17 }).catch(() => undefined);
};
