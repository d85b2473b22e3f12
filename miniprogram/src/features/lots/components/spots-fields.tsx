import { View } from '@tarojs/components';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { formTexts as texts } from '../form-texts.ts';
import { errorFor } from '../lot-draft.ts';
import { readSpotIds } from '../spot-range.ts';
import { lotsTexts } from '../texts.ts';
import type { LotForm } from '../use-lot-form.ts';

const countWords = (spots: string): string | undefined => {
  const read = readSpotIds(spots);
  return read.ok && read.value.length > 0 ? texts.spotsCounted(read.value.length) : undefined;
};

const NumberedFields = ({ values, errors, change }: LotForm) => (
  <View>
    <TextField
      label={texts.spots}
      placeholder={texts.spotsPlaceholder}
      hint={countWords(values.spots) ?? texts.spotsHint}
      value={values.spots}
      onChange={(spots) => change({ spots })}
      error={errorFor(errors, 'spots')}
    />
    <TextField
      label={texts.chargers}
      optional
      value={values.chargers}
      onChange={(chargers) => change({ chargers })}
      error={errorFor(errors, 'chargers')}
    />
    <TextField
      label={texts.accessible}
      optional
      value={values.accessible}
      onChange={(accessible) => change({ accessible })}
      error={errorFor(errors, 'accessible')}
    />
  </View>
);

const CountedFields = ({ values, errors, change }: LotForm) => (
  <View className="time-pair">
    <TextField
      label={texts.count}
      kind="tel"
      value={values.spots}
      onChange={(spots) => change({ spots })}
      error={errorFor(errors, 'spots')}
    />
    <TextField
      label={texts.chargerCount}
      kind="tel"
      optional
      value={values.chargers}
      onChange={(chargers) => change({ chargers })}
      error={errorFor(errors, 'chargers')}
    />
  </View>
);

/** The places of a new lot: a run of numbers as they are painted, or how many. */
export const SpotsFields = (form: LotForm) => {
  const { values, errors, change } = form;
  return (
    <View>
      <Field label={texts.numbering} error={errorFor(errors, 'numbering')}>
        {() => (
          <ChoiceList
            label={texts.numbering}
            choices={(['numbered', 'pooled'] as const).map((value) => ({
              value,
              label: lotsTexts.numbering[value],
              note: texts.numberingNotes[value],
            }))}
            chosen={values.numbering}
            onChoose={(numbering) => change({ numbering, spots: '', chargers: '', accessible: '' })}
          />
        )}
      </Field>
      {values.numbering === 'numbered' && <NumberedFields {...form} />}
      {values.numbering === 'pooled' && <CountedFields {...form} />}
    </View>
  );
};
