import type { Instant } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { nextCheckAt } from './deadlines.ts';
import type { Actor, ComplaintEvent, EventType } from './event.ts';
import type { ComplaintState } from './lifecycle.ts';

/** What one write does: the case as it is afterwards, and the events that say why. Written together or not at all. */
export interface Change {
  readonly complaint: Complaint;
  readonly events: readonly ComplaintEvent[];
}

export type EventDetail = Omit<ComplaintEvent, 'complaintId' | 'seq' | 'opening' | 'type' | 'at' | 'actor' | 'state'>;

/** Builds a change event by event, so that seq, version and state cannot disagree. */
export const recorder = (before: Complaint, at: Instant) => {
  const events: ComplaintEvent[] = [];
  return {
    record: (type: EventType, actor: Actor, opening: number, state: ComplaintState, detail: EventDetail = {}): void => {
      const seq = before.version + events.length + 1;
      events.push({ complaintId: before.complaintId, seq, opening, type, at, actor, state, ...detail });
    },
    finish: (after: Complaint): Change => {
      const version = before.version + events.length;
      const next = nextCheckAt(after);
      const waitingFor = nextCheckAt(before);
      // The running clock wakes at `waitingFor`; only what must be looked at sooner needs a new one.
      const isBroughtForward =
        next !== undefined && (before.version === 0 || waitingFor === undefined || next < waitingFor);
      const clock = isBroughtForward ? version : after.clock;
      return { complaint: { ...after, version, clock, ...(events.length === 0 ? {} : { lastEventAt: at }) }, events };
    },
  };
};

export type Recorder = ReturnType<typeof recorder>;

/**
 * `now`, but never before anything that the case already knows. Two machines' clocks differ by some milliseconds;
 * a case's story must not run backwards for it, nor a leg end before it began.
 */
export const notBefore = ({ acceptedAt, closedAt, lastEventAt, legs, marks }: Complaint, now: Instant): Instant =>
  [
    lastEventAt,
    // Cases of before know no last event.
    acceptedAt,
    closedAt,
    ...Object.values(legs).flatMap((leg) => [leg?.startedAt, leg?.endedAt, leg?.pausedAt]),
    ...marks.map(({ setAt }) => setAt),
  ].reduce<Instant>((latest, known) => (known !== undefined && known > latest ? known : latest), now);
