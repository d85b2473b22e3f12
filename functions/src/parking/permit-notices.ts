import type { Instant } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import type { Message } from '@huzhou/shared/notices/templates';
import { contestMessage, contestOutcomes, permitMessage } from '@huzhou/shared/parking/messages';
import { PermitState } from '@huzhou/shared/parking/permit';
import * as z from 'zod/mini';
import type { RowChange } from '../platform/stream.ts';
import { permitPrefix } from './keys.ts';

const PermitRow = z.object({
  permitId: z.string(),
  personId: z.string(),
  state: PermitState,
  version: z.int(),
  grantedBy: z.optional(z.string()),
});
const Before = z.object({ state: PermitState });

const ContestRow = z.object({
  requestId: z.string(),
  personId: z.string(),
  kind: z.string(),
  state: z.string(),
  decidedAt: z.optional(z.string()),
});

type Row = Readonly<Record<string, unknown>>;

const notice = (noticeId: string, personId: string, subjectId: string, message: Message): Notice => ({
  noticeId,
  to: { personId },
  message,
  subjectId,
});

const ofPermit = (row: Row, before: Row | undefined, now: Instant): readonly Notice[] => {
  const permit = z.parse(PermitRow, row);
  const earlier = before === undefined ? undefined : z.parse(Before, before).state;
  // Who has won a contest is told so by the contest.
  if (earlier === permit.state || permit.grantedBy === 'hand-over') return [];
  const message = permitMessage(permit, earlier, now);
  const { permitId, personId, state, version } = permit;
  return message === undefined ? [] : [notice(`${permitId}-${state}-${version}`, personId, permitId, message)];
};

const ofContest = (row: Row, before: Row | undefined, now: Instant): readonly Notice[] => {
  const { requestId, personId, kind, state, decidedAt = now } = z.parse(ContestRow, row);
  const outcome = contestOutcomes.find((known) => known === state);
  if (kind !== 'contest' || outcome === undefined || before?.state === state) return [];
  return [notice(`${requestId}-${state}`, personId, requestId, contestMessage(requestId, outcome, decidedAt))];
};

/** What persons are told of a permit that was decided, or of a plate that others say is theirs. */
export const permitNotices = ({ before, after }: RowChange, now: Instant): readonly Notice[] => {
  if (after === undefined) return [];
  const sk = String(after.sk);
  if (sk.startsWith(permitPrefix)) return ofPermit(after, before, now);
  return sk === 'REQUEST' ? ofContest(after, before, now) : [];
};
