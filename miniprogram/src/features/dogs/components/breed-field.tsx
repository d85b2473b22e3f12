import { breedName } from '@huzhou/shared/dogs/breed';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Entry } from '../../../ui/entry.tsx';
import { Field } from '../../../ui/field.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { searchBreeds } from '../breed-search.ts';
import { formTexts as texts } from '../wizard-texts.ts';
import './breed-field.scss';

export interface BreedFieldProps {
  readonly breedCode: string;
  readonly onChoose: (breedCode: string) => void;
  readonly error: string | undefined;
}

/** Found by the words that people use for it. */
export const BreedField = ({ breedCode, onChoose, error }: BreedFieldProps) => {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const found = searchBreeds(words);
  const shown = found.length === 0 ? searchBreeds('') : found;
  return (
    <View>
      <Field label={texts.breed} error={error}>
        {() => (
          <LinkRow
            icon="search"
            label={breedCode === '' ? texts.chooseBreed : breedName(breedCode)}
            onPress={() => setOpen(true)}
          />
        )}
      </Field>
      <Sheet open={open} title={texts.chooseBreed} onClose={() => setOpen(false)}>
        <Entry
          kind="search"
          label={texts.searchBreed}
          placeholder={texts.searchBreed}
          value={words}
          onChange={setWords}
        />
        {found.length === 0 && <Text className="section">{texts.noBreed(words.trim())}</Text>}
        <View className="breed-field__found">
          <ChoiceList
            label={texts.breed}
            look="chips"
            choices={shown.map(({ code, name }) => ({ value: code, label: name }))}
            chosen={breedCode}
            onChoose={(code) => {
              onChoose(code);
              setWords('');
              setOpen(false);
            }}
          />
        </View>
      </Sheet>
    </View>
  );
};
