import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { legNames, policyOf } from '@huzhou/shared/complaints/policy';
import { availableCommands, isReporter, mayRevealContact } from '@huzhou/shared/complaints/rights';
import { type ComplaintDetail, maskPhone, type PhotoView } from '@huzhou/shared/complaints/view';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import { log } from '../platform/log.ts';
import type { Sealer } from '../platform/sealed.ts';
import { summaryOf } from './complaint-summary.ts';
import { openPhone } from './contact.ts';
import type { CaseFile, PhotoStore } from './ports.ts';
import { timelineOf } from './timeline.ts';

export interface DetailDeps {
  readonly photos: Pick<PhotoStore, 'photoUrls'>;
  readonly sealer: Sealer;
}

/** A case as this caller may see it at `at`. */
export type DetailOf = (file: CaseFile, caller: Caller, at: Instant) => Promise<ComplaintDetail>;

const isClosed = ({ state }: Complaint): boolean => state === 'closed' || state === 'rated';

const photoViews = (file: CaseFile, urls: ReadonlyMap<string, string>): ((photoId: string) => PhotoView) => {
  const byId = new Map(file.photos.map((photo) => [photo.photoId, photo]));
  return (photoId) => {
    const url = urls.get(photoId);
    const state = byId.get(photoId)?.state ?? 'pending';
    return { photoId, state, ...(state === 'ready' && url !== undefined ? { url } : {}) };
  };
};

/** Builds details. The telephone number leaves it masked only. */
export const createDetailOf = ({ photos, sealer }: DetailDeps): DetailOf => {
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
    const { complaint } = file;
    const isMine = isReporter(complaint, caller);
    const [urls, phone] = await Promise.all([
      photos.photoUrls(file.photos.filter(({ state }) => state === 'ready')),
      isMine ? undefined : maskedPhone(file),
    ]);
    const photoOf = photoViews(file, urls);
    const events = file.events.filter(({ seq }) => seq <= complaint.version);
    const { point, rating, closedAt, policyVersion, anonymous, legs } = complaint;
    return {
      ...summaryOf(complaint, at),
      words: complaint.words,
      ...(point === undefined ? {} : { point }),
      photos: complaint.photoIds.map(photoOf),
      promises: legNames.flatMap((leg) => {
        const run = legs[leg];
        return run === undefined ? [] : [{ leg, ...run }];
      }),
      timeline: timelineOf(complaint, events, isMine ? 'reporter' : 'staff', photoOf),
      commands: [...availableCommands(complaint, caller, at)],
      isMine,
      following: false,
      followers: 0,
      ...(isMine ? {} : { reporter: { anonymous, ...(phone === undefined ? {} : { maskedPhone: phone }) } }),
      mayRevealContact: mayRevealContact(complaint, caller),
      ...(rating === undefined ? {} : { rating }),
      ...(closedAt === undefined || !isClosed(complaint)
        ? {}
        : { reopenUntil: plusSeconds(closedAt, policyOf(policyVersion).reopenWithinSeconds) }),
    };
  };
};
