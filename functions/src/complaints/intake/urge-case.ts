import { type IntakeSource, isHandOver } from '@huzhou/shared/complaints/intake/kinds';
import { urgeHandedOver } from '@huzhou/shared/complaints/intake/routes';
import { advance } from '@huzhou/shared/complaints/transition';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { type Instant, millisecondsBetween } from '@huzhou/shared/kernel/time';
import { signatureScheme } from '@huzhou/shared/sources/signature';
import { sourceReporterId } from '@huzhou/shared/sources/source';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import { notADesk } from './hand-over-case.ts';
import { onTheirCase, type Plan, type TheirCaseDeps } from './on-their-case.ts';

/** For so long a signed call can be sent again by whoever has seen it: signed for the latest moment, until it is too old. */
const replayableSeconds = 2 * signatureScheme.skewSeconds;

/** So often a case can be urged on: each is a note that is read and a message to whoever has it. */
const mostUrgings = 50;
const urgedEnough = failure('out-of-turn', `一件最多催办 ${mostUrgings} 次，请直接联系承办单位`);

const isRecent = (at: Instant, now: Instant): boolean => millisecondsBetween(at, now) <= replayableSeconds * 1000;

/**
 * Another desk urges a case on (催办): a note on the case, for all staff to read. The signature does not cover the key
 * under which a call is done once, so the same words again are the same call for as long as it could be a replay.
 */
export const createUrgeCase =
  (deps: TheirCaseDeps): Handler<typeof urgeHandedOver, IntakeSource> =>
  async (input, source) => {
    if (!isHandOver(source.kind)) return err(notADesk);
    const { sourceId } = source;
    const words = `${source.name}催办：${input.body.words}`;
    const plan: Plan = async ({ complaint, events }, now) => {
      const urgings = events.filter(
        ({ type, actor }) => type === 'noted' && actor.kind === 'source' && actor.sourceId === sourceId,
      );
      if (urgings.some((urging) => urging.words === words && isRecent(urging.at, now))) return ok(undefined);
      if (urgings.length >= mostUrgings) return err(urgedEnough);
      const change = advance(complaint, { command: 'note', words }, { kind: 'source', sourceId }, now);
      return change.ok ? ok({ change: change.value, photos: [] }) : change;
    };
    const call = idempotentCall(urgeHandedOver, input, { personId: sourceReporterId(sourceId) });
    return onTheirCase(deps, { source, number: input.path.number, plan, call });
  };
