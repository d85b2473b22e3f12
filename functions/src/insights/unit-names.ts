import type { Clock } from '@huzhou/shared/kernel/time';
import { createCachedDirectory } from '../directory/cached-directory.ts';
import type { Directory } from '../directory/directory-repository.ts';

/** What the units around districts are called, by their id. */
export type UnitNames = (districtCodes: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export const createUnitNames = (repository: Directory, clock: Clock): UnitNames => {
  const directory = createCachedDirectory(repository, clock);
  return async (districtCodes) => {
    const units = await Promise.all(districtCodes.map((code) => directory.unitsAround(code)));
    return new Map(units.flat().map(({ unitId, name }) => [unitId, name]));
  };
};
