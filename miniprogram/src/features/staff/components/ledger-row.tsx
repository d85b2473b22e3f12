import { categoryName } from '@huzhou/shared/complaints/category';
import type { LedgerRow as Row } from '@huzhou/shared/complaints/desk';
import { stateNames } from '@huzhou/shared/complaints/lifecycle';
import { areaName } from '@huzhou/shared/directory/areas';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { workTexts } from '../../../i18n/staff.ts';
import { ledgerPageTexts } from '../../../i18n/staff-oversight.ts';
import { momentWords } from '../../../i18n/time.ts';
import { ledgerTexts } from '../../../i18n/ui.ts';
import { LedgerMark } from '../../../ui/ledger-mark.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { owedWords, planWords } from '../ledger-words.ts';
import { openCase } from '../open-case.ts';
import { markWords } from '../staff-story.ts';
import { TimeColumn } from './time-column.tsx';
import './ledger-row.scss';

const shownReasons = 3;

const sinceWords = (since: string): string => ledgerPageTexts.since(momentWords(epochMilliseconds(since), serverNow()));

const placeOf = ({ townCode, districtCode, address }: Row): string =>
  `${areaName(townCode ?? districtCode)} ${address}`;

const spoken = (row: Row): string =>
  workTexts.spoken([
    ledgerTexts[row.colour],
    categoryName(row.categoryCode),
    placeOf(row),
    stateNames[row.state],
    ...row.reasons.map((reason) => `${markWords(reason)} ${sinceWords(reason.since)}`),
    owedWords(row, serverNow()),
    planWords(row) ?? '',
  ]);

/** One case on the ledger: why it is there since when, and who must do what by when. */
const LedgerRowCard = ({ row }: { readonly row: Row }) => {
  const plan = planWords(row);
  const more = row.reasons.length - shownReasons;
  return (
    <Pressable className="ledger-row" onPress={() => openCase(row.complaintId)} label={spoken(row)}>
      {row.nextDueAt !== undefined && <TimeColumn {...row} />}
      <View className="ledger-row__words">
        <Text className="ledger-row__kind">{`${categoryName(row.categoryCode)} · ${stateNames[row.state]}`}</Text>
        <Text className="ledger-row__place">{placeOf(row)}</Text>
        {row.reasons.slice(0, shownReasons).map((reason) => (
          <View key={`${reason.colour} ${reason.since} ${reason.leg} ${reason.reason}`} className="ledger-row__reason">
            <LedgerMark colour={reason.colour} text={markWords(reason)} />
            <Text className="note figures">{sinceWords(reason.since)}</Text>
          </View>
        ))}
        {more > 0 && <Text className="note">{ledgerPageTexts.moreReasons(more)}</Text>}
        <Text className="ledger-row__owed figures">{owedWords(row, serverNow())}</Text>
        {plan !== undefined && <Text className="note">{plan}</Text>}
      </View>
    </Pressable>
  );
};

/** Rows are refreshed every few seconds; one that has not changed is not drawn again. */
export const LedgerRow = memo(
  LedgerRowCard,
  (before, after) => JSON.stringify(before.row) === JSON.stringify(after.row),
);
