import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { categoryTexts } from '../i18n/ui.ts';
import { type CategoryOption, searchCategories } from './category-search.ts';
import { ChoiceList } from './choice-list.tsx';
import { Entry } from './entry.tsx';

export interface CategoryPickerProps {
  readonly classes: readonly { readonly code: string; readonly name: string }[];
  readonly options: readonly CategoryOption[];
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
  /** Codes to offer first: what the picture suggests, or what was chosen last. */
  readonly suggested?: readonly string[];
}

const choicesOf = (options: readonly CategoryOption[]) =>
  options.map(({ code, name }) => ({ value: code, label: name }));

/** Finds a kind by the words that people use, or by its class. */
export const CategoryPicker = ({ classes, options, chosen, onChoose, suggested = [] }: CategoryPickerProps) => {
  const [words, setWords] = useState('');
  const found = searchCategories(options, words);
  const searching = words.trim() !== '';
  const shown = searching && found.length > 0 ? found : options;
  const likely = searching ? [] : options.filter(({ code }) => suggested.includes(code));
  return (
    <View>
      <Entry
        kind="search"
        label={categoryTexts.search}
        placeholder={categoryTexts.search}
        value={words}
        onChange={setWords}
      />
      {searching && found.length === 0 && <Text className="section">{categoryTexts.none(words.trim())}</Text>}
      {likely.length > 0 && (
        <View>
          <Text className="section">{categoryTexts.suggested}</Text>
          <ChoiceList
            label={categoryTexts.suggested}
            look="chips"
            choices={choicesOf(likely)}
            chosen={chosen}
            onChoose={onChoose}
          />
        </View>
      )}
      {classes.map(({ code, name }) => {
        const ofClass = shown.filter((option) => option.classCode === code);
        return ofClass.length === 0 ? null : (
          <View key={code}>
            <Text className="section">{name}</Text>
            <ChoiceList label={name} look="chips" choices={choicesOf(ofClass)} chosen={chosen} onChoose={onChoose} />
          </View>
        );
      })}
    </View>
  );
};
