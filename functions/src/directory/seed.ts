import { isDeepStrictEqual } from 'node:util';
import type { Persona } from '@huzhou/shared/directory/demonstration';
import type { Unit } from '@huzhou/shared/directory/unit';
import type { DirectoryRepository } from './directory-repository.ts';
import type { StaffRecord } from './staff.ts';

export interface SeedDeps {
  readonly directory: Pick<DirectoryRepository, 'findUnit' | 'putUnits' | 'staffById' | 'putStaff'>;
  /** The id of the person with this openid, added if need be. */
  readonly personOf: (openid: string) => Promise<string>;
}

export interface Seeded {
  readonly unitsAdded: number;
  readonly staffWritten: number;
}

/** Adds the units that are missing. Those that are there stay as they are: somebody may have corrected them. */
const seedUnits = async ({ directory }: SeedDeps, units: readonly Unit[]): Promise<number> => {
  const there = await Promise.all(units.map(({ unitId }) => directory.findUnit(unitId)));
  const missing = units.filter((_unit, index) => there[index] === undefined);
  await directory.putUnits(missing);
  return missing.length;
};

const seedPersona = async ({ directory, personOf }: SeedDeps, persona: Persona): Promise<boolean> => {
  // A person row for everybody, so that an alarm reaches staff who have never signed in.
  const personId = await personOf(persona.openid);
  if (persona.staffId === undefined) return false;
  const staff: StaffRecord = {
    staffId: persona.staffId,
    name: persona.name,
    grants: [...persona.grants],
    personId,
  };
  if (isDeepStrictEqual(await directory.staffById(persona.staffId), staff)) return false;
  await directory.putStaff(staff);
  return true;
};

/** Makes the directory usable. Done again, it writes nothing. */
export const seed = async (deps: SeedDeps, units: readonly Unit[], personas: readonly Persona[]): Promise<Seeded> => {
  const unitsAdded = await seedUnits(deps, units);
  const written = await Promise.all(personas.map((persona) => seedPersona(deps, persona)));
  return { unitsAdded, staffWritten: written.filter(Boolean).length };
};
