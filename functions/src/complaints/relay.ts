import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { awaitsDispatch } from '@huzhou/shared/complaints/custody';
import { nextCheckAt } from '@huzhou/shared/complaints/deadlines';
import { isTold } from '@huzhou/shared/complaints/intake/result-push';
import type { RowChange } from '../platform/stream.ts';
import { caseNotices } from './case-notices.ts';
import { parseComplaint, parsePhoto, type Row, rowKind } from './complaint-rows.ts';
import type { ComplaintStore, Directory, Effects } from './ports.ts';

export interface RelayDeps {
  readonly store: Pick<ComplaintStore, 'eventsBetween'>;
  readonly directory: Pick<Directory, 'staffOfUnit' | 'staffAround'>;
  readonly effects: Effects;
}

/** Carries one write of a case on: all of it follows from the row before and after, so it may be done again. */
const relayCase = async ({ store, directory, effects }: RelayDeps, after: Complaint, before?: Complaint) => {
  const { complaintId, clock, version, opening } = after;
  const nextAt = nextCheckAt(after);
  const tasks: Promise<void>[] = [];
  if (awaitsDispatch(after)) tasks.push(effects.askForDispatch([{ complaintId, opening }]));
  if (clock === version && nextAt !== undefined) tasks.push(effects.startClock({ complaintId, clock, nextAt }));
  // A new case's only event is its submission, of which nobody but the dispatcher needs to hear.
  if (before !== undefined) tasks.push(relayNotices({ store, directory, effects }, before, after));
  await Promise.all(tasks);
};

const relayNotices = async ({ store, directory, effects }: RelayDeps, before: Complaint, after: Complaint) => {
  const events = await store.eventsBetween(after.complaintId, before.version, after.version);
  const notices = await caseNotices(directory, { before, after, events });
  if (notices.length > 0) await effects.notify(notices);
  // Whoever handed the case over is told everything up to the last of these.
  const told = after.external && events.findLast(({ type }) => isTold(type));
  if (told !== undefined) await effects.pushResults([{ complaintId: after.complaintId, seq: told.seq }]);
};

const parsedIf = (row: Row | undefined, kind: ReturnType<typeof rowKind>): Row | undefined =>
  row !== undefined && rowKind(row) === kind ? row : undefined;

/** What follows from a written row: dispatch, the alarm clock, messages for a case; cleaning for a new photo. */
export const createRelay =
  (deps: RelayDeps) =>
  async ({ before, after, kind }: RowChange): Promise<void> => {
    const complaint = parsedIf(after, 'complaint');
    if (complaint !== undefined) {
      const earlier = parsedIf(before, 'complaint');
      await relayCase(deps, parseComplaint(complaint), earlier && parseComplaint(earlier));
    }
    const photo = parsedIf(after, 'photo');
    if (photo === undefined || kind !== 'INSERT') return;
    const { state, complaintId, photoId, personId } = parsePhoto(photo);
    if (state === 'pending') await deps.effects.cleanPhotos([{ complaintId, photoId, personId }]);
  };
