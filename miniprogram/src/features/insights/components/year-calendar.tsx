import type { Board } from '@huzhou/shared/insights/board';
import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { Card } from '../../../ui/card.tsx';
import { dayCells, worstDays } from '../board-days.ts';
import { calendarMask, type DayCell, maskStyle } from '../chart-image.ts';
import { dayWords } from '../rate-words.ts';
import { boardTexts } from '../texts.ts';

const levels = ['none', 'kept', 'near', 'missed'] as const;
const legend = ['kept', 'near', 'missed', 'none'] as const;

/** A square for each day of the year by its share of cases resolved in time, and the bad days by name. */
export const YearCalendar = ({
  calendar,
  lastDay,
}: {
  readonly calendar: Board['calendar'];
  readonly lastDay: string;
}) => {
  const cells = dayCells(calendar, lastDay);
  const count = (level: DayCell['level']): number => cells.filter((cell) => cell.level === level).length;
  const worst = worstDays(calendar, 5);
  const texts = boardTexts.calendar;
  return (
    <Card>
      <Text className="section board__first">{texts.title}</Text>
      <View
        className="board-calendar"
        {...aria({ role: 'img', label: texts.label(count('kept'), count('near') + count('missed'), count('none')) })}
      >
        {levels.map((level) => (
          <View
            key={level}
            className={`board-calendar__days board-calendar__days--${level}`}
            style={maskStyle(calendarMask(cells, level))}
          />
        ))}
      </View>
      <View className="board-calendar__months" {...aria({ hidden: true })}>
        {['1月', '4月', '7月', '10月'].map((month) => (
          <Text key={month} className="note board-calendar__month">
            {month}
          </Text>
        ))}
      </View>
      <View className="board-calendar__legend">
        {legend.map((level) => (
          <View key={level} className="board-calendar__key">
            <View className={`board-calendar__dot board-calendar__dot--${level} board-calendar__days--${level}`} />
            <Text className="note figures">{`${texts[level]} · ${texts.days(count(level))}`}</Text>
          </View>
        ))}
      </View>
      {worst.length === 0 ? (
        <Text className="note">{texts.allKept}</Text>
      ) : (
        <View>
          <Text className="note">{texts.worst}</Text>
          {worst.map(({ day, met, due }) => (
            <Text key={day} className="note figures board__line">
              {texts.dayLine(dayWords(day), met, due)}
            </Text>
          ))}
        </View>
      )}
    </Card>
  );
};
