import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { staffCaseTexts } from '../../../i18n/staff.ts';
import { momentWords } from '../../../i18n/time.ts';
import { aria } from '../../../ui/aria.ts';
import { Card } from '../../../ui/card.tsx';
import { LedgerMark } from '../../../ui/ledger-mark.tsx';
import { marksNow, markWords } from '../staff-story.ts';
import './case-marks.scss';

/** Why the case is in the ledger: each mark of this opening, what it says and at which instant. */
export const CaseMarks = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const marks = marksNow(detail);
  if (marks.length === 0) return null;
  return (
    <Card>
      <Text className="title">{staffCaseTexts.ledger}</Text>
      <View className="case-marks" {...aria({ role: 'list' })}>
        {marks.flatMap(({ seq, mark }) =>
          mark === undefined
            ? []
            : [
                <View key={seq} className="case-marks__row" {...aria({ role: 'listitem' })}>
                  <LedgerMark colour={mark.colour} />
                  <Text className="case-marks__why">{markWords(mark)}</Text>
                  <Text className="note figures">{momentWords(epochMilliseconds(mark.instant), serverNow())}</Text>
                </View>,
              ],
        )}
      </View>
    </Card>
  );
};
