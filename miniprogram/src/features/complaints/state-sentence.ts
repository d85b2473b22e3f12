import { declineReasons } from '@huzhou/shared/complaints/casework';
import type { LegName } from '@huzhou/shared/complaints/policy';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { sentences } from '../../i18n/cases.ts';
import { durationWords, momentWords } from '../../i18n/time.ts';

type Told = Pick<
  ComplaintDetail,
  | 'state'
  | 'opening'
  | 'unitName'
  | 'promises'
  | 'commands'
  | 'suspendedUntil'
  | 'declinedFor'
  | 'transferredTo'
  | 'isMine'
>;

interface Due {
  readonly isLate: boolean;
  /** 「今天 18:20」 */
  readonly by: string;
  /** The whole time that was promised: 「30 秒」. */
  readonly within: string;
}

const dueOf = ({ promises }: Told, name: LegName, now: number): Due | undefined => {
  const promise = promises.find(({ leg, endedAt }) => leg === name && endedAt === undefined);
  if (promise === undefined) return undefined;
  const due = epochMilliseconds(promise.dueAt);
  return {
    isLate: now > due,
    by: momentWords(due, now),
    within: durationWords(due - epochMilliseconds(promise.startedAt)),
  };
};

const waitsForDispatch = (told: Told, now: number): string => {
  const due = dueOf(told, 'dispatch', now);
  if (due?.isLate) return sentences.dispatchLate;
  if (told.unitName !== undefined) return sentences.atDesk(told.unitName);
  const within = due?.within ?? '';
  return told.opening > 1 ? sentences.reopened(within) : sentences.received(within);
};

/** How things stand, in one plain sentence to the one who reported it. `now` in epoch milliseconds. */
export const stateSentence = (told: Told, now: number): string => {
  const unit = told.unitName ?? sentences.someTeam;
  const resolution = dueOf(told, 'resolution', now);
  switch (told.state) {
    case 'submitted':
      return waitsForDispatch(told, now);
    case 'dispatched': {
      const response = dueOf(told, 'response', now);
      return response === undefined || response.isLate
        ? sentences.responseLate(unit)
        : sentences.dispatched(unit, response.by);
    }
    case 'returned':
      return resolution === undefined || resolution.isLate ? sentences.returnedLate : sentences.returned(resolution.by);
    case 'responded':
      return resolution === undefined || resolution.isLate
        ? sentences.resolutionLate(unit)
        : sentences.responded(unit, resolution.by);
    case 'resolved':
      return sentences.resolved(unit);
    case 'closed':
      return told.commands.includes('rate') ? sentences.closed : sentences.closedForGood;
    case 'rated':
      return sentences.rated;
    case 'withdrawn':
      return told.isMine ? sentences.withdrawn : sentences.withdrawnByOther;
    case 'suspended':
      return sentences.suspended(
        told.suspendedUntil === undefined ? '' : momentWords(epochMilliseconds(told.suspendedUntil), now),
      );
    case 'declined':
      return sentences.declined(told.declinedFor === undefined ? '' : declineReasons[told.declinedFor]);
    case 'transferred':
      return sentences.transferred(told.transferredTo ?? '');
    case 'merged':
      return sentences.merged;
  }
};
