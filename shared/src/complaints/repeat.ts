import * as z from 'zod/mini';
import { metersBetween } from '../directory/distance.ts';
import { millisecondsBetween, secondsIn } from '../kernel/time.ts';
import { Complaint, isPersons } from './complaint.ts';
import { machineKinds } from './intake/kinds.ts';
import { policyOf } from './policy.ts';
import type { CaseSource } from './source.ts';

/** What of an earlier case tells whether this one repeats it. */
export const EarlierCase = z.pick(Complaint, {
  complaintId: true,
  submittedAt: true,
  categoryCode: true,
  address: true,
  point: true,
  districtCode: true,
  state: true,
  source: true,
  reporterId: true,
  parentId: true,
});
export type EarlierCase = z.infer<typeof EarlierCase>;

const machines: readonly CaseSource[] = machineKinds;

/** Whether a case is somebody's complaint that stands: machines see the same thing every day, parts are nobody's own. */
const isComplained = ({ source, parentId, state }: EarlierCase): boolean =>
  !machines.includes(source) && parentId === undefined && state !== 'declined' && state !== 'withdrawn';

const orderOf = ({ submittedAt, complaintId }: EarlierCase): string => `${submittedAt}#${complaintId}`;

const within = (earlier: EarlierCase, later: EarlierCase, days: number): boolean =>
  millisecondsBetween(earlier.submittedAt, later.submittedAt) <= days * secondsIn.day * 1000;

const isNear = (one: EarlierCase, other: EarlierCase, meters: number): boolean =>
  one.point !== undefined && other.point !== undefined && metersBetween(one.point, other.point) <= meters;

/** Without a point on either side only the same words name the same place. */
const isSamePlace = (one: EarlierCase, other: EarlierCase, meters: number): boolean =>
  one.point === undefined || other.point === undefined
    ? one.districtCode === other.districtCode && one.address === other.address
    : isNear(one, other, meters);

/** As many as a case names of those before it. */
const mostNamed = 10;

/**
 * The earlier cases that make this one a repeat (重复投诉) by the policy's rule, the latest first; none when it is not
 * one. `candidates` may hold any cases; only those that were submitted before this one count, so that of several at
 * once each counts once, whoever asks when.
 */
export const repeatsOf = (complaint: Complaint, candidates: readonly EarlierCase[]): readonly string[] => {
  if (!isComplained(complaint)) return [];
  const { near, repeat } = policyOf(complaint.policyVersion);
  const byId = new Map(candidates.map((candidate) => [candidate.complaintId, candidate]));
  const earlier = [...byId.values()]
    .filter((other) => isComplained(other) && other.categoryCode === complaint.categoryCode)
    .filter((other) => orderOf(other) < orderOf(complaint))
    .sort((one, other) => (orderOf(one) < orderOf(other) ? 1 : -1));
  const around = earlier.filter(
    (other) => within(other, complaint, repeat.withinDays) && isNear(other, complaint, near.withinMeters),
  );
  const sameReporters = earlier.filter(
    (other) =>
      isPersons(complaint) &&
      other.reporterId === complaint.reporterId &&
      within(other, complaint, repeat.reporterWithinDays) &&
      isSamePlace(other, complaint, near.withinMeters),
  );
  const counted = [
    ...(around.length + 1 >= repeat.times ? around : []),
    ...(sameReporters.length + 1 >= repeat.reporterTimes ? sameReporters : []),
  ];
  const named = new Set(counted.map(({ complaintId }) => complaintId));
  return earlier
    .map(({ complaintId }) => complaintId)
    .filter((id) => named.has(id))
    .slice(0, mostNamed);
};
