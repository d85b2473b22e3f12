import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent, EventType } from '@huzhou/shared/complaints/event';
import { bucketEdges } from '@huzhou/shared/complaints/figures/histogram';
import {
  type AsOf,
  dispatchOutcome,
  feedbackOutcome,
  type Outcome,
  resolutionOutcome,
  responseOutcomes,
} from './recount-clock.ts';

// The figures a second time, by another way: not by folding events into facts, but by asking a case's whole story, for
// each promise, in which time it was owed and what ended that. It shares with the first way the promises' numbers and
// the edges of the buckets, and nothing else.

export type RecountedCase = Pick<
  Complaint,
  'complaintId' | 'policyVersion' | 'townCode' | 'categoryCode' | 'source' | 'parentId'
>;

interface Line {
  readonly what: string;
  readonly team: string;
}

const has = (story: readonly ComplaintEvent[], ...types: readonly EventType[]): boolean =>
  story.some(({ type }) => types.includes(type));

/** The unit that had the case when the event of this index had happened. */
const holderAt = (story: readonly ComplaintEvent[], index: number): string => {
  const last = story.slice(0, index + 1).findLast(({ type }) => ['referred', 'dispatched', 'returned'].includes(type));
  return last === undefined || last.type === 'returned' ? 'none' : (last.unit?.unitId ?? 'none');
};

const bucketBelow = (milliseconds: number): number => {
  const found = bucketEdges.findIndex((edge) => edge >= milliseconds);
  return found < 0 ? bucketEdges.length - 1 : found;
};

/** Where the story of an opening stands: what the last of the events that move a case says. */
const ends = (story: readonly ComplaintEvent[]) => {
  const wasClosed = has(story, 'closed');
  return {
    wasClosed,
    merged: has(story, 'merged'),
    refused: has(story, 'declined', 'transferred'),
  };
};

const standing = (outcome: Outcome, story: readonly ComplaintEvent[], isReopened: boolean): string => {
  const { came, overdue, lapsed, promise } = outcome;
  if (overdue) return 'Missed';
  if (came === 'else') return 'Left';
  if (came === 'not-yet') return 'Running';
  if (came === 'paused') return 'Suspended';
  if (promise !== 'resolution') return 'Met';
  if (!has(story, 'closed')) return lapsed ? 'Missed' : 'Unchecked';
  return isReopened ? 'Missed' : 'Met';
};

const linesOfOutcome = (outcome: Outcome, story: readonly ComplaintEvent[], isReopened: boolean): Line[] => {
  const { promise, endedBy, came, took } = outcome;
  const { merged, wasClosed } = ends(story);
  // Sent back, the unit that had it is the one that had it just before.
  const returned = endedBy !== undefined && story[endedBy]?.type === 'returned';
  const team = holderAt(story, endedBy === undefined ? story.length - 1 : returned ? endedBy - 1 : endedBy);
  if (merged) return outcome.overdue ? [{ what: `${promise}Missed`, team }] : [];
  const lines: Line[] = [{ what: `${promise}${standing(outcome, story, isReopened)}`, team }];
  const isToldOf = came === 'kept' && took !== undefined && (promise !== 'resolution' || wasClosed);
  const letter = promise === 'resolution' ? 's' : promise[0];
  return isToldOf ? [...lines, { what: `${letter}${bucketBelow(Math.max(0, took))}`, team }] : lines;
};

const opinion = (story: readonly ComplaintEvent[]): string[] => {
  const score = story.find(({ type }) => type === 'rated')?.score;
  if (score === undefined) return [];
  return [score < 3 ? 'ratedUnsatisfied' : score < 4 ? 'ratedNeutral' : 'ratedSatisfied'];
};

const besides: readonly (readonly [string, (story: readonly ComplaintEvent[], isReopened: boolean) => boolean])[] = [
  ['openings', () => true],
  ['dispatched', (story) => has(story, 'dispatched')],
  ['closed', (story) => has(story, 'closed')],
  ['checked', (story) => has(story, 'closed', 'reworked')],
  ['reworked', (story) => has(story, 'reworked')],
  ['returned', (story) => has(story, 'returned')],
  ['extended', (story) => has(story, 'extended')],
  ['suspended', (story) => has(story, 'suspended')],
  ['reopened', (story, isReopened) => isReopened && has(story, 'closed')],
  ['revived', (story, isReopened) => isReopened && !has(story, 'closed')],
  ['declined', (story) => has(story, 'declined')],
  ['transferred', (story) => has(story, 'transferred')],
  ['withdrawn', (story) => has(story, 'withdrawn')],
];

const linesOfOpening = (story: readonly ComplaintEvent[], policyVersion: string, isReopened: boolean, asOf: AsOf) => {
  const outcomes = [
    dispatchOutcome(story, policyVersion, asOf),
    ...responseOutcomes(story, policyVersion, asOf),
    resolutionOutcome(story, policyVersion, asOf),
    feedbackOutcome(story, policyVersion, asOf),
  ];
  const team = holderAt(story, story.length - 1);
  const beside = ends(story).merged
    ? ['merged']
    : besides.filter(([, applies]) => applies(story, isReopened)).map(([name]) => name);
  return [
    ...outcomes.flatMap((outcome) => linesOfOutcome(outcome, story, isReopened)),
    ...[...beside, ...opinion(story)].map((what): Line => ({ what, team })),
  ];
};

const linesOfCase = ({ policyVersion }: RecountedCase, events: readonly ComplaintEvent[], asOf: AsOf): Line[] => {
  const stories = [...Map.groupBy(events, ({ opening }) => opening).values()];
  const lines = stories.flatMap((story, index) =>
    linesOfOpening(story, policyVersion, index < stories.length - 1, asOf),
  );
  const last = stories.at(-1);
  if (last === undefined) return lines;
  const team = holderAt(last, last.length - 1);
  const whole = ends(last).merged ? [] : ['cases'];
  if (has(events, 'keyed')) {
    const reply = feedbackOutcome(last, policyVersion, asOf);
    whole.push('key');
    if (reply.came === 'kept') whole.push('keyReplied');
    else if (reply.overdue) whole.push('keySilent');
    if (events.findLast(({ type }) => type === 'keyed' || type === 'struck-off')?.type === 'struck-off')
      whole.push('keyStruckOff');
  }
  return [...lines, ...whole.map((what): Line => ({ what, team }))];
};

/** Counts by `series`, value and name: `town#330502001` → `resolutionMet` → 3. */
export type Recounted = Map<string, Map<string, number>>;

/** Adds a case of the district and day in question. Its events in their order, without gaps. */
export const recountCase = (
  into: Recounted,
  districtCode: string,
  filed: RecountedCase,
  events: readonly ComplaintEvent[],
  asOf: AsOf,
): void => {
  if (filed.parentId !== undefined) return;
  for (const { what, team } of linesOfCase(filed, events, asOf)) {
    const rows = [
      `district#${districtCode}`,
      `town#${filed.townCode ?? 'none'}`,
      `team#${team}`,
      `category#${filed.categoryCode}`,
      `source#${filed.source}`,
    ];
    for (const row of rows) {
      const counts = into.get(row) ?? new Map<string, number>();
      counts.set(what, (counts.get(what) ?? 0) + 1);
      into.set(row, counts);
    }
  }
};
