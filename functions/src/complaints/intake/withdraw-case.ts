import { type IntakeSource, isHandOver } from '@huzhou/shared/complaints/intake/kinds';
import type { withdrawHandedOver } from '@huzhou/shared/complaints/intake/routes';
import { advance } from '@huzhou/shared/complaints/transition';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { notADesk } from './hand-over-case.ts';
import { onTheirCase, type Plan, type TheirCaseDeps } from './on-their-case.ts';

/** Another desk takes back what it handed over. Taken back already, it stays so. */
export const createWithdrawCase =
  (deps: TheirCaseDeps): Handler<typeof withdrawHandedOver, IntakeSource> =>
  async ({ path, body: { words } }, source) => {
    if (!isHandOver(source.kind)) return err(notADesk);
    const plan: Plan = async ({ complaint }, now) => {
      if (complaint.state === 'withdrawn') return ok(undefined);
      const step = { command: 'withdraw', words } as const;
      const change = advance(complaint, step, { kind: 'source', sourceId: source.sourceId }, now);
      return change.ok ? ok({ change: change.value, photos: [] }) : change;
    };
    return onTheirCase(deps, { source, number: path.number, plan });
  };
