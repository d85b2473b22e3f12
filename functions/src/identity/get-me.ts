import type { getMe } from '@huzhou/shared/identity/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import type { QuotaRepository } from './quota-repository.ts';
import { type TemplateIds, templatesFor } from './templates.ts';

export interface GetMeDeps {
  readonly quotas: Pick<QuotaRepository, 'quotaOf'>;
  readonly templateIds: TemplateIds;
}

/** The caller, what they may do, and which messages they can still get or be asked to accept. */
export const createGetMe =
  ({ quotas, templateIds }: GetMeDeps): Handler<typeof getMe> =>
  async (_input, { personId, staff }) =>
    ok({
      personId,
      ...(staff === undefined ? {} : { staff }),
      quota: await quotas.quotaOf(personId),
      templates: [...templatesFor(templateIds, staff?.grants.map(({ role }) => role) ?? [])],
    });
