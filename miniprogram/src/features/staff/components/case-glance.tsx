import { categoryName } from '@huzhou/shared/complaints/category';
import { isSettled, stateNames } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { areaName } from '@huzhou/shared/directory/areas';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { LedgerMark } from '../../../ui/ledger-mark.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { RowMarks } from './row-marks.tsx';
import './case-glance.scss';

/** Another case in four lines: enough to see whether it is the same trouble. */
export const CaseGlance = ({ row }: { readonly row: ComplaintSummary }) => {
  const { complaintId, categoryCode, state, districtCode, townCode, address, excerpt, submittedAt, colour } = row;
  return (
    <View className="glance">
      <View className="glance__head">
        <Text className="glance__kind">{categoryName(categoryCode)}</Text>
        <StateTag text={stateNames[state]} settled={isSettled(state)} />
        {colour !== undefined && <LedgerMark colour={colour} />}
        <RowMarks row={row} />
      </View>
      <Text className="glance__line">{`${areaName(townCode ?? districtCode)} ${address}`}</Text>
      {excerpt !== '' && <Text className="note glance__line">{excerpt}</Text>}
      <Text className="note figures">
        {`${complaintId} · ${momentWords(epochMilliseconds(submittedAt), serverNow())}`}
      </Text>
    </View>
  );
};
