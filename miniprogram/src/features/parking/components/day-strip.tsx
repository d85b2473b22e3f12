import { dayOf, firstSlotOf, slotAt, slotsPerDay } from '@huzhou/shared/parking/slots';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useNow } from '../../../device/clock.ts';
import { aria } from '../../../ui/aria.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import type { Choice } from '../choice.ts';
import { dayWordsOf, nextSlot } from '../span.ts';
import { todayOf } from '../span-days.ts';
import { cellsPerRow, levelsOf, rowImages, rowsOfDay, stripWords, swatch } from '../strip.ts';
import { stripTexts as texts } from '../texts.ts';
import { quartersIn, useDay } from '../use-lot.ts';
import './day-strip.scss';

export interface DayStripCardProps {
  readonly lotId: string;
  readonly span: Choice['span'];
  readonly charger: boolean;
}

const daysAhead = 14;
const legend = ['many', 'few', 'full', 'closed'] as const;

const maskStyle = (image: string) => ({ WebkitMaskImage: image, maskImage: image });

/** Where the chosen time lies in one row of the strip. */
const Chosen = ({ row, from, to }: { readonly row: number; readonly from: number; readonly to: number }) => {
  const [begin, end] = [Math.max(from - row * cellsPerRow, 0), Math.min(to - row * cellsPerRow, cellsPerRow)];
  if (begin >= end) return null;
  return (
    <View
      className="day-strip__chosen"
      style={{ left: `${(begin / cellsPerRow) * 100}%`, width: `${((end - begin) / cellsPerRow) * 100}%` }}
    />
  );
};

/** What a lot offers in each quarter of a day: a bar's height and form say it, and a sentence below says it again. */
export const DayStrip = ({ lotId, span, charger }: DayStripCardProps) => {
  const now = useNow();
  const today = firstSlotOf(dayOf(todayOf(now) * slotsPerDay));
  const begins = firstSlotOf(dayOf(slotAt(span.from)));
  const [moved, setMoved] = useState(0);
  const first = Math.min(Math.max(begins + moved * slotsPerDay, today), today + daysAhead * slotsPerDay);
  const day = dayOf(first);
  const { value, failure } = useDay(lotId, day, charger);
  const levels = value === undefined ? undefined : levelsOf(value, nextSlot(now) - first);
  const chosen = quartersIn(span, first);
  // What is over takes no room.
  const over = Math.floor(Math.max(0, nextSlot(now) - first) / cellsPerRow);
  const rows = Array.from({ length: rowsOfDay }, (_, row) => row).slice(Math.min(over, rowsOfDay - 1));
  const name = dayWordsOf(day, todayOf(now));
  const words = levels === undefined ? '' : stripWords(levels);
  return (
    <View className="day-strip">
      <View className="day-strip__head">
        <Pressable
          className="day-strip__turn"
          label={texts.previous}
          disabled={first <= today}
          onPress={() => setMoved(moved - 1)}
        >
          <Icon name="back" />
        </Pressable>
        <Text className="day-strip__day figures">{name}</Text>
        <Pressable
          className="day-strip__turn"
          label={texts.next}
          disabled={first >= today + daysAhead * slotsPerDay}
          onPress={() => setMoved(moved + 1)}
        >
          <Icon name="chevron-right" />
        </Pressable>
      </View>
      <View {...aria({ role: 'img', label: texts.label(name, words) })}>
        {rows.map((row) => (
          <View key={String(row)} className="day-strip__row">
            <Text className="day-strip__hour figures">{texts.rows[row]}</Text>
            <View className="day-strip__cells">
              {levels !== undefined &&
                rowImages(levels.slice(row * cellsPerRow, (row + 1) * cellsPerRow)).map(({ level, image }) => (
                  <View
                    key={level}
                    className={`day-strip__layer day-strip__layer--${level}`}
                    style={maskStyle(image)}
                  />
                ))}
              {chosen !== undefined && <Chosen row={row} {...chosen} />}
            </View>
          </View>
        ))}
      </View>
      <Text className="day-strip__words figures" {...aria({ live: 'polite' })}>
        {failure !== undefined && value === undefined ? failure.title : words}
      </Text>
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
      {value?.unpublished && <Text className="note">{texts.unpublished}</Text>}
    </View>
  );
};
