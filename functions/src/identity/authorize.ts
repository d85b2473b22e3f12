import type { StaffRecord } from '../directory/staff.ts';
import type { AuthorizerClaims } from '../platform/http-caller.ts';
import { log } from '../platform/log.ts';
import type { SessionTokens } from './session-token.ts';

export interface AuthorizeDeps {
  readonly tokens: Pick<SessionTokens, 'verify'>;
  readonly directory: { readonly staffByPerson: (personId: string) => Promise<StaffRecord | undefined> };
}

// Ours have about 300 characters; nothing longer is worth a signature check.
const bearerPattern = /^Bearer ([A-Za-z0-9_.-]{1,2048})$/i;

/** Who sends this `Authorization` header, as claims; the staff side as the directory says it now. */
export const createAuthorize =
  ({ tokens, directory }: AuthorizeDeps) =>
  async (authorization: string | undefined): Promise<AuthorizerClaims> => {
    const token = bearerPattern.exec(authorization ?? '')?.[1];
    if (token === undefined) return { problem: 'unauthenticated' };
    try {
      const personId = await tokens.verify(token);
      if (personId === undefined) return { problem: 'unauthenticated' };
      const staff = await directory.staffByPerson(personId);
      if (staff === undefined) return { personId };
      const { staffId, name, grants } = staff;
      return { personId, staff: JSON.stringify({ staffId, name, grants }) };
    } catch (error) {
      log.error('session.unverifiable', { error });
      return { problem: 'unavailable' };
    }
  };
