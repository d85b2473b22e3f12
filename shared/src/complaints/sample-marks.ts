import { type Instant, millisecondsBetween, plusMilliseconds } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintEvent, EventType } from './event.ts';
import { type LegName, type Policy, policies } from './policy.ts';

// For tests: a model of the marks that a story deserves. It knows nothing of rounds, legs or clocks but the story's
// events: in which spans of time a promise ran, and how much time it had then. A mark belongs to the case if its instant
// was passed within such a span.

interface Span {
  readonly from: Instant;
  to?: Instant;
  /** The time that the promise has in all, and the time that its clock has stood still before: milliseconds. */
  readonly owed: number;
  readonly stood: number;
}

interface Promise {
  readonly opening: number;
  readonly leg: LegName;
  readonly round: number;
  readonly startedAt: Instant;
  readonly spans: Span[];
}

const begins: Partial<Record<EventType, readonly LegName[]>> = {
  submitted: ['dispatch', 'resolution'],
  reopened: ['dispatch', 'resolution'],
  dispatched: ['response'],
};
const everything: readonly LegName[] = ['dispatch', 'response', 'resolution'];
const ends: Partial<Record<EventType, readonly LegName[]>> = {
  dispatched: ['dispatch'],
  responded: ['response'],
  returned: ['response'],
  resolved: ['resolution'],
  withdrawn: everything,
  declined: everything,
  transferred: everything,
  merged: everything,
  closed: everything,
};

const promisesOf = (policy: Policy, events: readonly ComplaintEvent[]): Promise[] => {
  const promises: Promise[] = [];
  let round = 1;
  const current = (leg: LegName) => promises.findLast((promise) => promise.leg === leg);
  const lastOf = (leg: LegName) => current(leg)?.spans.at(-1);
  const stop = (leg: LegName, at: Instant): void => {
    const span = lastOf(leg);
    if (span !== undefined && span.to === undefined) span.to = at;
  };
  const goOn = (from: Instant, more: Partial<Span> = {}): void => {
    const last = lastOf('resolution');
    if (last !== undefined) current('resolution')?.spans.push({ owed: last.owed, stood: last.stood, ...more, from });
  };
  for (const { type, at, until = at, opening } of events) {
    for (const leg of ends[type] ?? []) stop(leg, at);
    if (type === 'returned') round += 1;
    if (type === 'reopened') round = 1;
    // The 24 hours go on as if they had never stopped.
    if (type === 'reworked') goOn(at);
    if (type === 'suspended') stop('resolution', at);
    if (type === 'resumed') {
      const { to = at, stood = 0 } = lastOf('resolution') ?? {};
      goOn(until, { stood: stood + millisecondsBetween(to, until) });
    }
    if (type === 'extended') {
      stop('resolution', at);
      const { startedAt = at } = current('resolution') ?? {};
      goOn(at, { owed: millisecondsBetween(startedAt, until) - (lastOf('resolution')?.stood ?? 0) });
    }
    for (const leg of begins[type] ?? []) {
      const owed = policy.withinSeconds[leg] * 1000;
      promises.push({
        opening,
        leg,
        round: leg === 'response' ? round : 1,
        startedAt: at,
        spans: [{ from: at, owed, stood: 0 }],
      });
    }
  }
  return promises;
};

const leavesCheck: ReadonlySet<EventType> = new Set(['closed', 'reworked']);

/** Reported done by its deadline, and still waiting for its check when that passed. */
const isUnchecked = ({ opening, leg, startedAt, spans }: Promise, events: readonly ComplaintEvent[], now: Instant) => {
  const last = spans.at(-1);
  if (leg !== 'resolution' || last === undefined) return false;
  const due = plusMilliseconds(startedAt, last.stood + last.owed);
  return events.some(({ opening: ofOpening, type, at }, index) => {
    if (ofOpening !== opening || type !== 'resolved' || at > due) return false;
    const { at: until = now } = events.slice(index + 1).find((later) => leavesCheck.has(later.type)) ?? {};
    return until > due;
  });
};

const marksOfChecks = (policy: Policy, events: readonly ComplaintEvent[], now: Instant): string[] =>
  promisesOf(policy, events)
    .filter((promise) => isUnchecked(promise, events, now))
    .map(({ opening }) => `${opening}-unchecked-1-yellow`);

const marksOfTime = (policy: Policy, events: readonly ComplaintEvent[], now: Instant): string[] =>
  promisesOf(policy, events).flatMap(({ opening, leg, round, startedAt, spans }) =>
    policy.marks
      .filter((mark) => mark.leg === leg)
      .filter(({ used: [parts, of] }) =>
        spans.some(
          ({ to = now, owed, stood }) => to > plusMilliseconds(startedAt, stood + Math.round((owed * parts) / of)),
        ),
      )
      .map(({ colour }) => `${opening}-${leg}-${round}-${colour}`),
  );

/** Sent back once is yellow, twice red; an unsatisfied reporter yellow; a repeat and a supervisor's word red. */
const marksOfOccasions = (events: readonly ComplaintEvent[]): string[] => {
  const returns = new Map<number, number>();
  return events.flatMap(({ type, opening, keyReason }) => {
    if (type === 'reopened') return [`${opening}-unsatisfied-1-yellow`];
    if (type === 'repeated') return [`${opening}-repeated-1-red`];
    if (type === 'keyed' && keyReason === 'named') return [`${opening}-keyed-1-red`];
    if (type !== 'returned') return [];
    const times = (returns.get(opening) ?? 0) + 1;
    returns.set(opening, times);
    return times > 2 ? [] : [`${opening}-returned-${times}-${times === 1 ? 'yellow' : 'red'}`];
  });
};

/** Every mark that the story deserves by `now`. */
export const deserved = (events: readonly ComplaintEvent[], now: Instant): string[] =>
  [
    ...marksOfTime(policies.drill, events, now),
    ...marksOfChecks(policies.drill, events, now),
    ...marksOfOccasions(events),
  ].sort();

export const markIds = ({ marks }: Complaint): string[] => marks.map(({ markId }) => markId).sort();
