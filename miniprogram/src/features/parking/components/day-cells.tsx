import { dayOf } from '@huzhou/shared/parking/slots';
import { Text, View } from '@tarojs/components';
import { useNow } from '../../../device/clock.ts';
import { aria } from '../../../ui/aria.ts';
import type { Choice } from '../choice.ts';
import { dayWordsOf, nextSlot } from '../span.ts';
import { todayOf } from '../span-days.ts';
import { cellsPerRow, levelsOf, rowImages, rowsOfDay, stripWords } from '../strip.ts';
import { stripTexts as texts } from '../texts.ts';
import { quartersIn, useDay } from '../use-lot.ts';
import './day-strip.scss';

export const maskStyle = (image: string) => ({ WebkitMaskImage: image, maskImage: image });

/** Where the chosen time lies in one row. */
const Chosen = ({ row, from, to }: { readonly row: number; readonly from: number; readonly to: number }) => {
  const [begin, end] = [Math.max(from - row * cellsPerRow, 0), Math.min(to - row * cellsPerRow, cellsPerRow)];
  if (begin >= end) return null;
  const percent = (cells: number): string => `${(cells / cellsPerRow) * 100}%`;
  return <View className="day-strip__chosen" style={{ left: percent(begin), width: percent(end - begin) }} />;
};

export interface DayCellsProps {
  readonly lotId: string;
  /** The first slot of the day. */
  readonly first: number;
  readonly span: Choice['span'];
  readonly charger: boolean;
}

/** Each quarter of a day: a bar's height and form say what there is, and the sentence above says it again. */
export const DayCells = ({ lotId, first, span, charger }: DayCellsProps) => {
  const now = useNow();
  const day = dayOf(first);
  const { value, failure } = useDay(lotId, day, charger);
  const begun = nextSlot(now) - first;
  const levels = value === undefined ? undefined : levelsOf(value, begun);
  const chosen = quartersIn(span, first);
  const name = dayWordsOf(day, todayOf(now));
  const words = levels === undefined ? '' : stripWords(levels);
  // What is over takes no room.
  const over = Math.min(Math.floor(Math.max(0, begun) / cellsPerRow), rowsOfDay - 1);
  const rows = Array.from({ length: rowsOfDay }, (_, row) => row).slice(over);
  return (
    <View className="day-strip__day">
      <Text className="day-strip__name figures">{name}</Text>
      <Text className="note figures" {...aria({ live: 'polite' })}>
        {failure !== undefined && value === undefined ? failure.title : words}
      </Text>
      <View {...aria({ role: 'img', label: texts.label(name, words) })}>
        {rows.map((row) => (
          <View key={row} className="day-strip__row">
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
      {value?.unpublished && <Text className="note">{texts.unpublished}</Text>}
    </View>
  );
};
