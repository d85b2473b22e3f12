import { cityCode } from '../directory/areas.ts';
import type { Role } from '../directory/role.ts';
import { covers } from '../directory/unit.ts';
import type { Caller } from '../identity/caller.ts';
import type { Instant } from '../kernel/time.ts';
import type { Dog } from './dog.ts';
import { type DogCommand, dogCommands } from './lifecycle.ts';
import { outOfTurn } from './turn.ts';

export const registrarRoles = ['registrar'] as const satisfies readonly [Role, ...Role[]];
export const patrolRoles = ['handler', 'team-lead'] as const satisfies readonly [Role, ...Role[]];
/** Who works in the register: decides, or looks a dog up in the street. */
export const registryRoles = [...registrarRoles, ...patrolRoles] as const;
export const clinicRoles = ['clinician'] as const satisfies readonly [Role, ...Role[]];

const keepersCommands: readonly DogCommand[] = [
  'save',
  'submit',
  'withdraw',
  'appeal',
  'renew',
  'lose',
  'find',
  'offer-transfer',
  'object-transfer',
  'cancel-transfer',
  'change-address',
  'replace-tag',
  'move-out',
  'move-back',
  'deregister',
  'chip',
  'drop-claim',
];

const registrarsCommands: readonly DogCommand[] = [
  'approve',
  'return',
  'refuse',
  'uphold',
  'grant-appeal',
  'object-transfer',
  'settle-objection',
  'cancel-transfer',
  'confiscate',
];

export const isKeeper = (dog: Dog, caller: Caller): boolean => dog.keeperId === caller.personId;

/** Accepted a transfer of this dog that is not complete yet. */
export const isNextKeeper = ({ transfer }: Dog, caller: Caller): boolean =>
  transfer?.newKeeperId !== undefined && transfer.newKeeperId === caller.personId;

const holdsAround = (areaCode: string, caller: Caller, roles: readonly Role[]): boolean =>
  caller.staff?.grants.some((grant) => roles.includes(grant.role) && covers(grant.areaCode, areaCode)) ?? false;

/** Holds a role for an area around a place: its town, or its district where the town is not known. */
export const worksAt = (
  place: { readonly districtCode: string; readonly townCode?: string | undefined },
  caller: Caller,
  roles: readonly Role[],
): boolean => holdsAround(place.townCode ?? place.districtCode, caller, roles);

/** Registrar of the dog's town, of its district, or of the city. A draft is nobody's but its keeper's. */
export const isRegistrarOf = ({ facts }: Dog, caller: Caller): boolean =>
  facts !== undefined && worksAt(facts, caller, registrarRoles);

/**
 * Whether the caller may give the command on this dog, in whatever state it is. Nobody decides on their own dog, and an
 * appeal is not heard by whoever refused.
 */
export const mayGive = (command: DogCommand, dog: Dog, caller: Caller): boolean => {
  if (keepersCommands.includes(command) && isKeeper(dog, caller)) return true;
  // Giving up is for either side of a transfer.
  if (command === 'cancel-transfer' && isNextKeeper(dog, caller)) return true;
  if (!registrarsCommands.includes(command) || !isRegistrarOf(dog, caller)) return false;
  if (isKeeper(dog, caller) || isNextKeeper(dog, caller)) return false;
  const isAppeal = command === 'uphold' || command === 'grant-appeal';
  return !(isAppeal && dog.refusal?.staffId === caller.staff?.staffId);
};

export const mayReadAsKeeper = (dog: Dog, caller: Caller): boolean =>
  isKeeper(dog, caller) || isNextKeeper(dog, caller);

/** The commands that this caller may give on this dog now: what a client offers. */
export const availableCommands = (dog: Dog, caller: Caller, at: Instant): readonly DogCommand[] =>
  dogCommands.filter((command) => outOfTurn(dog, command, at) === undefined && mayGive(command, dog, caller));

/** The clinic that a caller works for; undefined for anybody else. */
export const clinicOf = (caller: Caller): string | undefined =>
  caller.staff?.grants.find(({ role, unitId }) => role === 'clinician' && unitId !== undefined)?.unitId;

/** The widest area in which a caller works in the register; undefined for whoever does not. */
export const registryArea = (caller: Caller, roles: readonly Role[] = registryRoles): string | undefined => {
  const areas = caller.staff?.grants.filter(({ role }) => roles.includes(role)).map(({ areaCode }) => areaCode) ?? [];
  return areas.reduce<string | undefined>(
    (widest, next) => (widest === undefined || covers(next, widest) ? next : widest),
    undefined,
  );
};

/** Recalls concern every district, so the city's registrar gives them. */
export const mayRecall = (caller: Caller): boolean => holdsAround(cityCode, caller, registrarRoles);
