import { districtAt, type Point } from '@huzhou/shared/directory/place';
import { useState } from 'react';
import { locateMe } from '../../device/locate.ts';
import { findTexts } from './texts.ts';

export interface Here {
  readonly locating: boolean;
  /** Why it did not work, in a sentence. */
  readonly trouble: string | undefined;
  /** @returns where this device is; undefined when that is not known or not in Huzhou. */
  readonly locate: () => Promise<Point | undefined>;
}

/** Where this device is, on demand. */
export const useHere = (): Here => {
  const [locating, setLocating] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  return {
    locating,
    trouble,
    locate: async () => {
      setLocating(true);
      setTrouble(undefined);
      const found = await locateMe();
      setLocating(false);
      if (typeof found !== 'object') setTrouble(findTexts[found]);
      else if (districtAt(found) === undefined) setTrouble(findTexts.outside);
      else return found;
      return undefined;
    },
  };
};
