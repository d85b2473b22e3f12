import type { Point } from '@huzhou/shared/directory/place';
import gcoord from 'gcoord';
import type { LocateFailure, PickedPlace } from './locate.ts';

export type { LocateFailure, PickedPlace };

const patienceMilliseconds = 10_000;

/** Where this device is, in GCJ-02: browsers speak WGS84, 520 m away from it in Huzhou. Asks for leave the first time. */
export const locateMe = (): Promise<Point | LocateFailure> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) resolve('unknown');
    else
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          const [longitude, latitude] = gcoord.transform(
            [coords.longitude, coords.latitude],
            gcoord.WGS84,
            gcoord.GCJ02,
          );
          resolve({ longitude: Number(longitude.toFixed(6)), latitude: Number(latitude.toFixed(6)) });
        },
        ({ code }) => resolve(code === 1 ? 'refused' : 'unknown'),
        { enableHighAccuracy: true, timeout: patienceMilliseconds, maximumAge: 60_000 },
      );
  });

/** The browser has none: the sketch and the area picker serve instead. */
export const hasMap = false;

export const pickOnMap = async (_from: Point | undefined): Promise<PickedPlace | undefined> => undefined;
