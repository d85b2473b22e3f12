import { Picker, Text, View } from '@tarojs/components';
import { dateTexts } from '../i18n/ui.ts';
import { Field } from './field.tsx';
import './entry.scss';
import './date-field.scss';

export interface DateFieldProps {
  readonly label: string;
  /** `2026-11-26`; empty while none is chosen. */
  readonly value: string;
  /** The first and the last day that can be chosen. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly onChange: (day: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** One day, from the device's own wheel. */
export const DateField = ({ label, value, from = '', to = '', onChange, hint, error }: DateFieldProps) => (
  <Field label={label} hint={hint} error={error}>
    {({ invalid }) => (
      <Picker mode="date" value={value} start={from} end={to} onChange={(event) => onChange(event.detail.value)}>
        <View className={`entry date-field ${invalid ? 'entry--invalid' : ''}`}>
          <Text className={value === '' ? 'date-field__none' : 'figures'}>
            {value === '' ? dateTexts.choose : value}
          </Text>
        </View>
      </Picker>
    )}
  </Field>
);
