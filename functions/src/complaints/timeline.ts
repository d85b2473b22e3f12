import type { Complaint, UnitRef } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent, EventType } from '@huzhou/shared/complaints/event';
import { sourceNames } from '@huzhou/shared/complaints/source';
import type { PhotoView, TimelineEntry } from '@huzhou/shared/complaints/view';
import { areaName } from '@huzhou/shared/directory/areas';
import type { Reader } from './reader.ts';

/** What the unit did that had the case; everything else that staff do is done at the duty desk. */
const doneByUnit: ReadonlySet<EventType> = new Set(['responded', 'resolved', 'returned', 'informed']);

/** Business of the office: it reaches no citizen in any form. */
const internal: ReadonlySet<EventType> = new Set([
  ...(['noted', 'extension-requested', 'suspension-requested', 'request-refused'] as const),
  ...(['supervised', 'supervision-answered', 'planned', 'step-finished', 'struck-off'] as const),
  ...(['split', 'repeated'] as const),
]);

/** Why it was done is said among colleagues: the reporter sees that it was, and what happens next. */
const amongColleagues: ReadonlySet<EventType> = new Set(['returned', 'reworked', 'keyed']);

/** The reporter's own words, or those that a desk took down from them. */
const reportersWords: ReadonlySet<EventType> = new Set(['submitted', 'withdrawn', 'rated', 'reopened']);

const hidesWords = (reader: Reader, { type, actor }: ComplaintEvent): boolean => {
  if (reader === 'staff') return false;
  if (amongColleagues.has(type)) return true;
  return reader === 'follower' && (actor.kind === 'reporter' || reportersWords.has(type));
};

const whoFor = (reader: Reader, complaint: Complaint, { actor, type }: ComplaintEvent, unit?: UnitRef): string => {
  if (actor.kind === 'system') return '系统';
  if (actor.kind === 'reporter') return reader === 'reporter' ? '我' : '投诉人';
  if (actor.kind === 'source') return sourceNames[complaint.source];
  if (reader === 'staff') return actor.name;
  const desk = `${areaName(complaint.districtCode)}指挥中心`;
  return doneByUnit.has(type) ? (unit?.name ?? desk) : desk;
};

/** What of an event only colleagues may know: names, other people's cases, why it is a key case. */
const forStaff = ({
  type,
  caseIds,
  supervisionId,
  keyReason,
  leader,
  step,
}: ComplaintEvent): Partial<TimelineEntry> => ({
  ...(caseIds === undefined ? {} : { caseIds }),
  ...(supervisionId === undefined ? {} : { supervisionId }),
  ...(keyReason === undefined ? {} : { keyReason }),
  ...(leader === undefined ? {} : { leaderName: leader.name }),
  ...(step === undefined ? {} : { step }),
  ...(internal.has(type) ? { internal: true } : {}),
});

const forReporter = ({ score, unsatisfied }: ComplaintEvent): Partial<TimelineEntry> => ({
  ...(score === undefined ? {} : { score }),
  ...(unsatisfied === undefined ? {} : { unsatisfied }),
});

const forAll = ({ mark, until, reasonCode, body, unit }: ComplaintEvent): Partial<TimelineEntry> => ({
  ...(unit === undefined ? {} : { unitName: unit.name }),
  ...(mark === undefined
    ? {}
    : { mark: { leg: mark.leg, reason: mark.reason, colour: mark.colour, instant: mark.instant } }),
  ...(until === undefined ? {} : { until }),
  ...(reasonCode === undefined ? {} : { reasonCode }),
  ...(body === undefined ? {} : { body }),
});

/**
 * The story of a case as this reader may hear it, oldest first. `photoOf` says what they may see of a photo, undefined
 * when nothing.
 */
export const timelineOf = (
  complaint: Complaint,
  events: readonly ComplaintEvent[],
  reader: Reader,
  photoOf: (photoId: string) => PhotoView | undefined,
): TimelineEntry[] => {
  let unit: UnitRef | undefined;
  const told: TimelineEntry[] = [];
  for (const event of events) {
    // Whoever had the case when it happened: a return ends that, a dispatch begins it.
    const had = unit;
    if (event.unit !== undefined) unit = event.unit;
    else if (event.type === 'returned' || event.type === 'reopened') unit = undefined;
    const { seq, at, type, words, photoIds = [] } = event;
    if (reader !== 'staff' && internal.has(type)) continue;
    const isHidden = words === undefined || words === '' || hidesWords(reader, event);
    told.push({
      seq,
      at,
      type,
      who: whoFor(reader, complaint, event, had),
      ...(isHidden ? {} : { words }),
      photos: photoIds.map(photoOf).filter((photo) => photo !== undefined),
      ...forAll(event),
      ...(reader === 'follower' ? {} : forReporter(event)),
      ...(reader === 'staff' ? forStaff(event) : {}),
    });
  }
  return told;
};
