import type { Instant } from '../kernel/time.ts';
import type { Recorder } from './change.ts';
import type { Complaint, SetMark } from './complaint.ts';
import { dueMarks, occasionMarkId, unpauseLeg } from './deadlines.ts';
import type { Actor } from './event.ts';
import { type KeyReason, standingKey } from './key-case.ts';
import { type OccasionReason, policyOf } from './policy.ts';

export const systemActor: Actor = { kind: 'system' };

/** Red on the ledger makes a key case: it gets a leader and a plan, unless it has them. A part is its parent's matter. */
const keyed = (complaint: Complaint, reason: KeyReason, at: Instant, { record }: Recorder): Complaint => {
  if (standingKey(complaint) !== undefined || complaint.parentId !== undefined) return complaint;
  record('keyed', systemActor, complaint.opening, complaint.state, { keyReason: reason });
  return { ...complaint, key: { reason, since: at } };
};

const addMark = (complaint: Complaint, mark: SetMark, at: Instant, recording: Recorder): Complaint => {
  recording.record('marked', systemActor, complaint.opening, complaint.state, { mark });
  const marked = { ...complaint, marks: [...complaint.marks, mark] };
  if (mark.colour !== 'red' || mark.reason === 'keyed') return marked;
  return keyed(marked, mark.reason === 'repeated' ? 'repeated' : 'red', at, recording);
};

/** Sets every mark that has fallen due by `at`. The same case comes back when there is none. */
export const setDueMarks = (complaint: Complaint, at: Instant, recording: Recorder): Complaint =>
  dueMarks(complaint, at).reduce((marked, mark) => addMark(marked, mark, at, recording), complaint);

/** Sets the mark of an occasion that has just come for the `times`-th time in the opening, if the policy has one. */
export const setOccasionMark = (
  complaint: Complaint,
  reason: OccasionReason,
  times: number,
  at: Instant,
  recording: Recorder,
): Complaint => {
  const occasion = policyOf(complaint.policyVersion).occasions.find(
    (candidate) => candidate.reason === reason && candidate.times === times,
  );
  if (occasion === undefined) return complaint;
  const { colour } = occasion;
  const markId = occasionMarkId(complaint.opening, occasion);
  if (complaint.marks.some((mark) => mark.markId === markId)) return complaint;
  return addMark(complaint, { markId, reason, colour, instant: at, setAt: at }, at, recording);
};

/** The case as its clocks go on at `at` after a suspension. */
export const resumed = (complaint: Complaint, at: Instant): Complaint => {
  const { suspendedUntil: _until, ...rest } = complaint;
  return {
    ...rest,
    state: 'responded',
    legs: { ...complaint.legs, resolution: unpauseLeg(complaint.legs.resolution, at) },
  };
};

/**
 * All that time alone does to a case by `at`: a suspension ends at its instant, whenever that is noticed, and marks
 * fall due. The same case comes back when nothing does.
 */
export const letTimePass = (complaint: Complaint, at: Instant, recording: Recorder): Complaint => {
  const { suspendedUntil } = complaint;
  if (suspendedUntil === undefined || at < suspendedUntil) return setDueMarks(complaint, at, recording);
  const going = resumed(complaint, suspendedUntil);
  recording.record('resumed', systemActor, going.opening, going.state, { until: suspendedUntil });
  return setDueMarks(going, at, recording);
};
