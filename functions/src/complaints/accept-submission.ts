import { newComplaintId } from '@huzhou/shared/complaints/complaint';
import type { Actor } from '@huzhou/shared/complaints/event';
import type { PolicyVersion } from '@huzhou/shared/complaints/policy';
import { accept, type Draft } from '@huzhou/shared/complaints/transition';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import type { RateLimit, Route } from '@huzhou/shared/contract/route';
import type { LocatedPlace } from '@huzhou/shared/directory/place';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import * as z from 'zod/mini';
import { type IdempotentCall, type KeptReply as Kept, replay } from '../platform/idempotency.ts';
import { mostAttempts, type Pause } from '../platform/patience.ts';
import { tooManyRequests } from '../platform/rate-limit.ts';
import type { Sealer } from '../platform/sealed.ts';
import type { TextVerdict } from '../wechat/content-check.ts';
import { logChange } from './change-log.ts';
import { flagWords } from './check-words.ts';
import { sealPhone } from './contact.ts';
import { KeptReply } from './kept-reply.ts';
import { pendingPhoto } from './photo.ts';
import type { ComplaintStore } from './ports.ts';
import { type ShowCaseDeps, showCase } from './show-case.ts';

export interface AcceptDeps extends ShowCaseDeps {
  readonly store: Pick<ComplaintStore, 'read' | 'recall' | 'submit'>;
  readonly sealer: Sealer;
  readonly pause: Pause;
  readonly randomBytes: RandomBytes;
  readonly policyVersion: PolicyVersion;
}

/** What was found good of a submission. */
export interface Checked {
  readonly place: LocatedPlace;
  readonly verdict: TextVerdict;
}

/** What differs between those who file: for themselves, or for somebody on the telephone. */
export interface Accepting {
  readonly call: IdempotentCall;
  readonly caller: Caller;
  readonly given: Pick<Draft, 'categoryCode' | 'words' | 'photoIds' | 'anonymous'> & {
    readonly phone?: string | undefined;
  };
  /** Everything that can be wrong with it beyond its form, told at once. */
  readonly check: () => Promise<Result<Checked, Failure>>;
  /** Who reports, and who writes it down where that is somebody else. */
  readonly reporting: (complaintId: string) => Pick<Draft, 'reporterId' | 'source'> & { readonly actor?: Actor };
  /** The route whose calls are counted in the same write; absent where they are counted elsewhere. */
  readonly counted?: Pick<Route, 'id'> & { readonly limit: RateLimit };
}

const draftOf = (
  { clock, randomBytes, policyVersion }: AcceptDeps,
  { given: { phone, ...given } }: Accepting,
  { place }: Checked,
): Omit<Draft, 'reporterId'> => {
  const submittedAt = clock.now();
  const { address, point, districtCode, townCode } = place;
  return {
    ...given,
    complaintId: newComplaintId(submittedAt, randomBytes),
    policyVersion,
    address,
    ...(point === undefined ? {} : { point }),
    districtCode,
    ...(townCode === undefined ? {} : { townCode }),
    hasPhone: phone !== undefined,
    submittedAt,
  };
};

/** Accepts a case with its clocks running, or keeps nothing at all of it. Once for its idempotency key. */
export const acceptSubmission = async (
  deps: AcceptDeps,
  accepting: Accepting,
): Promise<Result<ComplaintDetail, Failure>> => {
  const { store, clock, sealer } = deps;
  const { call, caller, given, counted } = accepting;

  const answerAgain = async (earlier: Kept) => {
    const reply = replay(earlier, call);
    if (!reply.ok) return reply;
    const { complaint, at } = z.parse(KeptReply, reply.value);
    const file = await store.read(complaint.complaintId);
    return file === undefined
      ? err(failure('not-found'))
      : ok(await showCase(deps, { ...file, complaint }, caller, { at }));
  };

  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    // Nearly every call is the first of its key, and the write itself refuses the others: they alone are looked up.
    if (attempt > 0) {
      await deps.pause(attempt);
      const earlier = await store.recall(call, clock.now());
      if (earlier !== undefined) return answerAgain(earlier);
    }
    const checked = await accepting.check();
    if (!checked.ok) {
      // What the first call was given may be used up or gone since: that is no answer to its repetition.
      const earlier = await store.recall(call, clock.now());
      return earlier === undefined ? checked : answerAgain(earlier);
    }
    const draft = draftOf(deps, accepting, checked.value);
    const { actor, ...reporting } = accepting.reporting(draft.complaintId);
    const change = accept({ ...draft, ...reporting }, actor);
    const { complaint, events } = change;
    const { complaintId, submittedAt, photoIds } = complaint;
    const sealedPhone = given.phone === undefined ? undefined : await sealPhone(sealer, complaintId, given.phone);
    const photos = photoIds.map((photoId) => pendingPhoto(complaintId, photoId, caller.personId, submittedAt));
    const outcome = await store.submit({
      change,
      photos,
      sealedPhone,
      call,
      ...(counted === undefined ? {} : { counted: { route: counted, subject: caller.personId } }),
    });
    if (outcome === 'too-many' && counted !== undefined) return err(tooManyRequests(counted.limit, submittedAt));
    if (outcome === 'done') {
      logChange(change);
      flagWords(complaintId, checked.value.verdict);
      return ok(await showCase(deps, { complaint, events, photos, sealedPhone }, caller, { at: submittedAt }));
    }
  }
  return err(failure('conflict'));
};
