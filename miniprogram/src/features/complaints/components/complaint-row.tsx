import { categoryName } from '@huzhou/shared/complaints/category';
import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useNow } from '../../../device/clock.ts';
import { mineTexts, stateTags } from '../../../i18n/cases.ts';
import { Card } from '../../../ui/card.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { rowTime } from '../row-time.ts';
import './complaint-row.scss';

/** One of my complaints: what, how it stands, where, and the time that matters. */
export const ComplaintRow = ({ row }: { readonly row: ComplaintSummary }) => {
  const { complaintId, state, categoryCode, address, excerpt } = row;
  const { hero, clock } = rowTime(row, useNow(row.nextDueAt !== undefined));
  const kind = categoryName(categoryCode);
  return (
    <Card
      label={mineTexts.spoken(kind, stateTags[state], address, `${hero} ${clock}`.trim())}
      onPress={() => void Taro.navigateTo({ url: `/features/complaints/pages/case?id=${complaintId}` })}
    >
      <View className="complaint-row__head">
        <Text className="complaint-row__kind">{kind}</Text>
        <StateTag text={stateTags[state]} settled={isSettled(state)} />
      </View>
      <Text className="complaint-row__line">{address}</Text>
      {excerpt !== '' && <Text className="note complaint-row__line secondary">{excerpt}</Text>}
      <View className="complaint-row__time">
        {hero !== '' && <Text className="complaint-row__hero figures">{hero}</Text>}
        <Text className="note figures">{clock}</Text>
      </View>
    </Card>
  );
};
