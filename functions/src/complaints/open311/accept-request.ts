import { type Complaint, newComplaintId } from '@huzhou/shared/complaints/complaint';
import { keyUsedOtherwise, type Refusal, unavailable } from '@huzhou/shared/complaints/open311/refusal';
import type { PolicyVersion } from '@huzhou/shared/complaints/policy';
import { accept, type Draft } from '@huzhou/shared/complaints/transition';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { epochMilliseconds, type Instant, secondsIn } from '@huzhou/shared/kernel/time';
import { sourceReporterId } from '@huzhou/shared/sources/source';
import * as z from 'zod/mini';
import { fingerprint } from '../../platform/fingerprint.ts';
import type { IdempotentCall } from '../../platform/idempotency.ts';
import { mostAttempts, type Pause } from '../../platform/patience.ts';
import type { Sealer } from '../../platform/sealed.ts';
import { logChange } from '../change-log.ts';
import { flagWords } from '../check-words.ts';
import { sealPhone } from '../contact.ts';
import { KeptReply } from '../kept-reply.ts';
import { type Photo, pendingPhoto } from '../photo.ts';
import type { ComplaintStore } from '../ports.ts';
import type { AcceptedRequest, Open311Cases } from './ports.ts';

export interface AcceptDeps {
  readonly store: Pick<ComplaintStore, 'recall' | 'submit'>;
  readonly sealer: Sealer;
  readonly randomBytes: RandomBytes;
  readonly pause: Pause;
  readonly policyVersion: PolicyVersion;
}

/** For how long the same request is the same case, where the client gives no `Idempotency-Key`: once or twice this. */
const sameWithinSeconds = 10 * secondsIn.minute;

const windowOf = (now: Instant): number => Math.floor(epochMilliseconds(now) / (sameWithinSeconds * 1000));

/**
 * Under what the effect happens once. The standard has no such key, and its clients send a request again when the
 * answer was lost, so the same content of the same client soon after is taken for the same request.
 */
const callsOf = ({ request, client, idempotencyKey, now }: AcceptedRequest): readonly IdempotentCall[] => {
  const personId = sourceReporterId(client.sourceId);
  const content = fingerprint(request);
  const call = (key: string): IdempotentCall => ({
    personId,
    routeId: 'open311.createRequest',
    key,
    fingerprint: content,
  });
  if (idempotencyKey !== undefined) return [call(idempotencyKey)];
  const window = windowOf(now);
  return [call(`same-${window}-${content}`), call(`same-${window - 1}-${content}`)];
};

/** A random name of 22 characters, as those of uploads. */
const newPhotoId = (randomBytes: RandomBytes): string => Buffer.from(randomBytes(16)).toString('base64url');

/** Links that we do not follow stand in the words, for the people who handle the case. */
const withLinks = (words: string, links: readonly string[]): string =>
  links.length === 0 ? words : `${words}\n\n媒体链接\n${links.join('\n')}`.trim();

export const createAcceptRequest = (deps: AcceptDeps): Open311Cases['accept'] => {
  const { store, sealer, randomBytes, pause, policyVersion } = deps;

  const recall = async (
    calls: readonly IdempotentCall[],
    now: Instant,
  ): Promise<Result<Complaint, Refusal> | undefined> => {
    for (const call of calls) {
      const kept = await store.recall(call, now);
      if (kept === undefined) continue;
      return kept.fingerprint === call.fingerprint
        ? ok(z.parse(KeptReply, kept.reply).complaint)
        : err(keyUsedOtherwise);
    }
    return undefined;
  };

  const draftOf = ({ request, client, now }: AcceptedRequest): { draft: Draft; photos: readonly Photo[] } => {
    const { categoryCode, place, words, phone, mediaUrls } = request;
    const { address, point, districtCode, townCode } = place;
    const complaintId = newComplaintId(now, randomBytes);
    const reporterId = sourceReporterId(client.sourceId);
    const photos = mediaUrls
      .filter(client.mayFetch)
      .map((fetchFrom) => ({ ...pendingPhoto(complaintId, newPhotoId(randomBytes), reporterId, now), fetchFrom }));
    const draft: Draft = {
      complaintId,
      policyVersion,
      categoryCode,
      address,
      ...(point === undefined ? {} : { point }),
      districtCode,
      ...(townCode === undefined ? {} : { townCode }),
      words: withLinks(
        words,
        mediaUrls.filter((url) => !client.mayFetch(url)),
      ),
      photoIds: photos.map(({ photoId }) => photoId),
      source: 'open311',
      reporterId,
      anonymous: false,
      hasPhone: phone !== undefined,
      submittedAt: now,
    };
    return { draft, photos };
  };

  return async (accepting) => {
    const { request, client, now } = accepting;
    const calls = callsOf(accepting);
    const [call] = calls;
    if (call === undefined) return err(unavailable);
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      if (attempt > 0) await pause(attempt);
      const earlier = await recall(calls, now);
      if (earlier !== undefined) return earlier;
      const { draft, photos } = draftOf(accepting);
      const change = accept(draft, { kind: 'source', sourceId: client.sourceId });
      const { complaintId } = change.complaint;
      const sealedPhone = request.phone === undefined ? undefined : await sealPhone(sealer, complaintId, request.phone);
      if ((await store.submit({ change, photos, sealedPhone, call })) !== 'done') continue;
      logChange(change);
      // WeChat checks words of its own users only; these nobody has looked at.
      if (request.words !== '') flagWords(complaintId, 'unreachable');
      return ok(change.complaint);
    }
    return err(unavailable);
  };
};
