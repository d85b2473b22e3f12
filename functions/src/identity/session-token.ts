import { type Clock, epochMilliseconds, type Instant, instantOf, secondsIn } from '@huzhou/shared/kernel/time';
import { errors, jwtVerify, SignJWT } from 'jose';
import { type DerivedKey, deriveKeys, type KeyRing } from '../platform/key-ring.ts';
import type { SecretReader } from '../platform/secrets.ts';

/** How long a session lasts. Short, because a token cannot be called back; the client gets a new one unseen. */
export const sessionSeconds = 2 * secondsIn.hour;

interface Session {
  readonly token: string;
  readonly expiresAt: Instant;
}

export interface SessionTokens {
  readonly issue: (personId: string) => Promise<Session>;
  /** The person whose token it is; undefined for a token that is forged, expired, or not one. */
  readonly verify: (token: string) => Promise<string | undefined>;
}

const issuer = 'huzhou-city-services';
const audience = 'huzhou-city-services/api';
const algorithm = 'HS256';

/** Signed tokens (JWT) that say who somebody is and nothing else: what they may do is asked of the directory each time. */
export const createSessionTokens = (readRing: SecretReader<KeyRing>, clock: Clock): SessionTokens => {
  const keys = async (): Promise<readonly DerivedKey[]> => deriveKeys(await readRing(), 'session');

  return {
    issue: async (personId) => {
      const [key] = await keys();
      if (key === undefined) throw new Error('There is no session key');
      const issuedAt = Math.floor(epochMilliseconds(clock.now()) / 1000);
      const expiresAt = issuedAt + sessionSeconds;
      const token = await new SignJWT()
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: key.kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(personId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key.bytes);
      return { token, expiresAt: instantOf(expiresAt * 1000) };
    },

    verify: async (token) => {
      // Read first: that the keys cannot be had is our trouble, and not the token's fault.
      const known = await keys();
      try {
        const { payload } = await jwtVerify(
          token,
          ({ kid }) => {
            const key = known.find((candidate) => candidate.kid === kid);
            if (key === undefined) throw new errors.JWKSNoMatchingKey();
            return key.bytes;
          },
          {
            algorithms: [algorithm],
            issuer,
            audience,
            requiredClaims: ['sub', 'exp'],
            currentDate: new Date(clock.now()),
          },
        );
        return payload.sub;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
};
