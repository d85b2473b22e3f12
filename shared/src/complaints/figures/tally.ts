import type { CaseFacts, LegFacts, OpeningFacts } from './case-facts.ts';
import { bucketName, type CounterName, counterNames, type PromiseName } from './counter.ts';
import { none } from './dimension.ts';
import { bucketOf } from './histogram.ts';

/** One thing that a case adds to the figures, and the unit to which it is counted. */
export interface Tally {
  readonly name: string;
  readonly unitId: string;
}

const findable: ReadonlySet<string> = new Set(counterNames);

/** Whether cases can be asked for by it: all counters, but not the buckets of durations. */
export const isFindable = (name: string): name is CounterName => findable.has(name);

const legStanding = ({ late, end }: LegFacts): 'Met' | 'Missed' | 'Running' | 'Left' => {
  if (late) return 'Missed';
  if (end === undefined) return 'Running';
  return end === 'done' ? 'Met' : 'Left';
};

const isClosed = ({ state }: OpeningFacts): boolean => state === 'closed' || state === 'rated';

/**
 * 按时办结 is owed until somebody has checked it: what waits for its check past its deadline is due and not met, until the
 * check says that it was done in time. A case that was opened again was not resolved.
 */
const resolutionStanding = (opening: OpeningFacts) => {
  const { resolution, reopenedFrom } = opening;
  const standing = legStanding(resolution);
  if (standing === 'Met') {
    if (reopenedFrom === 'closed') return 'Missed';
    if (isClosed(opening)) return 'Met';
    return resolution.unchecked ? 'Missed' : 'Unchecked';
  }
  return standing === 'Running' && resolution.paused ? 'Suspended' : standing;
};

const promiseTallies = (opening: OpeningFacts): Tally[] => {
  const { dispatch, responses, resolution, feedback, merged } = opening;
  const holder = opening.unitId ?? none;
  const stands = (name: CounterName, leg: LegFacts): Tally[] =>
    merged && !leg.late ? [] : [{ name, unitId: leg.unitId ?? holder }];
  const took = (promise: PromiseName, leg: LegFacts): Tally[] =>
    merged || leg.end !== 'done' || leg.milliseconds === undefined
      ? []
      : [{ name: bucketName(promise, bucketOf(leg.milliseconds)), unitId: leg.unitId ?? holder }];
  return [
    ...stands(`dispatch${legStanding(dispatch)}`, dispatch),
    ...took('dispatch', dispatch),
    ...responses.flatMap((response) => [
      ...stands(`response${legStanding(response)}`, response),
      ...took('response', response),
    ]),
    ...stands(`resolution${resolutionStanding(opening)}`, resolution),
    ...(isClosed(opening) ? took('resolution', resolution) : []),
    ...stands(`feedback${legStanding(feedback)}`, feedback),
    ...took('feedback', feedback),
  ];
};

const satisfaction = (score: number): CounterName => {
  if (score >= 4) return 'ratedSatisfied';
  return score === 3 ? 'ratedNeutral' : 'ratedUnsatisfied';
};

const besideNames = (opening: OpeningFacts): CounterName[] => {
  const { state, merged, score, reopenedFrom, dispatch } = opening;
  const rated: CounterName[] = score === undefined ? [] : [satisfaction(score)];
  // 并案: the case lives on in another one, where it is counted; its reporter's opinion is still one of its own.
  if (merged) return ['merged', ...rated];
  const ifSo = (is: boolean, name: CounterName): CounterName[] => (is ? [name] : []);
  return [
    'openings',
    ...ifSo(dispatch.end === 'done', 'dispatched'),
    ...ifSo(isClosed(opening), 'closed'),
    ...ifSo(isClosed(opening) || opening.reworks > 0, 'checked'),
    ...ifSo(opening.reworks > 0, 'reworked'),
    ...ifSo(opening.returns > 0, 'returned'),
    ...ifSo(opening.extensions > 0, 'extended'),
    ...ifSo(opening.suspensions > 0, 'suspended'),
    ...ifSo(reopenedFrom === 'closed', 'reopened'),
    ...ifSo(reopenedFrom === 'refused', 'revived'),
    ...ifSo(state === 'declined', 'declined'),
    ...ifSo(state === 'transferred', 'transferred'),
    ...ifSo(state === 'withdrawn', 'withdrawn'),
    ...rated,
  ];
};

/** 回复 and 化解 of a key case (重点案件), by how its last opening went. */
const keyNames = ({ key }: CaseFacts, { feedback }: OpeningFacts): CounterName[] => {
  if (key === undefined) return [];
  const replied: CounterName[] = feedback.end === 'done' ? ['keyReplied'] : feedback.late ? ['keySilent'] : [];
  return ['key', ...replied, ...(key === 'struck-off' ? (['keyStruckOff'] as const) : [])];
};

/** All that a case adds to the figures as it stands. Parts of joint work add nothing: the promise was their parent's. */
export const talliesOf = (facts: CaseFacts): readonly Tally[] => {
  const last = facts.openings.at(-1);
  if (facts.isPart || last === undefined) return [];
  const holder = last.unitId ?? none;
  return [
    ...facts.openings.flatMap((opening) => [
      ...promiseTallies(opening),
      ...besideNames(opening).map((name) => ({ name, unitId: opening.unitId ?? none })),
    ]),
    // A key case stays one when it is merged: it is on the ledger until it is struck off.
    ...[...(last.merged ? [] : ['cases']), ...keyNames(facts, last)].map((name) => ({ name, unitId: holder })),
  ];
};
