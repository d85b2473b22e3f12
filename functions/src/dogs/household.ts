import { createHmac } from 'node:crypto';
import type { Home, Keeper } from '@huzhou/shared/dogs/form';
import { deriveKeys, type KeyRing } from '../platform/key-ring.ts';
import type { SecretReader } from '../platform/secrets.ts';

/** Names a household without saying which: by its door, and by its keeper, so that neither another spelling nor another door makes a second one. */
export type HouseholdOf = (keeper: Pick<Keeper, 'identityNumber'>, home: Home) => Promise<readonly string[]>;

/** Of an address only what tells doors apart: width, spaces and punctuation differ between any two who write it down. */
const doorOf = ({ townCode, address }: Home): string =>
  `${townCode}/${address
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{S}]|号|室|弄/gu, '')}`;

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
