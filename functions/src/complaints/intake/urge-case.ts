import { urgeHandedOver } from '@huzhou/shared/complaints/intake/routes';
import { isHandOver, type Source, sourceReporterId } from '@huzhou/shared/complaints/intake/source';
import { advance } from '@huzhou/shared/complaints/transition';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import { notADesk } from './hand-over-case.ts';
import { onTheirCase, type Plan, type TheirCaseDeps } from './on-their-case.ts';

/** Another desk urges a case on (催办): a note on the case, for all staff to read. */
export const createUrgeCase =
  (deps: TheirCaseDeps): Handler<typeof urgeHandedOver, Source> =>
  async (input, source) => {
    if (!isHandOver(source.kind)) return err(notADesk);
    const { sourceId } = source;
    const plan: Plan = async ({ complaint }, now) => {
      const words = `${source.name}催办：${input.body.words}`;
      const change = advance(complaint, { command: 'note', words }, { kind: 'source', sourceId }, now);
      return change.ok ? ok({ change: change.value, photos: [] }) : change;
    };
    const call = idempotentCall(urgeHandedOver, input, { personId: sourceReporterId(sourceId) });
    return onTheirCase(deps, { source, number: input.path.number, plan, call });
  };
