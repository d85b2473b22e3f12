import { findCategory } from '@huzhou/shared/complaints/category';
import { newComplaintId } from '@huzhou/shared/complaints/complaint';
import type { PolicyVersion } from '@huzhou/shared/complaints/policy';
import { submitComplaint } from '@huzhou/shared/complaints/routes';
import type { Submission } from '@huzhou/shared/complaints/submission';
import { accept } from '@huzhou/shared/complaints/transition';
import { type LocatedPlace, locate } from '@huzhou/shared/directory/place';
import { type Failure, type FieldError, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import * as z from 'zod/mini';
import type { Handler } from '../platform/http.ts';
import { type IdempotentCall, idempotentCall, type KeptReply as Kept, replay } from '../platform/idempotency.ts';
import { tooManyRequests } from '../platform/rate-limit.ts';
import type { Sealer } from '../platform/sealed.ts';
import { logChange } from './change-log.ts';
import { checkUploads } from './check-uploads.ts';
import { flagWords, riskyWords } from './check-words.ts';
import { sealPhone } from './contact.ts';
import type { CommandDeps } from './give-command.ts';
import { KeptReply } from './kept-reply.ts';
import { mostAttempts } from './patience.ts';
import { pendingPhoto } from './photo.ts';
import type { CheckText, ComplaintStore, PhotoStore, TextVerdict } from './ports.ts';

interface Deps extends Pick<CommandDeps, 'detailOf' | 'clock' | 'pause'> {
  readonly store: Pick<ComplaintStore, 'read' | 'recall' | 'submit'>;
  readonly photos: Pick<PhotoStore, 'findUploads'>;
  readonly checkText: CheckText;
  readonly sealer: Sealer;
  readonly randomBytes: RandomBytes;
  readonly policyVersion: PolicyVersion;
}

interface Checked {
  readonly place: LocatedPlace;
  readonly verdict: TextVerdict;
}

const anonymityErrors = ({ categoryCode, anonymous = false, phone }: Submission): FieldError[] => {
  if (!anonymous) return [];
  if (findCategory(categoryCode)?.anonymous !== true)
    return [{ field: 'anonymous', message: '这类问题需要您配合核实，不能匿名' }];
  // What must not be shown to anybody is not collected.
  return phone === undefined ? [] : [{ field: 'phone', message: '匿名投诉不留电话，请删去电话或取消匿名' }];
};

/** Everything that can be wrong with a submission beyond its form, told at once. */
const check = async (deps: Deps, personId: string, submission: Submission): Promise<Result<Checked, Failure>> => {
  const place = locate(submission.place);
  const words = submission.words ?? '';
  const [uploadErrors, verdict] = await Promise.all([
    checkUploads(deps.photos, personId, submission.photoIds),
    words === '' ? ('pass' as const) : deps.checkText(personId, words),
  ]);
  const errors = [
    ...(place.ok ? [] : [place.failure]),
    ...anonymityErrors(submission),
    ...uploadErrors,
    ...(verdict === 'risky' ? [riskyWords] : []),
  ];
  return place.ok && errors.length === 0 ? ok({ place: place.value, verdict }) : err(invalidInput(...errors));
};

type Draft = Parameters<typeof accept>[0];

const draftOf = (deps: Deps, reporterId: string, submission: Submission, { place }: Checked): Draft => {
  const submittedAt = deps.clock.now();
  const { categoryCode, photoIds, words = '', anonymous = false, phone } = submission;
  const { address, point, districtCode, townCode } = place;
  return {
    complaintId: newComplaintId(submittedAt, deps.randomBytes),
    policyVersion: deps.policyVersion,
    categoryCode,
    address,
    ...(point === undefined ? {} : { point }),
    districtCode,
    ...(townCode === undefined ? {} : { townCode }),
    words,
    photoIds,
    reporterId,
    anonymous,
    hasPhone: phone !== undefined,
    submittedAt,
  };
};

/** A citizen files a complaint: it is accepted, with its clocks running, or nothing at all is kept of it. */
export const createSubmitComplaint =
  (deps: Deps): Handler<typeof submitComplaint> =>
  async (input, caller) => {
    const { store, detailOf, clock, sealer } = deps;
    const { personId } = caller;
    const call: IdempotentCall = idempotentCall(submitComplaint, input, caller);

    const answerAgain = async (earlier: Kept) => {
      const reply = replay(earlier, call);
      if (!reply.ok) return reply;
      const { complaint, at } = z.parse(KeptReply, reply.value);
      const file = await store.read(complaint.complaintId);
      return file === undefined ? err(failure('not-found')) : ok(await detailOf({ ...file, complaint }, caller, at));
    };

    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      if (attempt > 0) await deps.pause(attempt);
      const earlier = await store.recall(call, clock.now());
      if (earlier !== undefined) return answerAgain(earlier);
      const checked = await check(deps, personId, input.body);
      if (!checked.ok) return checked;
      const change = accept(draftOf(deps, personId, input.body, checked.value));
      const { complaint, events } = change;
      const { complaintId, submittedAt, photoIds } = complaint;
      const { phone } = input.body;
      const sealedPhone = phone === undefined ? undefined : await sealPhone(sealer, complaintId, phone);
      const photos = photoIds.map((photoId) => pendingPhoto(complaintId, photoId, personId, submittedAt));
      const outcome = await store.submit({ change, photos, sealedPhone, call });
      if (outcome === 'too-many') return err(tooManyRequests(submitComplaint.limit, submittedAt));
      if (outcome === 'done') {
        logChange(change);
        flagWords(complaintId, checked.value.verdict);
        return ok(await detailOf({ complaint, events, photos, sealedPhone }, caller, submittedAt));
      }
    }
    return err(failure('conflict'));
  };
