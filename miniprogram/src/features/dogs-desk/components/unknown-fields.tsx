import { districts } from '@huzhou/shared/directory/areas';
import { breedName, breeds } from '@huzhou/shared/dogs/breed';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Entry } from '../../../ui/entry.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { dogFieldTexts as texts } from '../texts.ts';

const choicesOf = (areas: readonly { readonly code: string; readonly name: string }[]) =>
  areas.map(({ code, name }) => ({ value: code, label: name }));

interface TownFieldProps {
  /** A town, or a district while its town is still to be chosen. */
  readonly area: string;
  readonly error: string | undefined;
  readonly onChoose: (area: string) => void;
}

/** Where a dog lives or was met, down to the town. */
export const TownField = ({ area, error, onChoose }: TownFieldProps) => {
  const district = districts.find(({ code }) => area.startsWith(code));
  return (
    <View>
      <Field label={texts.district} error={district === undefined ? error : undefined}>
        {() => (
          <ChoiceList
            label={texts.district}
            look="chips"
            choices={choicesOf(districts)}
            chosen={district?.code}
            onChoose={onChoose}
          />
        )}
      </Field>
      {district !== undefined && (
        <Field label={texts.town} error={error}>
          {() => (
            <ChoiceList
              label={texts.town}
              look="chips"
              choices={choicesOf(district.towns)}
              chosen={area}
              onChoose={onChoose}
            />
          )}
        </Field>
      )}
    </View>
  );
};

/** How many breeds are offered at once. */
const offered = 8;

interface BreedFieldProps {
  readonly breedCode: string;
  readonly onChoose: (breedCode: string) => void;
}

const none = '';

/** A breed by what people call it; may stay open. */
const BreedField = ({ breedCode, onChoose }: BreedFieldProps) => {
  const [words, setWords] = useState('');
  const typed = words.trim();
  const found = breeds.filter(({ name, search }) => `${name} ${search}`.includes(typed)).slice(0, offered);
  const shown = breedCode === none || found.some(({ code }) => code === breedCode) ? [] : [breedCode];
  return (
    <Field label={texts.breed} optional>
      {(control) => (
        <View className="desk__wide">
          <Entry {...control} kind="search" placeholder={texts.breedPlaceholder} value={words} onChange={setWords} />
          {found.length === 0 && <Text className="note">{texts.breedNone}</Text>}
          <ChoiceList
            label={texts.breed}
            look="chips"
            choices={[
              ...shown.map((code) => ({ value: code, label: breedName(code) })),
              ...found.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            chosen={breedCode}
            onChoose={(code) => onChoose(code === breedCode ? none : code)}
          />
        </View>
      )}
    </Field>
  );
};

export interface UnknownValues {
  readonly area: string;
  readonly colour: string;
  readonly breedCode: string;
}

export interface UnknownFieldsProps {
  readonly values: UnknownValues;
  /** Where the contract has these fields: `unknown.` or nothing. */
  readonly errorOf: (field: string) => string | undefined;
  readonly change: (part: Partial<UnknownValues>) => void;
  /** The place is known already. */
  readonly withoutTown?: boolean;
}

/** What is written down of a dog that nobody has entered: where it lives, what it looks like, nothing of whose it is. */
export const UnknownFields = ({ values, errorOf, change, withoutTown = false }: UnknownFieldsProps) => (
  <View>
    {!withoutTown && <TownField area={values.area} error={errorOf('townCode')} onChoose={(area) => change({ area })} />}
    <TextField
      label={texts.colour}
      placeholder={texts.colourPlaceholder}
      value={values.colour}
      onChange={(colour) => change({ colour })}
      error={errorOf('colour')}
    />
    <BreedField breedCode={values.breedCode} onChoose={(breedCode) => change({ breedCode })} />
  </View>
);
