import { findArea } from '@huzhou/shared/directory/areas';
import { Role, RoleGrant, roles, roleUnitKind } from '@huzhou/shared/directory/role';
import { deskIdOf, Unit, UnitKind, unitKinds, Work, works } from '@huzhou/shared/directory/unit';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import * as z from 'zod/mini';
import { StaffRecord } from './staff.ts';

const text = (what: string) => z.string(what).check(z.trim(), z.minLength(1, what), z.maxLength(64, what));
const Code = z.string('an id').check(z.regex(/^[A-Za-z0-9-]{1,64}$/, 'an id: letters, digits and hyphens, 64 at most'));

/**
 * Who is to hold which roles from now on, and in which units: what an operator hands to the seed function. Units and
 * staff that it does not name stay as they are; a member of staff without grants has no role any more.
 */
export const Roster = z.strictObject({
  units: z._default(
    z.array(
      z.strictObject({
        ...Unit.shape,
        unitId: Code,
        kind: z.enum(UnitKind.def.entries, `one of ${unitKinds.join(', ')}`),
        name: text('a name'),
        areaCode: z.string('the code of an area'),
        works: z.array(Work, `a list of ${works.join(', ')}`),
      }),
      'a list of units',
    ),
    [],
  ),
  staff: z.array(
    z.strictObject({
      ...StaffRecord.shape,
      staffId: Code,
      personId: text('what the person reads as their number, GET /v1/me says it too'),
      name: text('a name'),
      grants: z.array(
        z.strictObject({ ...RoleGrant.shape, role: z.enum(Role.def.entries, `one of ${roles.join(', ')}`) }),
        'a list of grants; empty: no role any more',
      ),
    }),
    'a list of staff',
  ),
});
export type Roster = z.infer<typeof Roster>;

/** What is wrong with a roster, each with its place in it. */
export type Problems = readonly string[];

const placeOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('') || '.';

/** The roster in an event, or what is wrong with it. A deployment fires the function with an event that says nothing. */
export const rosterIn = (event: unknown): Result<Roster, Problems> | undefined => {
  if (event === undefined || event === null) return undefined;
  if (typeof event === 'object' && Object.keys(event).length === 0) return undefined;
  const parsed = z.safeParse(Roster, event);
  return parsed.success
    ? ok(parsed.data)
    : err(parsed.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`));
};

type Find<Found> = (id: string) => Promise<Found | undefined>;

/** What the directory and the identities know already. */
export interface Known {
  readonly findUnit: Find<Unit>;
  readonly staffByPerson: Find<StaffRecord>;
  readonly findOpenid: Find<string>;
}

const twice = (ids: readonly string[]): ReadonlySet<string> => new Set(ids.filter((id, at) => ids.indexOf(id) !== at));

const problemsOfUnit = ({ unitId, kind, areaCode, works }: Unit, before: Unit | undefined): Problems => [
  ...(findArea(areaCode) === undefined ? [`there is no area ${areaCode}`] : []),
  ...(kind === 'team' && works.length === 0 ? ['a team without works gets no case'] : []),
  ...(kind !== 'team' && works.length > 0 ? [`a ${kind} gets no case by works: leave them empty`] : []),
  // Its staff and its cases would stay behind.
  ...(before !== undefined && (before.areaCode !== areaCode || before.kind !== kind)
    ? [`${unitId} is a ${before.kind} of ${before.areaCode}: make another unit`]
    : []),
  // Cases that wait for a decision or a check are found under this id.
  ...(kind === 'desk' && unitId !== deskIdOf(areaCode) ? [`the desk of ${areaCode} is ${deskIdOf(areaCode)}`] : []),
];

const problemsOfGrant = async ({ role, areaCode, unitId }: RoleGrant, findUnit: Find<Unit>): Promise<Problems> => {
  if (findArea(areaCode) === undefined) return [`there is no area ${areaCode}`];
  const kind = roleUnitKind[role];
  if (kind === undefined) return unitId === undefined ? [] : [`a ${role} is of an area, not of a unit`];
  if (unitId === undefined) return [`a ${role} is of a unit: unitId is missing`];
  const unit = await findUnit(unitId);
  if (unit === undefined) return [`there is no unit ${unitId}`];
  if (unit.kind !== kind) return [`${unitId} is no ${kind}`];
  // A wider area would let them see the cases of all other teams there.
  return unit.areaCode === areaCode ? [] : [`${unitId} is of the area ${unit.areaCode}, not ${areaCode}`];
};

/** Everything that a roster asks for and that cannot be; empty when it may be written as it is. */
export const problemsOf = async (roster: Roster, known: Known): Promise<Problems> => {
  const { units, staff } = roster;
  const findUnit: Find<Unit> = async (id) => units.find(({ unitId }) => unitId === id) ?? known.findUnit(id);
  const problemsOfPerson = async ({ personId, staffId }: StaffRecord): Promise<Problems> => {
    if ((await known.findOpenid(personId)) === undefined) return [`nobody has signed in as ${personId}`];
    const holder = await known.staffByPerson(personId);
    return holder === undefined || holder.staffId === staffId ? [] : [`${personId} is ${holder.staffId} already`];
  };
  const namedTwice = twice([
    ...units.map(({ unitId }) => unitId),
    ...staff.flatMap(({ staffId, personId }) => [staffId, personId]),
  ]);
  const problemsOfIds = (...ids: readonly string[]): Problems =>
    ids.filter((id) => namedTwice.has(id)).map((id) => `${id} is named twice`);
  const ofUnits = units.map(async (unit, at) =>
    [...problemsOfIds(unit.unitId), ...problemsOfUnit(unit, await known.findUnit(unit.unitId))].map(
      (problem) => `.units[${at}]: ${problem}`,
    ),
  );
  const ofStaff = staff.map(async (member, at) => {
    const ofGrants = member.grants.map(async (grant, which) =>
      (await problemsOfGrant(grant, findUnit)).map((problem) => `.staff[${at}].grants[${which}]: ${problem}`),
    );
    const own = [...problemsOfIds(member.staffId, member.personId), ...(await problemsOfPerson(member))].map(
      (problem) => `.staff[${at}]: ${problem}`,
    );
    return [...own, ...(await Promise.all(ofGrants)).flat()];
  });
  return (await Promise.all([...ofUnits, ...ofStaff])).flat();
};
