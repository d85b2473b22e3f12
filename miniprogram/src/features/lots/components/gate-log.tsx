import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { shortNumberOf } from '@huzhou/shared/parking/booking';
import { type GateLogEntry, gateOutcomeNames } from '@huzhou/shared/parking/gate';
import { plateWords } from '@huzhou/shared/parking/plate';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { clockWords } from '../../../i18n/time.ts';
import { Card } from '../../../ui/card.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { lotTexts } from '../texts.ts';
import { type GateView, useGateLog } from '../use-lot-day.ts';
import './gate-log.scss';

const texts = lotTexts.gate;

const Entry = ({ entry }: { readonly entry: GateLogEntry }) => {
  const { at, direction, plate, outcome, bookingId, misread } = entry;
  const notes = [
    gateOutcomeNames[outcome],
    ...(misread === true ? [texts.misread] : []),
    ...(bookingId === undefined ? [] : [`${lotTexts.number} ${shortNumberOf(bookingId)}`]),
  ];
  return (
    <View className="gate-log__row">
      <View className="gate-log__when">
        <Text className="figures">{clockWords(epochMilliseconds(at))}</Text>
        <Text className="gate-log__way">{texts[direction]}</Text>
      </View>
      <View className="gate-log__words">
        <Text className="gate-log__plate figures">{plateWords(plate)}</Text>
        <Text className="note figures">{notes.join(' · ')}</Text>
      </View>
    </View>
  );
};

/** What the cameras at the gates saw, those first that somebody should look at. */
export const GateLog = ({ lotId, day }: { readonly lotId: string; readonly day: string }) => {
  const [view, setView] = useState<GateView>('open');
  const { value, failure, loadedAt, refresh } = useGateLog(lotId, day, view);
  const empty = view === 'open' ? texts.empty : texts.emptyAll;
  return (
    <View>
      <View className="gate-log__view">
        <ChoiceList
          label={texts.view}
          look="chips"
          choices={[
            { value: 'open', label: texts.open },
            { value: 'all', label: texts.all },
          ]}
          chosen={view}
          onChoose={setView}
        />
      </View>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {value === undefined ? (
        failure === undefined ? (
          <Skeleton cards={2} />
        ) : (
          <FailureState failure={failure} onRetry={() => void refresh()} />
        )
      ) : value.entries.length === 0 ? (
        <EmptyState icon="check" title={empty.title} text={empty.text} />
      ) : (
        <Card>
          {value.entries.map((entry) => (
            <Entry key={`${entry.at}${entry.direction}${entry.plate}`} entry={entry} />
          ))}
        </Card>
      )}
    </View>
  );
};
