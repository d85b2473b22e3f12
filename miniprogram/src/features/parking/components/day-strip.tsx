import { dayOf, firstSlotOf, slotAt, slotsPerDay } from '@huzhou/shared/parking/slots';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useNow } from '../../../device/clock.ts';
import { aria } from '../../../ui/aria.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import type { Choice } from '../choice.ts';
import { todayOf } from '../span-days.ts';
import { swatch } from '../strip.ts';
import { stripTexts as texts } from '../texts.ts';
import { DayCells, maskStyle } from './day-cells.tsx';
import './day-strip.scss';

export interface DayStripProps {
  readonly lotId: string;
  readonly span: Choice['span'];
  readonly charger: boolean;
}

const daysAhead = 14;
const legend = ['many', 'few', 'full', 'closed'] as const;

/** What the shapes mean. */
const Legend = () => (
  <View className="day-strip__legend secondary" {...aria({ hidden: true })}>
    {legend.map((level) => (
      <View key={level} className="day-strip__sample">
        <View className={`day-strip__swatch day-strip__layer--${level}`} style={maskStyle(swatch(level))} />
        <Text className="note">{texts.levels[level]}</Text>
      </View>
    ))}
    <View className="day-strip__sample">
      <View className="day-strip__swatch day-strip__swatch--chosen" />
      <Text className="note">{texts.chosen}</Text>
    </View>
  </View>
);

/** What a lot offers on the day of the wish, and on the next where it reaches over midnight; other days are a tap away. */
export const DayStrip = ({ lotId, span, charger }: DayStripProps) => {
  const today = firstSlotOf(dayOf(todayOf(useNow()) * slotsPerDay));
  const last = today + daysAhead * slotsPerDay;
  const begins = firstSlotOf(dayOf(slotAt(span.from)));
  const [moved, setMoved] = useState(0);
  const first = Math.min(Math.max(begins + moved * slotsPerDay, today), last);
  const overnight = first === begins && slotAt(span.to) > first + slotsPerDay;
  const days = overnight ? [first, first + slotsPerDay] : [first];
  const turn = (label: string, days: number, disabled: boolean) => (
    <Pressable className="day-strip__turn" label={label} disabled={disabled} onPress={() => setMoved(moved + days)}>
      <Icon name={days < 0 ? 'back' : 'chevron-right'} />
    </Pressable>
  );
  return (
    <View className="day-strip">
      <View className="day-strip__head">
        <Text className="title">{texts.title}</Text>
        <View className="day-strip__turns">
          {turn(texts.previous, -1, first <= today)}
          {turn(texts.next, 1, first >= last)}
        </View>
      </View>
      {days.map((each) => (
        <DayCells key={each} lotId={lotId} first={each} span={span} charger={charger} />
      ))}
      <Legend />
    </View>
  );
};
