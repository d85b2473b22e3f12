import type { Change } from '@huzhou/shared/complaints/change';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import type { IntakeSource } from '@huzhou/shared/complaints/intake/kinds';
import { sourceNames } from '@huzhou/shared/complaints/source';
import { advance } from '@huzhou/shared/complaints/transition';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { CaseFile } from '../ports.ts';
import type { IntakeRow } from './intake-row.ts';
import { minuteInChina } from './minute-in-china.ts';

/** What stands in every such note, and in no other of a machine. */
const again = '再次发现';

/** The moment after which a sighting belies what the case says: that it is done, or that it is gone. */
const saidToBeOverAt = ({ state, goneReportedAt, legs }: Complaint): Instant | undefined => {
  if (goneReportedAt !== undefined) return goneReportedAt;
  return state === 'resolved' ? legs.resolution.endedAt : undefined;
};

const isSaid = (events: readonly ComplaintEvent[], opening: number): boolean =>
  events.some(
    (event) =>
      event.opening === opening &&
      event.type === 'noted' &&
      event.actor.kind === 'source' &&
      event.words?.includes(again) === true,
  );

/**
 * What a sighting says on a case that somebody reported done, or a machine gone: it is there still, for whoever is to
 * check. Once an opening, and each time that it takes back a report that it is gone; undefined where it is no news.
 */
export const seenAgain = (
  { complaint, events }: CaseFile,
  { sourceId, kind }: IntakeSource,
  { observedAt, device }: Pick<IntakeRow, 'observedAt' | 'device'>,
  now: Instant,
): Change | undefined => {
  const overAt = saidToBeOverAt(complaint);
  if (overAt === undefined || observedAt === undefined || observedAt <= overAt) return undefined;
  if (complaint.goneReportedAt === undefined && isSaid(events, complaint.opening)) return undefined;
  const by = device === undefined ? '' : `，设备 ${device}`;
  const words = `${sourceNames[kind]}${again}（${minuteInChina(observedAt)}${by}）`;
  const change = advance(complaint, { command: 'note', words, seenAgain: true }, { kind: 'source', sourceId }, now);
  return change.ok ? change.value : undefined;
};
