// Opened from the home page by anybody: how the city keeps its promises, with what is left out said under each figure.
import type { Board, BoardPeriod } from '@huzhou/shared/insights/board';
import { getBoard } from '@huzhou/shared/insights/board-routes';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { commonTexts } from '../../../i18n/common.ts';
import { clockWords } from '../../../i18n/time.ts';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { type Choice, ChoiceList } from '../../../ui/choice-list.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { BesideList, KeyCaseRates, SlowestKinds, SourceOfFigures } from '../components/board-lists.tsx';
import { DistrictMap } from '../components/district-map.tsx';
import { DogBoardPart } from '../components/dog-board.tsx';
import { ParkingBoardPart } from '../components/parking-board.tsx';
import { PromiseRates } from '../components/promise-rates.tsx';
import { TrendChart } from '../components/trend-chart.tsx';
import { YearCalendar } from '../components/year-calendar.tsx';
import { dogBoardTexts } from '../dog-texts.ts';
import { parkingTexts } from '../parking-texts.ts';
import { dayWords } from '../rate-words.ts';
import { boardTexts } from '../texts.ts';
import '../board.scss';
import '../parking-board.scss';
import '../dog-board.scss';

const periods: readonly Choice<BoardPeriod>[] = [
  { value: 'month', label: boardTexts.periods.month },
  { value: 'year', label: boardTexts.periods.year },
];

interface OfDistrict {
  readonly board: Board;
  readonly onDistrict: (code?: string) => void;
}

/** The district is chosen below the rates on a phone: above them it says whose they are. */
const Scope = ({ board: { districtCode, districts, period }, onDistrict }: OfDistrict) => {
  const texts = boardTexts.scope;
  const name = districts.find((district) => district.districtCode === districtCode)?.name ?? texts.city;
  return (
    <View className="board-scope" {...aria({ role: 'status', live: 'polite' })}>
      <View>
        <Text className="board-scope__name">{name}</Text>
        <Text className="note figures">{texts.days(dayWords(period.from), dayWords(period.to))}</Text>
      </View>
      {districtCode !== undefined && (
        <Button kind="quiet" icon="undo" label={texts.back} onPress={() => onDistrict(undefined)} />
      )}
    </View>
  );
};

const Figures = ({ board, onDistrict }: OfDistrict) => (
  <View className="board">
    <Scope board={board} onDistrict={onDistrict} />
    <PromiseRates figures={board.promises} />
    <View className="board__columns">
      <View className="board__column">
        <DistrictMap districts={board.districts} chosen={board.districtCode} onChoose={onDistrict} />
        <YearCalendar calendar={board.calendar} lastDay={board.period.to} />
        <TrendChart trend={board.trend} />
        <KeyCaseRates keyCases={board.keyCases} />
      </View>
      <View className="board__column">
        <SlowestKinds slowest={board.slowest} />
        <BesideList beside={board.beside} />
        <SourceOfFigures asOf={board.asOf} {...(board.recount === undefined ? {} : { recount: board.recount })} />
      </View>
    </View>
  </View>
);

const PromisesPart = () => {
  const [period, setPeriod] = useState<BoardPeriod>('month');
  const [districtCode, setDistrictCode] = useState<string>();
  const { value, failure, loadedAt, refresh } = useFresh(
    () => call(getBoard, { query: { period, ...(districtCode === undefined ? {} : { districtCode }) } }),
    { key: `${period} ${districtCode ?? ''}`, everySeconds: 60 },
  );
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  return (
    <View>
      {value?.demonstration === true && <Notice icon="info" text={boardTexts.demonstration} />}
      <View className="board-period">
        <ChoiceList
          label={boardTexts.periods.label}
          look="chips"
          choices={periods}
          chosen={period}
          onChoose={setPeriod}
        />
      </View>
      {failure !== undefined && loadedAt !== undefined && (
        <Notice
          icon="offline"
          text={commonTexts.stale(clockWords(loadedAt))}
          action={{ label: commonTexts.retry, onPress: () => void refresh() }}
        />
      )}
      {value !== undefined ? (
        <Figures board={value} onDistrict={setDistrictCode} />
      ) : failure !== undefined ? (
        <FailureState failure={failure} onRetry={() => void refresh()} />
      ) : (
        <Skeleton />
      )}
    </View>
  );
};

type Topic = 'promises' | 'parking' | 'dogs';

const topics: readonly Choice<Topic>[] = [
  { value: 'promises', label: parkingTexts.topics.promises },
  { value: 'parking', label: parkingTexts.topics.parking },
  { value: 'dogs', label: dogBoardTexts.topic },
];

const PublicBoard = () => {
  const asked = useRouter().params.topic;
  const [topic, setTopic] = useState<Topic>(topics.find(({ value }) => value === asked)?.value ?? 'promises');
  return (
    <Page title={boardTexts.title} wide>
      <View className="board-period">
        <ChoiceList
          label={parkingTexts.topics.label}
          look="chips"
          choices={topics}
          chosen={topic}
          onChoose={setTopic}
        />
      </View>
      {topic === 'promises' && <PromisesPart />}
      {topic === 'parking' && <ParkingBoardPart />}
      {topic === 'dogs' && <DogBoardPart />}
    </Page>
  );
};

// Taro takes a page from the default export.
export default PublicBoard;
