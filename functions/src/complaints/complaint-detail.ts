import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { isPart } from '@huzhou/shared/complaints/joint-work';
import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import { legNames, policyOf } from '@huzhou/shared/complaints/policy';
import { availableCommands, mayRevealContact } from '@huzhou/shared/complaints/rights';
import type { ComplaintDetail, PhotoView } from '@huzhou/shared/complaints/view';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import { maskPhone } from '@huzhou/shared/kernel/words';
import { log } from '../platform/log.ts';
import type { Sealer } from '../platform/sealed.ts';
import { summaryFor } from './complaint-summary.ts';
import { openPhone } from './contact.ts';
import { isFitForOthers } from './photo.ts';
import type { CaseFile, ComplaintStore, PhotoStore } from './ports.ts';
import { type Reader, readerOf } from './reader.ts';
import { createRelatedCases } from './related-cases.ts';
import { timelineOf } from './timeline.ts';

export interface DetailDeps {
  readonly photos: Pick<PhotoStore, 'photoUrls'>;
  readonly sealer: Sealer;
  /** Where the cases are found that one is bound to. */
  readonly store: Pick<ComplaintStore, 'find' | 'read'>;
}

/** A case as this caller may see it at `at`; whether they may at all has been asked before. */
export type DetailOf = (file: CaseFile, caller: Caller, at: Instant) => Promise<ComplaintDetail>;

type PhotoOf = (photoId: string) => PhotoView | undefined;

const photoViews = (file: CaseFile, urls: ReadonlyMap<string, string>): ((photoId: string) => PhotoView) => {
  const byId = new Map(file.photos.map((photo) => [photo.photoId, photo]));
  return (photoId) => {
    const url = urls.get(photoId);
    const state = byId.get(photoId)?.state ?? 'pending';
    return { photoId, state, ...(state === 'ready' && url !== undefined ? { url } : {}) };
  };
};

/** Only what may be seen by others, and nothing of what else there is. */
const fitPhotoViews = (file: CaseFile, urls: ReadonlyMap<string, string>): PhotoOf => {
  const view = photoViews(file, urls);
  const fit = new Set(
    file.photos.filter((photo) => isFitForOthers(photo, file.complaint)).map(({ photoId }) => photoId),
  );
  return (photoId) => (fit.has(photoId) ? view(photoId) : undefined);
};

/** Until when the reporter may answer what has been done; absent where nobody may. */
const reopenUntilOf = (complaint: Complaint): Instant | undefined => {
  const { closedAt, state, policyVersion } = complaint;
  if (closedAt === undefined || !isSettled(state) || isPart(complaint)) return undefined;
  return plusSeconds(closedAt, policyOf(policyVersion).reopenWithinSeconds);
};

/** What only case work needs. */
const forStaff = (complaint: Complaint, at: Instant): Partial<ComplaintDetail> => {
  const { request, supervisions, key, external, repeats, absorbed, legs, policyVersion, state } = complaint;
  const { extension, suspension } = policyOf(policyVersion);
  return {
    ...(request === undefined ? {} : { request }),
    ...(supervisions.length === 0 ? {} : { supervisions }),
    ...(key === undefined ? {} : { key }),
    ...(external === undefined ? {} : { external }),
    ...(repeats === undefined ? {} : { repeats }),
    ...(absorbed.length === 0 ? {} : { absorbed }),
    ...(state === 'responded'
      ? {
          longest: {
            extension: plusSeconds(legs.resolution.dueAt, extension.longestSeconds),
            suspension: plusSeconds(at, suspension.longestSeconds),
          },
        }
      : {}),
  };
};

/** What the case has become, for whoever may read it. */
const outcomeOf = (complaint: Complaint): Partial<ComplaintDetail> => {
  const { suspendedUntil, declinedFor, transferredTo } = complaint;
  const reopenUntil = reopenUntilOf(complaint);
  return {
    ...(suspendedUntil === undefined ? {} : { suspendedUntil }),
    ...(declinedFor === undefined ? {} : { declinedFor }),
    ...(transferredTo === undefined ? {} : { transferredTo }),
    ...(reopenUntil === undefined ? {} : { reopenUntil }),
  };
};

/** Builds details. The telephone number leaves it masked only. */
export const createDetailOf = ({ photos, sealer, store }: DetailDeps): DetailOf => {
  const urlsOf = (file: CaseFile) => photos.photoUrls(file.photos.filter(({ state }) => state === 'ready'));
  const relatedOf = createRelatedCases(store, async (file) => fitPhotoViews(file, await urlsOf(file)));

  const maskedPhone = async ({ complaint, sealedPhone }: CaseFile): Promise<string | undefined> => {
    if (sealedPhone === undefined) return undefined;
    try {
      return maskPhone(await openPhone(sealer, complaint.complaintId, sealedPhone));
    } catch (error) {
      // Without the number a case can still be handled.
      log.error('contact.unreadable', { complaintId: complaint.complaintId, error });
      return undefined;
    }
  };

  return async (file, caller, at) => {
    const { complaint, followers = [] } = file;
    const reader: Reader = readerOf(file, caller) ?? 'follower';
    const [urls, phone, related] = await Promise.all([
      urlsOf(file),
      reader === 'staff' ? maskedPhone(file) : undefined,
      relatedOf(complaint, reader),
    ]);
    const photoOf: PhotoOf = reader === 'follower' ? fitPhotoViews(file, urls) : photoViews(file, urls);
    const events = file.events.filter(({ seq }) => seq <= complaint.version);
    const { point, rating, anonymous, legs } = complaint;
    return {
      ...summaryFor(reader, complaint, at),
      words: reader === 'follower' ? '' : complaint.words,
      ...(point === undefined || (anonymous && reader === 'follower') ? {} : { point }),
      photos: complaint.photoIds.map(photoOf).filter((photo) => photo !== undefined),
      promises: legNames.flatMap((leg) => {
        const run = legs[leg];
        return run === undefined ? [] : [{ leg, ...run }];
      }),
      timeline: timelineOf(complaint, events, reader, photoOf),
      commands: [...availableCommands(complaint, caller, at)],
      isMine: reader === 'reporter',
      following: followers.some(({ personId, mergedCase }) => personId === caller.personId && mergedCase === undefined),
      followers: followers.length,
      ...outcomeOf(complaint),
      ...related,
      ...(reader === 'staff'
        ? {
            ...forStaff(complaint, at),
            reporter: { anonymous, ...(phone === undefined ? {} : { maskedPhone: phone }) },
          }
        : {}),
      mayRevealContact: mayRevealContact(complaint, caller),
      ...(rating === undefined || reader === 'follower' ? {} : { rating }),
    };
  };
};
