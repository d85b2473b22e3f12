import type { Point } from '@huzhou/shared/directory/place';
import Taro from '@tarojs/taro';

/** Why there is no position: the person said no, or the device does not know. */
export type LocateFailure = 'refused' | 'unknown';

/** Where this device is, in GCJ-02. Asks for leave the first time: call it from a tap. */
export const locateMe = async (): Promise<Point | LocateFailure> => {
  try {
    const { longitude, latitude } = await Taro.getLocation({ type: 'gcj02' });
    return { longitude, latitude };
  } catch (thrown) {
    return /auth/i.test((thrown as { errMsg?: string }).errMsg ?? '') ? 'refused' : 'unknown';
  }
};

/** A place picked on a real map, with its words. */
export interface PickedPlace {
  readonly point: Point;
  readonly address: string;
}

/** Whether this platform has a map of its own to pick from. */
export const hasMap = true;

/** WeChat's own map. @returns undefined when the person thought better of it. */
export const pickOnMap = async (from: Point | undefined): Promise<PickedPlace | undefined> => {
  try {
    const picked = await Taro.chooseLocation(from ?? {});
    const { longitude, latitude, name, address } = picked;
    return {
      point: { longitude: Number(longitude), latitude: Number(latitude) },
      address: address.includes(name) ? address : `${address}${name}`,
    };
  } catch {
    return undefined;
  }
};
