import { CompactEncrypt, compactDecrypt } from 'jose';
import { type DerivedKey, deriveKeys, type KeyRing } from './key-ring.ts';
import type { SecretReader } from './secrets.ts';

/** Encrypts single fields (telephone numbers, openids) so that neither a table nor its backups hold them in clear. */
export interface Sealer {
  /** `context` names what the text is and whose (`phone:01J…`); only the same context opens it again. */
  readonly seal: (text: string, context: string) => Promise<string>;
  /** Throws when the text was sealed by an unknown key or for another context, or was changed. */
  readonly open: (sealed: string, context: string) => Promise<string>;
}

// One derivation per version of the ring; the reader returns the same object until the secret is read again.
const keysOf = (readRing: SecretReader<KeyRing>): (() => Promise<readonly DerivedKey[]>) => {
  let last: { readonly ring: KeyRing; readonly keys: readonly DerivedKey[] } | undefined;
  return async () => {
    const ring = await readRing();
    if (last?.ring !== ring) last = { ring, keys: deriveKeys(ring, 'field') };
    return last.keys;
  };
};

/** Compact JWE, `dir` with A256GCM: the header with key id and context is authenticated along with the text. */
export const createSealer = (readRing: SecretReader<KeyRing>): Sealer => {
  const keys = keysOf(readRing);
  return {
    seal: async (text, context) => {
      const [key] = await keys();
      if (key === undefined) throw new Error('There is no field key');
      return new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.kid, ctx: context })
        .encrypt(key.bytes);
    },
    open: async (sealed, context) => {
      const known = await keys();
      const { plaintext, protectedHeader } = await compactDecrypt(
        sealed,
        ({ kid }) => {
          const key = known.find((candidate) => candidate.kid === kid);
          if (key === undefined) throw new Error(`There is no field key ${String(kid).slice(0, 32)}`);
          return key.bytes;
        },
        { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
      );
      if (protectedHeader.ctx !== context) throw new Error('A sealed field was moved from where it belongs');
      return new TextDecoder().decode(plaintext);
    },
  };
};
