import { mayRead, mayRevealContact } from '@huzhou/shared/complaints/rights';
import { revealContact } from '@huzhou/shared/complaints/routes';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Handler } from '../platform/http.ts';
import { idempotentCall, replay } from '../platform/idempotency.ts';
import type { Sealer } from '../platform/sealed.ts';
import { openPhone } from './contact.ts';
import type { ComplaintStore, RecordRead } from './ports.ts';

interface Deps {
  readonly store: Pick<ComplaintStore, 'read' | 'recall' | 'remember'>;
  readonly recordRead: RecordRead;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** Shows the reporter's number to those whose work needs it. Each time it is shown is on record before it is. */
export const createRevealContact =
  ({ store, recordRead, sealer, clock }: Deps): Handler<typeof revealContact> =>
  async (input, caller) => {
    const { complaintId } = input.path;
    const at = clock.now();
    const file = await store.read(complaintId);
    if (file === undefined || !mayRead(file.complaint, caller)) return err(failure('not-found', '没有找到这件投诉'));
    const { staff } = caller;
    if (staff === undefined || file.sealedPhone === undefined || !mayRevealContact(file.complaint, caller))
      return err(failure('forbidden', file.complaint.hasPhone ? undefined : '投诉人没有留下电话'));
    const call = idempotentCall(revealContact, input, caller);
    // Nothing of the number is kept with the key: a repeated call reads it again, and that is another read on record.
    const earlier = (await store.remember(call, at)) === 'done' ? undefined : await store.recall(call, at);
    const repeated = earlier && replay(earlier, call);
    if (repeated?.ok === false) return repeated;
    await recordRead({ complaintId, staffId: staff.staffId, at, what: 'contact', purpose: input.body.purpose });
    return ok({ phone: await openPhone(sealer, complaintId, file.sealedPhone) });
  };
