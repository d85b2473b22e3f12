import { recordSubscriptions } from '@huzhou/shared/identity/routes';
import { invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import type { QuotaRepository } from './quota-repository.ts';
import type { TemplateIds } from './templates.ts';

export interface RecordSubscriptionsDeps {
  readonly quotas: Pick<QuotaRepository, 'add'>;
  readonly templateIds: TemplateIds;
}

/** Counts what the person has just agreed to in WeChat's dialogue: one more message for each template. */
export const createRecordSubscriptions =
  ({ quotas, templateIds }: RecordSubscriptionsDeps): Handler<typeof recordSubscriptions> =>
  async (input, caller) => {
    const known = Object.values(templateIds);
    const unknown = input.body.templateIds.flatMap((templateId, index) =>
      known.includes(templateId) ? [] : [{ field: `templateIds.${index}`, message: '没有这个消息模板' }],
    );
    if (unknown.length > 0) return err(invalidInput(...unknown));
    const added = await quotas.add(idempotentCall(recordSubscriptions, input, caller), input.body.templateIds);
    return added.ok ? ok({ quota: added.value }) : added;
  };
