import { recordVaccination, type TreatmentReply } from '@huzhou/shared/dogs/clinic-routes';
import { plusDays } from '@huzhou/shared/dogs/day';
import { findVaccine, validUntilOf } from '@huzhou/shared/dogs/vaccination';
import { View } from '@tarojs/components';
import * as z from 'zod/mini';
import { DateField } from '../../../ui/date-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { clinicTexts as texts } from '../clinic-texts.ts';
import { keepVial, lastVial } from '../last-vial.ts';
import { dayText, today } from '../moment.ts';
import { ownArea } from '../roles.ts';
import { nameOf, type Treated, whichOf } from '../treated-dog.ts';
import { useDeskForm } from '../use-desk-form.ts';
import type { DeskSession } from './desk-staff.tsx';
import { FormSheet } from './form-sheet.tsx';
import { UnknownFields } from './unknown-fields.tsx';
import { VaccineField } from './vaccine-field.tsx';

const Values = z.object({
  vaccineCode: z.string(),
  batch: z.string(),
  givenOn: z.string(),
  area: z.string(),
  colour: z.string(),
  breedCode: z.string(),
});

export interface TreatSheetProps {
  readonly treated: Treated;
  readonly session: DeskSession;
  readonly onClose: () => void;
  readonly onDone: (reply: TreatmentReply) => void;
}

export const treatedName = (treated: Treated): string => (treated.kind === 'dog' ? treated.name : texts.nameless);

/** The oldest injection that is taken: what was given earlier protects nobody any more. */
const oldestDays = 366;

type Given = Pick<z.infer<typeof Values>, 'vaccineCode' | 'batch' | 'givenOn'>;

/** What is empty is not there: the contract then says what to fill in, not that it is wrong. */
const given = ({ vaccineCode, batch, givenOn }: Given): Given =>
  ({
    ...(vaccineCode === '' ? {} : { vaccineCode }),
    ...(batch.trim() === '' ? {} : { batch }),
    ...(givenOn === '' ? {} : { givenOn }),
  }) as Given;

/** One injection being recorded, for whichever dog it is. */
export const VaccinateSheet = ({ treated, session: { personId, staff }, onClose, onDone }: TreatSheetProps) => {
  const form = useDeskForm({
    name: `dogs-desk.${personId}.vaccinate.${nameOf(treated)}`,
    shape: Values,
    empty: () => ({
      ...lastVial(personId),
      givenOn: today(),
      area: ownArea(staff) ?? '',
      colour: '',
      breedCode: '',
    }),
    route: recordVaccination,
    callOf: (typed) => ({ body: { ...whichOf(treated, typed), ...given(typed) } }),
    onDone: (reply) => {
      keepVial(personId, form.values);
      onDone(reply);
    },
  });
  const { values, errorOf, change } = form;
  const { vaccineCode, givenOn } = values;
  const until =
    findVaccine(vaccineCode) === undefined || givenOn === ''
      ? undefined
      : texts.validUntil(dayText(validUntilOf(vaccineCode, givenOn)));
  const { title, submit } = texts.sheet.vaccinate;
  return (
    <FormSheet title={title(treatedName(treated))} submit={submit} form={form} onClose={onClose}>
      <VaccineField
        label={texts.vaccine}
        value={vaccineCode}
        error={errorOf('vaccineCode')}
        onChoose={(code) => change({ vaccineCode: code })}
      />
      <TextField
        label={texts.batch}
        placeholder={texts.batchPlaceholder}
        value={values.batch}
        onChange={(batch) => change({ batch })}
        error={errorOf('batch')}
      />
      <DateField
        label={texts.givenOn}
        value={givenOn}
        from={plusDays(today(), -oldestDays)}
        to={today()}
        onChange={(day) => change({ givenOn: day })}
        hint={until}
        error={errorOf('givenOn')}
      />
      {treated.kind === 'unknown' && (
        <View>
          <UnknownFields values={values} errorOf={(field) => errorOf(`unknown.${field}`)} change={change} />
        </View>
      )}
    </FormSheet>
  );
};
