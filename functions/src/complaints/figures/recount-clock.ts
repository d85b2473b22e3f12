import type { ComplaintEvent, EventType } from '@huzhou/shared/complaints/event';
import { policyOf } from '@huzhou/shared/complaints/policy';

/** Milliseconds since 1970. */
type Moment = number;

/**
 * As of when a case is recounted. What fell due before `surely` must have been noticed by now; of what fell due after
 * it, up to `now`, the log decides, because clock and stream take their moments.
 */
export interface AsOf {
  readonly surely: Moment;
  readonly now: Moment;
}

/** How one promise of one opening went. */
export interface Outcome {
  readonly promise: 'dispatch' | 'response' | 'resolution' | 'feedback';
  /** `kept` ended as promised, `else` ended by something else. */
  readonly came: 'kept' | 'else' | 'not-yet' | 'paused';
  readonly overdue: boolean;
  /** Its deadline has passed, also where it was reported done before: unless it has been checked, it is not met. */
  readonly lapsed?: boolean;
  /** Time taken, for what was kept. */
  readonly took?: number;
  /** Index of the event that ended it. */
  readonly endedBy?: number;
}

const ms = (instant: string): Moment => Date.parse(instant);

const endsAll: readonly EventType[] = ['withdrawn', 'declined', 'transferred', 'merged', 'closed'];

const noticed = (story: readonly ComplaintEvent[], leg: string, due: Moment, from: number): boolean =>
  story.some(
    ({ type, mark }, index) => index >= from && type === 'marked' && mark?.leg === leg && ms(mark.instant) === due,
  );

/** Whether what was reported done, and is still to be checked, has waited for that beyond the deadline. */
const hasLapsed = (story: readonly ComplaintEvent[], due: Moment, asOf: AsOf): boolean =>
  due < asOf.surely ||
  (due < asOf.now && story.some(({ type, mark }) => type === 'marked' && mark?.reason === 'unchecked'));

/** Whether a clock that still runs has passed its deadline. */
const hasPassed = (story: readonly ComplaintEvent[], leg: string, due: Moment, from: number, asOf: AsOf): boolean =>
  due < asOf.surely || (due < asOf.now && noticed(story, leg, due, from));

/** A clock that runs from event `from` for `within` milliseconds, until the first event of `kept` or `other`. */
const runOnce = (
  promise: 'dispatch' | 'response',
  story: readonly ComplaintEvent[],
  from: number,
  within: number,
  kept: EventType,
  other: readonly EventType[],
  asOf: AsOf,
): Outcome => {
  const start = ms(story[from]?.at ?? '');
  const due = start + within;
  const endedBy = story.findIndex(({ type }, index) => index > from && (type === kept || other.includes(type)));
  const end = story[endedBy];
  if (end === undefined) return { promise, came: 'not-yet', overdue: hasPassed(story, promise, due, from, asOf) };
  const took = ms(end.at) - start;
  // An automatic answer is none: whoever relies on it has not answered at all.
  if (promise === 'response' && end.type === kept && end.actor.kind !== 'staff')
    return { promise, came: 'else', overdue: true, endedBy };
  return end.type === kept
    ? { promise, came: 'kept', overdue: took > within, took, endedBy }
    : { promise, came: 'else', overdue: took > within, endedBy };
};

export const dispatchOutcome = (story: readonly ComplaintEvent[], policyVersion: string, asOf: AsOf): Outcome =>
  runOnce('dispatch', story, 0, policyOf(policyVersion).withinSeconds.dispatch * 1000, 'dispatched', endsAll, asOf);

export const responseOutcomes = (story: readonly ComplaintEvent[], policyVersion: string, asOf: AsOf): Outcome[] =>
  story.flatMap(({ type }, index) =>
    type === 'dispatched'
      ? [
          runOnce(
            'response',
            story,
            index,
            policyOf(policyVersion).withinSeconds.response * 1000,
            'responded',
            ['returned', ...endsAll],
            asOf,
          ),
        ]
      : [],
  );

/** Runs the clock of the resolution through the story: stopped by the work, started by rework, moved and suspended. */
export const resolutionOutcome = (story: readonly ComplaintEvent[], policyVersion: string, asOf: AsOf): Outcome => {
  const start = ms(story[0]?.at ?? '');
  let due = start + policyOf(policyVersion).withinSeconds.resolution * 1000;
  let [overdue, stood] = [false, 0];
  let pausedSince: Moment | undefined;
  let end: { readonly came: 'kept' | 'else'; readonly took: number; readonly by: number } | undefined;
  const stop = (came: 'kept' | 'else', by: number, at: Moment): void => {
    overdue ||= pausedSince === undefined && at > due;
    end = { came, took: at - start - stood, by };
  };
  story.forEach((event, by) => {
    const at = ms(event.at);
    if (event.type === 'reworked') {
      end = undefined;
      overdue ||= at > due;
    }
    if (end !== undefined) return;
    if (event.type === 'extended' && event.until !== undefined) due = ms(event.until);
    if (event.type === 'suspended') pausedSince = at;
    if (event.type === 'resumed' && pausedSince !== undefined) {
      const pause = ms(event.until ?? event.at) - pausedSince;
      [due, stood, pausedSince] = [due + pause, stood + pause, undefined];
    }
    if (event.type === 'resolved') stop('kept', by, at);
    else if (event.type === 'closed') stop('kept', by, at);
    else if (endsAll.includes(event.type)) stop('else', by, at);
  });
  if (end !== undefined) {
    const { came, took, by } = end;
    const lapsed = hasLapsed(story, due, asOf);
    return { promise: 'resolution', came, overdue, lapsed, endedBy: by, ...(came === 'kept' ? { took } : {}) };
  }
  if (pausedSince !== undefined) return { promise: 'resolution', came: 'paused', overdue };
  return {
    promise: 'resolution',
    came: 'not-yet',
    overdue: overdue || hasPassed(story, 'resolution', due, 0, asOf),
  };
};

const wordsToReporter: readonly EventType[] = [
  'informed',
  'resolved',
  'declined',
  'transferred',
  'extended',
  'suspended',
  'closed',
];

/** 及时反馈: the first substantive word of a person, within as long as a resolution has, from acceptance. */
export const feedbackOutcome = (story: readonly ComplaintEvent[], policyVersion: string, asOf: AsOf): Outcome => {
  const promise = 'feedback';
  const start = ms(story[0]?.at ?? '');
  const within = policyOf(policyVersion).withinSeconds.resolution * 1000;
  const first = story.findIndex(({ type, actor }) => wordsToReporter.includes(type) && actor.kind === 'staff');
  const gone = story.findIndex(({ type }) => endsAll.includes(type));
  if (first >= 0 && (gone < 0 || first <= gone)) {
    const took = ms(story[first]?.at ?? '') - start;
    return { promise, came: 'kept', overdue: took > within, took, endedBy: first };
  }
  if (gone >= 0) return { promise, came: 'else', overdue: ms(story[gone]?.at ?? '') - start > within, endedBy: gone };
  return { promise, came: 'not-yet', overdue: hasPassed(story, 'resolution', start + within, 0, asOf) };
};
