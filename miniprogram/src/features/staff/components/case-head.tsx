import { declineReasons } from '@huzhou/shared/complaints/casework';
import { categoryName } from '@huzhou/shared/complaints/category';
import { isSettled, stateNames } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { staffCaseTexts, workTexts } from '../../../i18n/staff.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { copyWords } from '../../../ui/copy-words.ts';
import { CountDown } from '../../../ui/count-down.tsx';
import { LedgerMark } from '../../../ui/ledger-mark.tsx';
import { PromiseLine } from '../../../ui/promise-line.tsx';
import { promiseSegments } from '../../../ui/promise-segments.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { RowMarks } from './row-marks.tsx';
import './case-head.scss';

const moment = (instant: Instant): string => momentWords(epochMilliseconds(instant), serverNow());

/** Why no clock runs, where that is not its ordinary end. */
const outcomeWords = ({ suspendedUntil, declinedFor, transferredTo }: ComplaintDetail): string | undefined => {
  if (suspendedUntil !== undefined) return staffCaseTexts.suspended(moment(suspendedUntil));
  if (declinedFor !== undefined) return staffCaseTexts.declined(declineReasons[declinedFor]);
  return transferredTo === undefined ? undefined : staffCaseTexts.transferred(transferredTo);
};

/** What it is, how it stands, and how much time is left. */
export const CaseHead = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const { complaintId, categoryCode, state, colour, opening, unitName, nextDueAt } = detail;
  const how = outcomeWords(detail);
  return (
    <Card>
      <View className="case-head__marks">
        <StateTag text={stateNames[state]} settled={isSettled(state)} />
        {colour !== undefined && <LedgerMark colour={colour} />}
        <RowMarks row={detail} />
        {opening > 1 && <Text className="note">{workTexts.again(opening)}</Text>}
      </View>
      <Text className="title">{categoryName(categoryCode)}</Text>
      {unitName !== undefined && <Text>{`${staffCaseTexts.unit}：${unitName}`}</Text>}
      {how !== undefined && <Text className="case-head__how">{how}</Text>}
      {state === 'resolved' && nextDueAt !== undefined && (
        <View className="case-head__check">
          <CountDown className="hero" dueAt={nextDueAt} />
          <View>
            <Text className="note">{`${workTexts.check} · `}</Text>
            <CountDown className="note" show="clock" dueAt={nextDueAt} />
          </View>
        </View>
      )}
      <PromiseLine hero segments={promiseSegments(detail)} />
      <View className="case-head__number">
        <Text className="note figures">{complaintId}</Text>
        <Button kind="quiet" label={staffCaseTexts.copy} onPress={() => void copyWords(complaintId)} />
      </View>
    </Card>
  );
};
