import { createHmac } from 'node:crypto';
import type { Home, Keeper } from '@huzhou/shared/dogs/form';
import { deriveKeys, type KeyRing } from '../platform/key-ring.ts';
import type { SecretReader } from '../platform/secrets.ts';

/** Names a household without saying which: by its door, and by its keeper, so that neither another spelling nor another door makes a second one. */
export type HouseholdOf = (keeper: Pick<Keeper, 'identityNumber'>, home: Home) => Promise<readonly string[]>;

/** Words that stand between the numbers of a door; people leave them out, or write a hyphen instead. */
const between = /[\s\p{P}\p{S}]|号|幢|栋|座|单元|楼|层|室|房|弄/gu;

/**
 * Of an address only what tells doors apart: its names and its numbers, each on its own, so that 1 号 23 幢 is not
 * 12 号 3 幢, and `12-3-201` is 12 号 3 幢 201 室.
 */
const doorOf = ({ townCode, address }: Home): string => {
  const words = address.normalize('NFKC').toUpperCase().replace(between, ' ');
  return [townCode, ...(words.match(/\d+|[^\d ]+/g) ?? [])].join('/');
};

/**
 * Pseudonyms under each key of the ring, so that the households of before and after a rotation are the same ones as long
 * as the ring keeps the old key; which it does anyway, for what that key has sealed.
 */
export const createHouseholds =
  (readRing: SecretReader<KeyRing>): HouseholdOf =>
  async ({ identityNumber }, home) => {
    const keys = deriveKeys(await readRing(), 'household');
    return keys.flatMap(({ bytes }) =>
      [`door/${doorOf(home)}`, `person/${identityNumber.toUpperCase()}`].map((text) =>
        createHmac('sha256', bytes).update(text).digest('base64url'),
      ),
    );
  };
