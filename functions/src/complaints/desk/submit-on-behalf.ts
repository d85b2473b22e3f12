import { submitOnBehalf } from '@huzhou/shared/complaints/desk-routes';
import type { OnBehalfSubmission } from '@huzhou/shared/complaints/submission';
import { locate } from '@huzhou/shared/directory/place';
import { type Failure, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { checkUploads } from '../../photos/check-uploads.ts';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import { type AcceptDeps, acceptSubmission, type Checked } from '../accept-submission.ts';
import type { PhotoStore } from '../ports.ts';

export interface OnBehalfDeps extends AcceptDeps {
  readonly photos: Pick<PhotoStore, 'findUploads'>;
}

const check = async (
  { photos }: OnBehalfDeps,
  personId: string,
  { place, photoIds = [] }: OnBehalfSubmission,
): Promise<Result<Checked, Failure>> => {
  const located = locate(place);
  const uploadErrors = await checkUploads(photos, personId, photoIds);
  if (located.ok && uploadErrors.length === 0) return ok({ place: located.value, verdict: 'pass' });
  return err(invalidInput(...(located.ok ? [] : [located.failure]), ...uploadErrors));
};

/** Whoever has nobody's account reports under the case itself: no two of them are ever taken for one person. */
const reporterOf = (complaintId: string): string => `desk:${complaintId}`;

/**
 * A desk writes down what somebody says on the telephone. It is a case like any other, and the desk rates it, has it
 * reopened and withdraws it for them. Anybody in the city may be on the line, so its place may lie in any district.
 */
export const createSubmitOnBehalf =
  (deps: OnBehalfDeps): Handler<typeof submitOnBehalf> =>
  async (input, caller) => {
    const { categoryCode, photoIds = [], words, phone } = input.body;
    const { personId, staff } = caller;
    if (staff === undefined) return err(failure('forbidden'));
    const { staffId, name } = staff;
    return acceptSubmission(deps, {
      call: idempotentCall(submitOnBehalf, input, caller),
      caller,
      given: { categoryCode, photoIds, words, anonymous: false, phone },
      check: () => check(deps, personId, input.body),
      reporting: (complaintId) => ({
        reporterId: reporterOf(complaintId),
        source: 'hotline',
        actor: { kind: 'staff', staffId, name },
      }),
    });
  };
