import { Tariff } from '@huzhou/shared/parking/tariff';
import { tariffWords } from '@huzhou/shared/parking/words';
import { Text, View } from '@tarojs/components';
import * as z from 'zod/mini';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { formTexts } from '../form-texts.ts';
import { errorFor } from '../lot-draft.ts';
import { type TariffValues, tariffKinds, toTariff } from '../tariff-values.ts';
import type { LotForm } from '../use-lot-form.ts';
import { TimeField } from './time-field.tsx';

const texts = formTexts.tariff;

type Amount = 'perHour' | 'dayCap' | 'freeMinutes' | 'perNight';

/** What parking costs, in yuan as it is typed; the sign at the entrance stands below. */
export const TariffFields = ({ values: { tariff }, errors, change }: LotForm) => {
  const set = (part: Partial<TariffValues>): void => change({ tariff: { ...tariff, ...part } });
  const amount = (name: Amount, label: string = texts[name]) => (
    <TextField
      label={label}
      value={tariff[name]}
      onChange={(typed) => set({ [name]: typed })}
      error={errorFor(errors, `tariff.${name}`)}
    />
  );
  const isUnchosen = tariff.kind === undefined;
  const read = z.safeParse(Tariff, toTariff(tariff));
  return (
    <View>
      <Field label={texts.kind} error={isUnchosen ? errorFor(errors, 'tariff') : undefined}>
        {() => (
          <ChoiceList
            label={texts.kind}
            look="chips"
            choices={tariffKinds.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
            chosen={tariff.kind}
            onChoose={(kind) => set({ kind })}
          />
        )}
      </Field>
      {tariff.kind === 'hourly' && (
        <View>
          <View className="time-pair">
            {amount('perHour')}
            {amount('dayCap')}
          </View>
          {amount('freeMinutes')}
        </View>
      )}
      {tariff.kind === 'night-flat' && (
        <View>
          <View className="time-pair">
            <TimeField
              label={texts.nightFrom}
              value={tariff.nightFrom}
              onChange={(time) => set({ nightFrom: time })}
              error={errorFor(errors, 'tariff.nightFrom')}
            />
            <TimeField
              label={texts.nightTo}
              value={tariff.nightTo}
              onChange={(time) => set({ nightTo: time })}
              error={errorFor(errors, 'tariff.nightTo')}
            />
          </View>
          <View className="time-pair">
            {amount('perNight')}
            {amount('perHour', texts.perHourOutside)}
          </View>
        </View>
      )}
      {read.success && tariff.kind !== 'free' && (
        <View className="lot-form__preview">
          <Text className="note">{texts.preview}</Text>
          <Text className="figures lot-form__line">{tariffWords(read.data)}</Text>
        </View>
      )}
    </View>
  );
};
