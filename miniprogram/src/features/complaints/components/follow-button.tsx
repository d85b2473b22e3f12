import { followComplaint, unfollowComplaint } from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { newIdempotencyKey } from '../../../api/idempotency-key.ts';
import { caseTexts } from '../../../i18n/cases.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { CaseBodyProps } from './case-shown.ts';

/** For whoever follows another's case, or has stopped to: told of its progress, or not any more. */
export const FollowButton = ({ detail, onDetail }: CaseBodyProps) => {
  // Whoever stops following may not see the case anew; until they leave, they may change their mind.
  const [following, setFollowing] = useState(detail.following);
  const [busy, setBusy] = useState(false);
  const texts = following ? caseTexts.unfollow : caseTexts.followAgain;
  const toggle = async (): Promise<void> => {
    setBusy(true);
    const route = following ? unfollowComplaint : followComplaint;
    const answer = await call(
      route,
      { path: { complaintId: detail.complaintId }, body: {} },
      { idempotencyKey: newIdempotencyKey() },
    );
    setBusy(false);
    if (!answer.ok) return showToast(answer.failure.title);
    showToast(texts.done);
    setFollowing(answer.value.following);
    const after: ComplaintDetail = { ...detail, ...answer.value };
    if (answer.value.following) onDetail(after);
  };
  return (
    <Button
      kind="quiet"
      wide
      icon="bell"
      label={texts.action}
      busyLabel={busy ? texts.busy : undefined}
      onPress={() => void toggle()}
    />
  );
};
