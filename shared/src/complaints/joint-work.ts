import type { Failure } from '../kernel/failure.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Change } from './change.ts';
import type { Complaint, UnitRef } from './complaint.ts';
import type { Actor } from './event.ts';
import { accept, advance } from './transition.ts';

/** Whether anybody waits for the result of a case in their own name: a part's result goes to the case that it is of. */
export const isPart = ({ parentId }: Pick<Complaint, 'parentId'>): boolean => parentId !== undefined;

/** One part of joint work (会办): what this unit is to do of the case. */
export interface Part {
  readonly complaintId: string;
  readonly unit: UnitRef;
  readonly words: string;
}

/**
 * A part as it begins: a case of its own, with its unit at once, a response clock of its own and the parent's
 * deadline. It is not counted in the figures: the promise was made for the parent.
 */
export const beginPart = (parent: Complaint, part: Part, actor: Actor, now: Instant): Result<Change, Failure> => {
  const { policyVersion, categoryCode, address, point, districtCode, townCode, source } = parent;
  const accepted = accept(
    {
      complaintId: part.complaintId,
      policyVersion,
      categoryCode,
      address,
      ...(point === undefined ? {} : { point }),
      districtCode,
      ...(townCode === undefined ? {} : { townCode }),
      words: part.words,
      photoIds: [],
      reporterId: `case:${parent.complaintId}`,
      anonymous: false,
      hasPhone: false,
      submittedAt: now,
      source,
      parentId: parent.complaintId,
    },
    actor,
  );
  const { dueAt } = parent.legs.resolution;
  const { legs } = accepted.complaint;
  const begun = { ...accepted.complaint, legs: { ...legs, resolution: { ...legs.resolution, dueAt } } };
  const dispatched = advance(begun, { command: 'dispatch', unit: part.unit }, actor, now);
  if (!dispatched.ok) return dispatched;
  const { complaint, events } = dispatched.value;
  return ok({ complaint: { ...complaint, clock: complaint.version }, events: [...accepted.events, ...events] });
};
