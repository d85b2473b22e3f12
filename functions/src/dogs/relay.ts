import { coveredByDog, coveredBySighting } from '@huzhou/shared/dogs/covered';
import { Dispute } from '@huzhou/shared/dogs/dispute';
import { Dog } from '@huzhou/shared/dogs/dog';
import { challengedMessage, findingMessage } from '@huzhou/shared/dogs/messages';
import { Sighting } from '@huzhou/shared/dogs/sighting';
import { Recall } from '@huzhou/shared/dogs/vaccination';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import * as z from 'zod/mini';
import { log } from '../platform/log.ts';
import type { RowChange } from '../platform/stream.ts';
import type { Coverage } from './coverage-repository.ts';
import { dogNotices, type People } from './dog-notices.ts';
import { type Row, rowKind } from './dog-rows.ts';
import { Photo, type PhotoRef } from './photo.ts';
import type { DogStore } from './ports.ts';

export interface RelayDeps {
  readonly store: Pick<DogStore, 'find' | 'eventsBetween' | 'holderOf'>;
  readonly people: People;
  readonly coverage: Pick<Coverage, 'count'>;
  readonly invalidateBatch: (recall: Recall) => Promise<void>;
  readonly notify: (notices: readonly Notice[]) => Promise<void>;
  readonly cleanPhotos: (photos: readonly PhotoRef[]) => Promise<void>;
  readonly clock: Clock;
}

/** Undefined for what no try will ever read: it would hold up all rows behind it. */
const readRow = <S extends z.core.$ZodType>(schema: S, row: Row): z.infer<S> | undefined => {
  const read = z.safeParse(schema, row);
  if (read.success) return read.data;
  log.error('dog-relay.row-unfit', { pk: row.pk, sk: row.sk });
  return undefined;
};

const FindingRow = z.object({ dogId: z.string(), findingId: z.string(), at: z.string() });

const relayDog = async (deps: RelayDeps, after: Dog, before: Dog | undefined): Promise<void> => {
  const { store, people, coverage, notify, clock } = deps;
  await coverage.count(after.dogId, after.version, coveredByDog(after, clock.now()));
  const seen = before?.version ?? 0;
  // A dog begins with its first event; one that comes with a past was told to us, and nobody waits to hear of it.
  if (after.version <= seen || (before === undefined && after.version > 1)) return;
  const events = await store.eventsBetween(after.dogId, seen, after.version);
  const notices = await dogNotices(people, { before, after, events });
  if (notices.length > 0) await notify(notices);
};

/** The other side hears that somebody claims its number; the claimant has been told with the answer. */
const relayDispute = async ({ store, notify }: RelayDeps, dispute: Dispute): Promise<void> => {
  const holder = await store.holderOf(dispute.number);
  const dog = holder && (await store.find(holder.dogId));
  if (dog?.facts === undefined) return;
  const noticeId = `${dog.dogId}-challenged-${dispute.claimantDogId}-${dispute.openedAt}`;
  const message = challengedMessage(dog, dispute.openedAt);
  await notify([{ noticeId, to: { personId: dog.keeperId }, message, subjectId: dog.dogId }]);
};

const relayFinding = async ({ store, notify }: RelayDeps, row: Row): Promise<void> => {
  const finding = readRow(FindingRow, row);
  const dog = finding && (await store.find(finding.dogId));
  if (finding === undefined || dog === undefined) return;
  const noticeId = `${dog.dogId}-finding-${finding.findingId}`;
  const message = findingMessage(dog, finding.at);
  await notify([{ noticeId, to: { personId: dog.keeperId }, message, subjectId: dog.dogId }]);
};

const isOpened = (dispute: Dispute, before: Row | undefined): boolean =>
  dispute.state === 'open' && (before === undefined || readRow(Dispute, before)?.state !== 'open');

/** What follows from a written row: word to people, figures, photos to be cleaned, batches to be invalidated. Twice is as good as once. */
export const createRelay =
  (deps: RelayDeps) =>
  async ({ before, after, kind }: RowChange): Promise<void> => {
    if (after === undefined) return;
    const isNew = kind === 'INSERT';
    switch (rowKind(after)) {
      case 'dog': {
        const dog = readRow(Dog, after);
        if (dog !== undefined) await relayDog(deps, dog, before && readRow(Dog, before));
        return;
      }
      case 'sighting': {
        const sighting = readRow(Sighting, after);
        if (sighting === undefined) return;
        const covered = coveredBySighting(sighting, deps.clock.now());
        return deps.coverage.count(sighting.sightingId, sighting.version, covered);
      }
      case 'dispute': {
        const dispute = readRow(Dispute, after);
        if (dispute !== undefined && isOpened(dispute, before)) await relayDispute(deps, dispute);
        return;
      }
      case 'finding':
        return isNew ? relayFinding(deps, after) : undefined;
      case 'photo': {
        const photo = isNew ? readRow(Photo, after) : undefined;
        if (photo?.state === 'pending')
          await deps.cleanPhotos([{ subjectId: photo.subjectId, photoId: photo.photoId }]);
        return;
      }
      case 'recall': {
        const recall = isNew ? readRow(Recall, after) : undefined;
        if (recall !== undefined) await deps.invalidateBatch(recall);
        return;
      }
      default:
    }
  };
