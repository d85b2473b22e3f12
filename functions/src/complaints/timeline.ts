import type { Complaint, UnitRef } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent, EventType } from '@huzhou/shared/complaints/event';
import { sourceNames } from '@huzhou/shared/complaints/source';
import type { PhotoView, TimelineEntry } from '@huzhou/shared/complaints/view';
import { areaName } from '@huzhou/shared/directory/areas';

/** Who reads: the reporter sees units, never colleagues' names; staff see who did it, never who reported it. */
export type Reader = 'reporter' | 'staff';

/** What the unit did that had the case; everything else that staff do is done at the duty desk. */
const doneByUnit: ReadonlySet<EventType> = new Set(['responded', 'resolved', 'returned']);

/** Said among colleagues: why a case was sent back. The reporter sees that it was, and what happens next. */
const amongColleagues: ReadonlySet<EventType> = new Set(['returned', 'reworked']);

const whoFor = (reader: Reader, complaint: Complaint, { actor, type }: ComplaintEvent, unit?: UnitRef): string => {
  if (actor.kind === 'system') return '系统';
  if (actor.kind === 'reporter') return reader === 'reporter' ? '我' : '投诉人';
  if (actor.kind === 'source') return sourceNames[complaint.source];
  if (reader === 'staff') return actor.name;
  const desk = `${areaName(complaint.districtCode)}指挥中心`;
  return doneByUnit.has(type) ? (unit?.name ?? desk) : desk;
};

/** The story of a case as this reader may hear it, oldest first. `photoOf` says what they may see of a photo. */
export const timelineOf = (
  complaint: Complaint,
  events: readonly ComplaintEvent[],
  reader: Reader,
  photoOf: (photoId: string) => PhotoView,
): TimelineEntry[] => {
  let unit: UnitRef | undefined;
  return events.map((event) => {
    // Whoever had the case when it happened: a return ends that, a dispatch begins it.
    const had = unit;
    if (event.unit !== undefined) unit = event.unit;
    else if (event.type === 'returned' || event.type === 'reopened') unit = undefined;
    const { seq, at, type, words, photoIds = [], mark, score } = event;
    const isHidden = words === undefined || words === '' || (reader === 'reporter' && amongColleagues.has(type));
    return {
      seq,
      at,
      type,
      who: whoFor(reader, complaint, event, had),
      ...(isHidden ? {} : { words }),
      photos: photoIds.map(photoOf),
      ...(event.unit === undefined ? {} : { unitName: event.unit.name }),
      ...(mark === undefined
        ? {}
        : { mark: { leg: mark.leg, reason: mark.reason, colour: mark.colour, instant: mark.instant } }),
      ...(score === undefined ? {} : { score }),
    };
  });
};
