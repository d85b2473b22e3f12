import { changeSource } from '@huzhou/shared/complaints/intake/routes';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Source } from '@huzhou/shared/sources/source';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { RegisteredSource } from '../../sources/source-rows.ts';
import {
  type AdministerDeps,
  administer,
  found,
  mayAdminister,
  type Outcome,
  unknownSource,
  viewOf,
  type Written,
  webhookErrors,
} from './source-administration.ts';

/** What a source may do is changed, or it is shut out and let in again. */
export const createChangeSource =
  (deps: AdministerDeps): Handler<typeof changeSource> =>
  async (input, caller) => {
    const { path, body } = input;
    const call = idempotentCall(changeSource, input, caller);
    const plan = async (at: Instant): Outcome<Written> => {
      const before = await found(deps, path.sourceId, caller);
      if (before === undefined) return err(unknownSource);
      const scope = body.scope ?? before.source.scope;
      if (!mayAdminister(caller, scope)) return err(failure('forbidden', '登记的区域超出了您的管理范围'));
      const errors = webhookErrors(body.webhookUrl, deps.outside);
      if (errors.length > 0) return err(invalidInput(...errors));
      const { webhookUrl: _before, ...kept } = before.source;
      const webhookUrl = body.webhookUrl === undefined ? before.source.webhookUrl : (body.webhookUrl ?? undefined);
      const source: Source = {
        ...kept,
        name: body.name ?? kept.name,
        state: body.state ?? kept.state,
        scope,
        perMinute: body.perMinute ?? kept.perMinute,
        evidenceHosts: body.evidenceHosts ?? kept.evidenceHosts,
        ...(webhookUrl === undefined ? {} : { webhookUrl }),
        changedAt: at,
      };
      return ok({ registered: { ...before, source, version: before.version + 1 } });
    };
    const answer = async (registered: RegisteredSource) => ok(viewOf(registered, deps.clock.now()));
    return administer(deps, { what: 'source-changed', caller, call }, plan, answer);
  };
