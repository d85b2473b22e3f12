import { registerSource } from '@huzhou/shared/complaints/intake/routes';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Source } from '@huzhou/shared/sources/source';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import { newCredential, sealCredential } from '../../sources/credential.ts';
import type { RegisteredSource } from '../../sources/source-rows.ts';
import {
  type AdministerDeps,
  administer,
  keyedReply,
  mayAdminister,
  type Outcome,
  type Written,
  webhookErrors,
} from './source-administration.ts';

/** An administrator lets another system in: its key and secret are shown in this answer and nowhere else. */
export const createRegisterSource =
  (deps: AdministerDeps): Handler<typeof registerSource> =>
  async (input, caller) => {
    const { body } = input;
    const call = idempotentCall(registerSource, input, caller);
    const plan = async (at: Instant): Outcome<Written> => {
      if (!mayAdminister(caller, body.scope)) return err(failure('forbidden', '登记的区域超出了您的管理范围'));
      const errors = webhookErrors(body.webhookUrl, deps.outside);
      if (errors.length > 0) return err(invalidInput(...errors));
      const sourceId = `src-${randomCode(deps.randomBytes, 12).toLowerCase()}`;
      const { webhookUrl, ...rest } = body;
      const source: Source = {
        sourceId,
        state: 'active',
        ...rest,
        ...(webhookUrl === undefined ? {} : { webhookUrl }),
        createdAt: at,
        changedAt: at,
      };
      const added = await sealCredential(deps.sealer, sourceId, newCredential(deps.randomBytes), at);
      return ok({ registered: { source, credentials: [added], version: 1 }, added });
    };
    const answer = (registered: RegisteredSource, keyHash?: string) => keyedReply(deps, registered, keyHash);
    return administer(deps, { what: 'source-registered', caller, call }, plan, answer);
  };
