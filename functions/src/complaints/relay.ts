import { Complaint } from '@huzhou/shared/complaints/complaint';
import { awaitsDispatch, awaitsLeader } from '@huzhou/shared/complaints/custody';
import { nextCheckAt } from '@huzhou/shared/complaints/deadlines';
import { isTold } from '@huzhou/shared/complaints/intake/result-push';
import { isPart } from '@huzhou/shared/complaints/joint-work';
import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import * as z from 'zod/mini';
import { $ZodError } from 'zod/v4/core';
import { log } from '../platform/log.ts';
import type { RowChange } from '../platform/stream.ts';
import { caseNotices } from './case-notices.ts';
import { CloseMergedRequest, type Errand } from './chain-messages.ts';
import { parseComplaint, parsePhoto, type Row, rowKind } from './complaint-rows.ts';
import { dogVisitOf } from './dog-visit.ts';
import { complaintKey } from './keys.ts';
import type { ComplaintStore, Directory, Effects } from './ports.ts';

export interface RelayDeps {
  readonly store: Pick<ComplaintStore, 'find' | 'storyBetween'>;
  readonly directory: Pick<Directory, 'staffOfUnit' | 'staffAround'>;
  readonly effects: Effects;
}

/** What ends a main ends the cases in it; nobody waits for the parts of a case that its reporter has withdrawn. */
const endingWith = ({ complaintId, state, absorbed, parts }: Complaint): readonly Errand[] => {
  const mainEnded = CloseMergedRequest.shape.mainEnded.safeParse(state).data;
  const close = { errand: 'close-merged', main: complaintId } as const;
  return [
    ...(mainEnded === undefined ? [] : absorbed.map((merged) => ({ ...close, complaintId: merged, mainEnded }))),
    ...(state === 'withdrawn'
      ? parts.map((part) => ({ errand: 'end-part', complaintId: part, parent: complaintId }) as const)
      : []),
  ];
};

const errandsOf = (after: Complaint, before: Complaint | undefined): readonly Errand[] => {
  const { complaintId, opening } = after;
  const hasSettled = before !== undefined && isSettled(after.state) && !isSettled(before.state);
  return [
    ...(awaitsDispatch(after) ? [{ complaintId, opening }] : []),
    ...(awaitsLeader(after) && (before === undefined || !awaitsLeader(before))
      ? [{ complaintId, errand: 'assign-leader' } as const]
      : []),
    ...(hasSettled ? endingWith(after) : []),
  ];
};

/** Carries one write of a case on: all of it follows from the row before and after, so it may be done again. */
const relayCase = async ({ store, directory, effects }: RelayDeps, after: Complaint, before?: Complaint) => {
  const { complaintId, clock, version } = after;
  const nextAt = nextCheckAt(after);
  const tasks: Promise<void>[] = [];
  const errands = errandsOf(after, before);
  if (errands.length > 0) tasks.push(effects.askForDispatch(errands));
  const visit = dogVisitOf(after, before);
  if (visit !== undefined) tasks.push(effects.visitDogs([visit]));
  if (clock === version && nextAt !== undefined) tasks.push(effects.startClock({ complaintId, clock, nextAt }));
  // A new case's only event is its submission, of which nobody but the dispatcher needs to hear; a part begins dispatched.
  if (before !== undefined || isPart(after)) tasks.push(relayNotices({ store, directory, effects }, before, after));
  await Promise.all(tasks);
};

const relayNotices = async (
  { store, directory, effects }: RelayDeps,
  before: Complaint | undefined,
  after: Complaint,
): Promise<void> => {
  const { parentId } = after;
  const read = await unlessUnfit(complaintKey(after.complaintId), () =>
    Promise.all([
      store.storyBetween(after.complaintId, before?.version ?? 0, after.version),
      parentId !== undefined && isSettled(after.state) ? store.find(parentId) : undefined,
    ]),
  );
  if (read === undefined) return;
  const [{ events, followers }, parent] = read;
  const notices = await caseNotices(directory, { before, after, events, followers, parent });
  if (notices.length > 0) await effects.notify(notices);
  // Whoever handed the case over is told everything up to the last of these.
  const told = after.external && events.findLast(({ type }) => isTold(type));
  if (told !== undefined) await effects.pushResults([{ complaintId: after.complaintId, seq: told.seq }]);
};

const isKind = (row: Row | undefined, kind: ReturnType<typeof rowKind>): row is Row =>
  row !== undefined && rowKind(row) === kind;

/** Undefined for what no try will ever read: it says that it does not fit, and so names nothing that anybody wrote. */
const unlessUnfit = async <T>(
  { pk, sk }: Pick<Row, 'pk' | 'sk'>,
  read: () => T | Promise<T>,
): Promise<T | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof $ZodError)) throw error;
    log.error('relay.row-unfit', { pk, sk });
    return undefined;
  }
};

/** The case before the write; undefined also where it could not be read: a row that was mended is carried on as a new one. */
const earlierOf = (row: Row | undefined): Complaint | undefined => {
  if (!isKind(row, 'complaint')) return undefined;
  const earlier = z.safeParse(Complaint, row);
  return earlier.success ? earlier.data : undefined;
};

/**
 * What follows from a written row: dispatch, the alarm clock, messages for a case; cleaning for a new photo. A row that
 * does not parse is passed over: trying it again would hold up all cases behind it for as long as the stream remembers.
 */
export const createRelay =
  (deps: RelayDeps) =>
  async ({ before, after, kind }: RowChange): Promise<void> => {
    if (isKind(after, 'complaint')) {
      const complaint = await unlessUnfit(after, () => parseComplaint(after));
      if (complaint !== undefined) await relayCase(deps, complaint, earlierOf(before));
    }
    if (!isKind(after, 'photo') || kind !== 'INSERT') return;
    const photo = await unlessUnfit(after, () => parsePhoto(after));
    if (photo?.state !== 'pending') return;
    const { complaintId, photoId, personId } = photo;
    await deps.effects.cleanPhotos([{ complaintId, photoId, personId }]);
  };
