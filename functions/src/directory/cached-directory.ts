import { type Clock, secondsIn } from '@huzhou/shared/kernel/time';
import { cached } from '../platform/cache.ts';
import type { Directory } from './directory-repository.ts';

/** How long a change in the directory may go unnoticed by a function that is running. */
export const directoryFreshSeconds = secondsIn.minute;

/**
 * The directory, remembered in the function's memory: the same teams and staff are asked for with every case, and
 * they change a few times a year.
 */
export const createCachedDirectory = (directory: Directory, clock: Clock): Directory => {
  const options = { clock, freshSeconds: directoryFreshSeconds, mostKeys: 5_000 };
  return {
    findUnit: cached(options, directory.findUnit),
    unitsAround: cached(options, directory.unitsAround),
    staffAround: cached(options, directory.staffAround),
    staffOfUnit: cached(options, directory.staffOfUnit),
    staffById: cached(options, directory.staffById),
    staffByPerson: cached(options, directory.staffByPerson),
  };
};
