import { firstSlotOf, indexInDay } from '@huzhou/shared/parking/slots';
import { PickerView, PickerViewColumn, Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { pad } from '../time-parts.ts';
import './time-columns.scss';

export interface TimeColumnsProps {
  /** Of what the moment is: begin or end. */
  readonly label: string;
  /** The days to choose from, `20261123`, with their words; none where only the time of day is asked for. */
  readonly days: readonly { readonly day: string; readonly words: string }[];
  /** The chosen quarter of an hour. */
  readonly slot: number;
  readonly onChange: (slot: number) => void;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const minutes = [0, 15, 30, 45];

/** A day and a quarter of an hour, on the device's own wheels. */
export const TimeColumns = ({ label, days, slot, onChange }: TimeColumnsProps) => {
  const day = Math.max(
    0,
    days.findIndex((each) => firstSlotOf(each.day) + indexInDay(slot) === slot),
  );
  const index = indexInDay(slot);
  const change = (wheels: readonly number[]): void => {
    const [hour = 0, quarter = 0] = wheels.slice(-2);
    const first = wheels.length > 2 ? days[wheels[0] ?? 0]?.day : undefined;
    onChange((first === undefined ? 0 : firstSlotOf(first)) + hour * 4 + quarter);
  };
  const time = [Math.floor(index / 4), index % 4];
  return (
    <View className="time-columns" {...aria({ label })}>
      <PickerView
        className="time-columns__wheels"
        indicatorStyle="height: 44px;"
        value={days.length > 0 ? [day, ...time] : time}
        onChange={(event) => change(event.detail.value)}
      >
        {days.length > 0 && (
          <PickerViewColumn>
            {days.map((each) => (
              <View key={each.day} className="time-columns__item">
                <Text>{each.words}</Text>
              </View>
            ))}
          </PickerViewColumn>
        )}
        <PickerViewColumn>
          {hours.map((hour) => (
            <View key={hour} className="time-columns__item">
              <Text>{pad(hour)}</Text>
            </View>
          ))}
        </PickerViewColumn>
        <PickerViewColumn>
          {minutes.map((minute) => (
            <View key={minute} className="time-columns__item">
              <Text>{pad(minute)}</Text>
            </View>
          ))}
        </PickerViewColumn>
      </PickerView>
    </View>
  );
};
