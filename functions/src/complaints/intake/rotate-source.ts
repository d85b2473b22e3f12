import { rotateSource } from '@huzhou/shared/complaints/intake/routes';
import { err, ok } from '@huzhou/shared/kernel/result';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import { isGood, newCredential, sealCredential } from '../../sources/credential.ts';
import type { RegisteredSource } from '../../sources/source-rows.ts';
import {
  type AdministerDeps,
  administer,
  found,
  keyedReply,
  type Outcome,
  unknownSource,
  type Written,
} from './source-administration.ts';

/** A source gets a new key and secret; the old ones go on for the overlap, so that it can change over in its own time. */
export const createRotateSource =
  (deps: AdministerDeps): Handler<typeof rotateSource> =>
  async (input, caller) => {
    const { path, body } = input;
    const call = idempotentCall(rotateSource, input, caller);
    const plan = async (at: Instant): Outcome<Written> => {
      const before = await found(deps, path.sourceId, caller);
      if (before === undefined) return err(unknownSource);
      const retiresAt = plusSeconds(at, body.overlapHours * secondsIn.hour);
      const old = before.credentials
        .filter((credential) => isGood(credential, at))
        .map((credential) =>
          credential.retiresAt !== undefined && credential.retiresAt < retiresAt
            ? credential
            : { ...credential, retiresAt },
        );
      const added = await sealCredential(deps.sealer, path.sourceId, newCredential(deps.randomBytes), at);
      const source = { ...before.source, changedAt: at };
      return ok({ registered: { source, credentials: [added, ...old], version: before.version + 1 }, added });
    };
    const answer = (registered: RegisteredSource, keyHash?: string) => keyedReply(deps, registered, keyHash);
    return administer(deps, { what: 'source-rotated', caller, call }, plan, answer);
  };
