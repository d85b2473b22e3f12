import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { lotTexts } from '../texts.ts';
import { useDayFigures } from '../use-lot-day.ts';
import { HourStrip } from './hour-strip.tsx';
import './day-figures.scss';

const texts = lotTexts.figures;
const names = ['bookings', 'noShows', 'overstays', 'cancelled', 'refusals'] as const;

export interface DayFiguresProps {
  readonly lotId: string;
  readonly day: string;
  readonly spots: number;
}

/** A lot's day in five numbers and twenty-four hours. */
export const DayFigures = ({ lotId, day, spots }: DayFiguresProps) => {
  const { value, failure } = useDayFigures(lotId, day);
  return (
    <Card>
      <View className="day-figures">
        {names.map((name) => (
          <View key={name} className="day-figures__one">
            <Text className="day-figures__number figures">{value === undefined ? '–' : texts.count(value[name])}</Text>
            <Text className="note">{texts[name]}</Text>
          </View>
        ))}
      </View>
      {value !== undefined ? (
        <HourStrip hours={value.hours} spots={spots} />
      ) : failure === undefined ? (
        <Text className="note">{texts.loading}</Text>
      ) : (
        <Notice icon="alert" text={failure.title} />
      )}
    </Card>
  );
};
