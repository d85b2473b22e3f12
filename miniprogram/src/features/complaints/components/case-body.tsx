import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { caseTexts } from '../../../i18n/cases.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { storyOf } from '../story.ts';
import { wasDone } from '../was-done.ts';
import { CaseFacts, CaseRating } from './case-facts.tsx';
import { CaseHead } from './case-head.tsx';
import { CasePromises } from './case-promises.tsx';
import { CaseRelated } from './case-related.tsx';
import type { CaseBodyProps } from './case-shown.ts';
import { WithdrawDialog } from './command-sheets.tsx';
import { FollowButton } from './follow-button.tsx';
import { Reminder } from './reminder.tsx';
import './case-body.scss';

const Withdraw = ({ detail, onDetail }: CaseBodyProps) => {
  const [open, setOpen] = useState(false);
  if (!detail.commands.includes('withdraw')) return null;
  return (
    <View>
      <Button kind="quiet" wide icon="undo" label={caseTexts.withdraw.action} onPress={() => setOpen(true)} />
      <WithdrawDialog complaintId={detail.complaintId} open={open} onClose={() => setOpen(false)} onDone={onDetail} />
    </View>
  );
};

const ReopenHint = ({ detail }: { readonly detail: ComplaintDetail }) =>
  detail.reopenUntil === undefined || !detail.commands.includes('reopen') ? null : (
    <Text className="lead">
      {(wasDone(detail) ? caseTexts.canReopenUntil : caseTexts.canDisagreeUntil)(
        momentWords(epochMilliseconds(detail.reopenUntil), serverNow()),
      )}
    </Text>
  );

/** Everything about one case, in the order in which it is asked for: how it stands, by when, what it was, what happened. */
export const CaseBody = ({ detail, onDetail }: CaseBodyProps) => (
  <View className="case">
    <CaseHead detail={detail} />
    {(detail.isMine || detail.following) && !isSettled(detail.state) && <Reminder />}
    <CasePromises detail={detail} />
    <CaseRelated detail={detail} />
    <CaseFacts detail={detail} />
    <CaseRating detail={detail} />
    <Card>
      <Text className="section case__section">{caseTexts.story}</Text>
      <Timeline items={storyOf(detail)} />
    </Card>
    <ReopenHint detail={detail} />
    <Withdraw detail={detail} onDetail={onDetail} />
    {!detail.isMine && <FollowButton detail={detail} onDetail={onDetail} />}
  </View>
);
