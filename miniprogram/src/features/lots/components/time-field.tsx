import { Picker, Text, View } from '@tarojs/components';
import { Field } from '../../../ui/field.tsx';
import { timesBetween } from '../times-between.ts';
import '../../../ui/entry.scss';
import './time-field.scss';

export interface TimeFieldProps {
  readonly label: string;
  /** `18:30`; `24:00` is the end of the day. */
  readonly value: string;
  /** The first and the last that can be chosen; the whole day where they are left out. */
  readonly from?: string;
  readonly to?: string;
  readonly onChange: (time: string) => void;
  readonly error?: string | undefined;
}

/** A quarter of an hour, from the device's own wheel. */
export const TimeField = ({ label, value, from, to, onChange, error }: TimeFieldProps) => {
  const times = timesBetween(from, to);
  return (
    <Field label={label} error={error}>
      {({ invalid }) => (
        <Picker
          mode="selector"
          range={[...times]}
          value={Math.max(0, times.indexOf(value))}
          onChange={(event) => onChange(times[Number(event.detail.value)] ?? value)}
        >
          <View className={`entry time-field ${invalid ? 'entry--invalid' : ''}`}>
            <Text className="figures">{value}</Text>
          </View>
        </Picker>
      )}
    </Field>
  );
};
