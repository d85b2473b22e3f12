import { isDeepStrictEqual } from 'node:util';
import type { DirectoryRepository } from './directory-repository.ts';
import { type Known, type Problems, problemsOf, type Roster } from './roster.ts';

export interface EnrollDeps {
  readonly directory: Pick<DirectoryRepository, 'findUnit' | 'putUnits' | 'staffById' | 'staffByPerson' | 'putStaff'>;
  readonly findOpenid: Known['findOpenid'];
}

export interface Enrolled {
  readonly unitsWritten: number;
  readonly staffWritten: number;
}

/**
 * Writes a roster into the directory: all of it, or nothing and what is wrong with it. Done again, it writes nothing;
 * should it end half-way, doing it again completes it.
 */
export const enroll = async (
  { directory, findOpenid }: EnrollDeps,
  { units, staff }: Roster,
): Promise<Enrolled | { readonly problems: Problems }> => {
  const problems = await problemsOf({ units, staff }, { ...directory, findOpenid });
  if (problems.length > 0) return { problems };
  const unitsThere = await Promise.all(units.map(({ unitId }) => directory.findUnit(unitId)));
  const newUnits = units.filter((unit, at) => !isDeepStrictEqual(unit, unitsThere[at]));
  await directory.putUnits(newUnits);
  const staffThere = await Promise.all(staff.map(({ staffId }) => directory.staffById(staffId)));
  const newStaff = staff.filter((member, at) => !isDeepStrictEqual(member, staffThere[at]));
  for (const member of newStaff) await directory.putStaff(member);
  return { unitsWritten: newUnits.length, staffWritten: newStaff.length };
};
