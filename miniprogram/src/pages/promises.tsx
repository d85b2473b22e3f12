import { getBoard } from '@huzhou/shared/insights/board-routes';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { call } from '../api/api.ts';
import { useFresh } from '../api/use-fresh.ts';
import { homeTexts } from '../i18n/home.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { LinkRow } from '../ui/link-row.tsx';

/** Cut off, not rounded up: 97.996 percent is not 98. */
const percent = (rate: number): string => `${Math.floor(rate * 1000 + 1e-6) / 10}%`;

/** What the city promises, and how it kept it this month; without the figures the promises still stand. */
export const Promises = () => {
  const { value } = useFresh(() => call(getBoard, { query: { period: 'month' } }), { everySeconds: 300 });
  const { title, rows, note, board, kept, missed } = homeTexts.promises;
  return (
    <Card>
      <Text className="title">{title}</Text>
      <View className="home__promises">
        {rows.map(({ promise, number, name, text }) => {
          const figure = value?.promises.find((each) => each.promise === promise);
          return (
            <View key={name} className="home__promise">
              <Text className="home__number figures">{number}</Text>
              <View className="home__words">
                <Text className="home__name">{name}</Text>
                <Text className="note secondary">{text}</Text>
              </View>
              {figure?.rate !== undefined && (
                <View className="home__rate">
                  <View className="home__percent">
                    <Icon name={figure.isKept ? 'check' : 'alert'} size="small" />
                    <Text className="figures">{percent(figure.rate)}</Text>
                  </View>
                  <Text className="note">{figure.isKept ? kept : missed}</Text>
                </View>
              )}
            </View>
          );
        })}
      </View>
      <Text className="note">{note}</Text>
      <LinkRow
        icon="flag"
        label={board}
        onPress={() => void Taro.navigateTo({ url: '/features/insights/pages/board' })}
      />
    </Card>
  );
};
