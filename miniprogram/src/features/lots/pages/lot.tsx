// Opened from the list of lots: one lot, its day with bookings to let in and out, its hours, and what its gates saw.
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { dayWords, plusDays, todayAt } from '../china-day.ts';
import { DayBookings } from '../components/day-bookings.tsx';
import { DayFigures } from '../components/day-figures.tsx';
import { GateLog } from '../components/gate-log.tsx';
import { LotHead } from '../components/lot-head.tsx';
import { type LotsSession, LotsStaff } from '../components/lots-staff.tsx';
import { keeps } from '../roles.ts';
import { lotTexts as texts } from '../texts.ts';
import { type KeptLot, useLot } from '../use-lots.ts';
import './lot.scss';

const tabs = ['bookings', 'gate', 'figures'] as const;
type Tab = (typeof tabs)[number];

const DayTurn = ({ day, onTurn }: { readonly day: string; readonly onTurn: (day: string) => void }) => {
  const today = todayAt(serverNow());
  return (
    <View className="lot-day__turn">
      <Pressable className="lot-day__step" label={texts.previousDay} onPress={() => onTurn(plusDays(day, -1))}>
        <Icon name="back" />
      </Pressable>
      <View className="lot-day__name">
        <Text className="figures">{dayWords(day, today)}</Text>
        {day !== today && <Button kind="quiet" label={texts.today} onPress={() => onTurn(today)} />}
      </View>
      <Pressable className="lot-day__step" label={texts.nextDay} onPress={() => onTurn(plusDays(day, 1))}>
        <Icon name="chevron-right" />
      </Pressable>
    </View>
  );
};

const Day = ({ lot, onChanged }: { readonly lot: KeptLot; readonly onChanged: () => void }) => {
  const [day, setDay] = useState(() => todayAt(serverNow()));
  const [tab, setTab] = useState<Tab>('bookings');
  return (
    <View>
      <DayTurn day={day} onTurn={setDay} />
      <View className="lot-day__tabs">
        <ChoiceList
          label={texts.tabs.label}
          look="chips"
          choices={tabs.map((value) => ({ value, label: texts.tabs[value] }))}
          chosen={tab}
          onChoose={setTab}
        />
      </View>
      {tab === 'bookings' && <DayBookings key={day} lotId={lot.lotId} day={day} onChanged={onChanged} />}
      {tab === 'gate' && <GateLog key={day} lotId={lot.lotId} day={day} />}
      {tab === 'figures' && <DayFigures key={day} lotId={lot.lotId} day={day} spots={lot.spots} />}
    </View>
  );
};

const OneLot = ({ personId, staff }: LotsSession) => {
  const lotId = useRouter().params.id ?? '';
  const { value, failure, loadedAt, refresh } = useLot(personId, lotId);
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  const lot = value?.lot;
  return (
    <Page title={texts.title} wide>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {value === undefined &&
        (failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />)}
      {value !== undefined && lot === undefined && (
        <EmptyState icon="parking" title={texts.missing.title} text={texts.missing.text} />
      )}
      {lot !== undefined && (
        <View className="lot-page">
          <View className="lot-page__side">
            <LotHead lot={lot} mayChange={keeps(staff, lot)} refresh={refresh} />
          </View>
          <View className="lot-page__main">
            <Day lot={lot} onChanged={() => void refresh()} />
          </View>
        </View>
      )}
    </Page>
  );
};

const LotPage = () => (
  <LotsStaff title={texts.title}>{(session) => <OneLot key={session.personId} {...session} />}</LotsStaff>
);

// Taro takes a page from the default export.
export default LotPage;
