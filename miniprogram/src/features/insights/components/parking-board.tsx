import { getParkingBoard } from '@huzhou/shared/insights/routes';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { daysBack } from '../figure-range.ts';
import { parkingTexts as texts } from '../parking-texts.ts';
import { dayWords } from '../rate-words.ts';
import { ParkingAreas } from './parking-areas.tsx';
import { ParkingBookings, ParkingDemand, ParkingHours, ParkingTrend } from './parking-day-cards.tsx';
import { ParkingOpened } from './parking-opened.tsx';

const days = ['today', 'yesterday'] as const;
type DayName = (typeof days)[number];

/** The second promise: spots opened against those promised, their use, and where what is asked for is more than there is. */
export const ParkingBoardPart = () => {
  const [day, setDay] = useState<DayName>('today');
  const { value, failure, loadedAt, refresh } = useFresh(
    () => call(getParkingBoard, { query: day === 'today' ? {} : { day: daysBack(1, serverNow()) } }),
    { key: day, everySeconds: 60 },
  );
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  const figures = value?.figures;
  return (
    <View className="board parking-board">
      <View className="board-period">
        <ChoiceList
          label={texts.day.label}
          look="chips"
          choices={days.map((name) => ({ value: name, label: texts.day[name] }))}
          chosen={day}
          onChoose={setDay}
        />
      </View>
      {figures?.demonstration === true && <Notice icon="info" text={texts.demonstration} />}
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {value === undefined &&
        (failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />)}
      {value !== undefined && figures === undefined && (
        <EmptyState icon="parking" title={texts.none.title} text={texts.none.text} />
      )}
      {value !== undefined && figures !== undefined && (
        <View>
          <View className="board-scope">
            <View>
              <Text className="board-scope__name">{texts.scope.city}</Text>
              <Text className="note figures">{texts.scope.of(dayWords(value.day))}</Text>
            </View>
          </View>
          <ParkingOpened opened={figures.opened} />
          <View className="board__columns">
            <View className="board__column">
              <ParkingHours hours={figures.hours} />
              <ParkingBookings figures={figures} />
              <ParkingDemand figures={figures} />
              <ParkingTrend trend={value.trend} />
            </View>
            <View className="board__column">
              <ParkingAreas areas={value.areas} />
            </View>
          </View>
          <Text className="note figures">{texts.asOf(momentWords(epochMilliseconds(value.asOf), serverNow()))}</Text>
        </View>
      )}
    </View>
  );
};
