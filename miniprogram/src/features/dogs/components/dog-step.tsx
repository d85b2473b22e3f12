import { plusMonths } from '@huzhou/shared/dogs/day';
import { type Purpose, purposeNames, purposes } from '@huzhou/shared/dogs/eligibility';
import { sexes, sexNames } from '@huzhou/shared/dogs/form';
import { Text, View } from '@tarojs/components';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Wizard } from '../use-wizard.ts';
import { messageFor } from '../wizard-draft.ts';
import { formTexts as texts } from '../wizard-texts.ts';
import { Anchor } from './anchor.tsx';
import { BreedField } from './breed-field.tsx';

const oldestMonths = 30 * 12;

/** What the dog is like. What speaks against keeping it is said at once, beside the field that says so. */
export const DogStep = ({ draft, day, errors, concerns, change }: Wizard) => {
  const about = (field: string): string | undefined =>
    messageFor(errors, field) ?? concerns.find((concern) => concern.field === field)?.words;
  return (
    <View>
      <Text className="title step-title">{texts.dogTitle}</Text>
      <Anchor field="name">
        <TextField label={texts.name} value={draft.name} onChange={(name) => change({ name })} error={about('name')} />
      </Anchor>
      <Anchor field="breedCode">
        <BreedField
          breedCode={draft.breedCode}
          onChoose={(breedCode) => change({ breedCode })}
          error={about('breedCode')}
        />
      </Anchor>
      <Anchor field="bornOn">
        <DateField
          label={texts.bornOn}
          hint={texts.bornOnHint}
          value={draft.bornOn}
          from={plusMonths(day, -oldestMonths)}
          to={day}
          onChange={(bornOn) => change({ bornOn })}
          error={about('bornOn')}
        />
      </Anchor>
      <Anchor field="shoulderCm">
        <TextField
          kind="tel"
          label={texts.shoulder}
          hint={texts.shoulderHint}
          value={draft.shoulder}
          onChange={(shoulder) => change({ shoulder })}
          error={about('shoulderCm')}
        />
      </Anchor>
      <Anchor field="colour">
        <TextField
          label={texts.colour}
          placeholder={texts.colourPlaceholder}
          value={draft.colour}
          onChange={(colour) => change({ colour })}
          error={about('colour')}
        />
      </Anchor>
      <Anchor field="sex">
        <Field label={texts.sex} error={about('sex')}>
          {() => (
            <ChoiceList
              label={texts.sex}
              look="chips"
              choices={sexes.map((sex) => ({ value: sex, label: sexNames[sex] }))}
              chosen={draft.sex}
              onChoose={(sex) => change({ sex })}
            />
          )}
        </Field>
      </Anchor>
      <Anchor field="neutered">
        <Field label={texts.neutered} error={about('neutered')}>
          {() => (
            <ChoiceList
              label={texts.neutered}
              look="chips"
              choices={(['yes', 'no'] as const).map((value) => ({ value, label: texts.neuteredNames[value] }))}
              chosen={draft.neutered === undefined ? undefined : draft.neutered ? 'yes' : 'no'}
              onChoose={(value) => change({ neutered: value === 'yes' })}
            />
          )}
        </Field>
      </Anchor>
      <Anchor field="purpose">
        <Field label={texts.purpose} hint={texts.assumed} error={about('purpose')}>
          {() => (
            <ChoiceList<Purpose>
              label={texts.purpose}
              look="chips"
              choices={purposes.map((purpose) => ({ value: purpose, label: purposeNames[purpose] }))}
              chosen={draft.purpose}
              onChoose={(purpose) => change({ purpose })}
            />
          )}
        </Field>
      </Anchor>
      {concerns.length > 0 && <Notice icon="alert" text={texts.mayInsist} />}
    </View>
  );
};
