import { findCategory } from '@huzhou/shared/complaints/category';
import { submitComplaint } from '@huzhou/shared/complaints/routes';
import type { Submission } from '@huzhou/shared/complaints/submission';
import { locate } from '@huzhou/shared/directory/place';
import { type Failure, type FieldError, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { checkUploads } from '../photos/check-uploads.ts';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import type { CheckText } from '../wechat/content-check.ts';
import { type AcceptDeps, acceptSubmission, type Checked } from './accept-submission.ts';
import { riskyWords } from './check-words.ts';
import type { PhotoStore } from './ports.ts';

interface Deps extends AcceptDeps {
  readonly photos: Pick<PhotoStore, 'findUploads'>;
  readonly checkText: CheckText;
}

const anonymityErrors = ({ categoryCode, anonymous = false, phone }: Submission): FieldError[] => {
  if (!anonymous) return [];
  if (findCategory(categoryCode)?.anonymous !== true)
    return [{ field: 'anonymous', message: '这类问题需要您配合核实，不能匿名' }];
  // What must not be shown to anybody is not collected.
  return phone === undefined ? [] : [{ field: 'phone', message: '匿名投诉不留电话，请删去电话或取消匿名' }];
};

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

/** A citizen files a complaint: it is accepted, with its clocks running, or nothing at all is kept of it. */
export const createSubmitComplaint =
  (deps: Deps): Handler<typeof submitComplaint> =>
  (input, caller) => {
    const { categoryCode, photoIds, words = '', anonymous = false, phone } = input.body;
    const { personId } = caller;
    return acceptSubmission(deps, {
      call: idempotentCall(submitComplaint, input, caller),
      caller,
      given: { categoryCode, photoIds, words, anonymous, phone },
      check: () => check(deps, personId, input.body),
      reporting: () => ({ reporterId: personId }),
      counted: submitComplaint,
    });
  };
