import { refusalNames, type Series } from '@huzhou/shared/parking/series';
import { Text, View } from '@tarojs/components';
import { useNow } from '../../../device/clock.ts';
import { Icon } from '../../../ui/icon.tsx';
import { priceWords } from '../price-words.ts';
import { dayWordsOf } from '../span.ts';
import { todayOf } from '../span-days.ts';
import './series-nights.scss';

/** Each date with what becomes of it: a tick and its price, or a cross and the reason. */
export const SeriesNights = ({ nights }: Pick<Series, 'nights'>) => {
  const today = todayOf(useNow(false));
  return (
    <View className="series-nights">
      {nights.map(({ day, cents, refusal }) => (
        <View key={day} className={`series-nights__row ${refusal === undefined ? '' : 'series-nights__row--refused'}`}>
          <Icon name={refusal === undefined ? 'check' : 'close'} size="small" />
          <Text className="series-nights__day figures">{dayWordsOf(day, today)}</Text>
          <Text className="figures">{refusal === undefined ? priceWords(cents) : refusalNames[refusal]}</Text>
        </View>
      ))}
    </View>
  );
};
