import { earliest, type Instant, plusMilliseconds } from '../kernel/time.ts';
import type { Complaint, SetMark } from './complaint.ts';
import { dueMarks, nextMarkInstant } from './deadlines.ts';
import { standingKey } from './key-case.ts';
import { isSettled } from './lifecycle.ts';
import { resumed } from './marking.ts';
import { type Colour, colours, type LegName, type OccasionReason } from './policy.ts';

/** Why a case stands on the ledger (红黄蓝督办台账), and since when: a promise late or nearly late, or an occasion. */
export interface LedgerReason {
  readonly colour: Colour;
  readonly since: Instant;
  readonly leg?: LegName | undefined;
  readonly reason?: OccasionReason | undefined;
}

const isOfRunningOpening = ({ opening }: Complaint, { markId }: SetMark): boolean => markId.startsWith(`${opening}-`);

/** A suspension ends at its instant, whether a machine has noticed that or not. */
const asGoingOn = (complaint: Complaint, at: Instant): Complaint =>
  complaint.suspendedUntil !== undefined && complaint.suspendedUntil <= at
    ? resumed(complaint, complaint.suspendedUntil)
    : complaint;

/**
 * All that puts a case on the ledger at `at`, gravest first: the marks of its opening, those included that have fallen
 * due and that no machine has noticed yet, so that the colour is right to the millisecond. A key case stands in red
 * until it is struck off (销号), also when its work is done. A case whose work is done is on the ledger for nothing else.
 */
export const ledgerReasons = (complaint: Complaint, at: Instant): readonly LedgerReason[] => {
  const key = standingKey(complaint);
  const marks = isSettled(complaint.state)
    ? []
    : [
        ...complaint.marks.filter((mark) => isOfRunningOpening(complaint, mark)),
        ...dueMarks(asGoingOn(complaint, at), at),
      ];
  const reasons: LedgerReason[] = marks.map(({ colour, instant, leg, reason }) => ({
    colour,
    since: instant,
    ...(leg === undefined ? {} : { leg }),
    ...(reason === undefined ? {} : { reason }),
  }));
  if (key !== undefined && !reasons.some(({ colour }) => colour === 'red'))
    reasons.push({ colour: 'red', since: key.since, reason: 'keyed' });
  const rank = ({ colour }: LedgerReason): number => -colours.indexOf(colour);
  return reasons.sort((one, other) => rank(one) - rank(other) || (one.since < other.since ? -1 : 1));
};

/** The colour of a case on the ledger at `at`: its gravest reason; undefined when it is not on it. */
export const ledgerColour = (complaint: Complaint, at: Instant): Colour | undefined =>
  ledgerReasons(complaint, at)[0]?.colour;

/**
 * Since when, or from when on if nothing happens, a case is on the ledger; undefined when it will not be. An index
 * sorted by it gives the whole ledger of any moment in one read: everything up to now.
 */
export const ledgerFrom = (complaint: Complaint): Instant | undefined => {
  const key = standingKey(complaint);
  if (isSettled(complaint.state)) return key?.since;
  const set = complaint.marks.filter((mark) => isOfRunningOpening(complaint, mark)).map(({ instant }) => instant);
  const next = nextMarkInstant(asGoingOn(complaint, complaint.suspendedUntil ?? complaint.acceptedAt));
  // "Within 30 minutes" includes the last millisecond: a mark that is still to come counts from the next one on.
  const coming = next === undefined ? [] : [plusMilliseconds(next, 1)];
  return earliest([...set, ...coming, ...(key === undefined ? [] : [key.since])]);
};
