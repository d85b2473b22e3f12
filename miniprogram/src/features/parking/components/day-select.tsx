import { Picker, Text, View } from '@tarojs/components';
import { Icon } from '../../../ui/icon.tsx';
import type { DayChoice } from '../span-days.ts';
import './day-select.scss';

export interface DaySelectProps {
  readonly label: string;
  readonly days: readonly DayChoice[];
  readonly day: string;
  readonly onChange: (day: string) => void;
}

/** One of several days, on the device's own wheel. */
export const DaySelect = ({ days, day, onChange }: DaySelectProps) => {
  const index = Math.max(
    0,
    days.findIndex((each) => each.day === day),
  );
  return (
    <Picker
      mode="selector"
      range={days.map(({ words }) => words)}
      value={index}
      onChange={(event) => onChange(days[Number(event.detail.value)]?.day ?? day)}
    >
      <View className="day-select">
        <Text className="figures">{days[index]?.words ?? ''}</Text>
        <Icon name="chevron-down" size="small" />
      </View>
    </Picker>
  );
};
