import { Text, View } from '@tarojs/components';
import { sheetTexts } from '../../../i18n/staff-commands.ts';
import { aria } from '../../../ui/aria.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { type Phrase, withPhrase } from '../phrases.ts';
import './phrase-chips.scss';

export interface PhraseChipsProps {
  readonly phrases: readonly Phrase[];
  readonly words: string;
  readonly onChange: (words: string) => void;
}

/** What is said often, a tap away; it can be changed afterwards like anything typed. */
export const PhraseChips = ({ phrases, words, onChange }: PhraseChipsProps) =>
  phrases.length === 0 ? null : (
    <View className="phrases" {...aria({ label: sheetTexts.phrases })}>
      {phrases.map((phrase) => (
        <Pressable
          key={`${phrase.label} ${phrase.words}`}
          className="phrases__chip"
          onPress={() => onChange(withPhrase(words, phrase.words))}
          // A title says less than the words that it stands for.
          label={phrase.label === phrase.words ? undefined : `${phrase.label}：${phrase.words}`}
        >
          <Icon name={words.includes(phrase.words) ? 'check' : 'plus'} size="small" />
          <Text>{phrase.label}</Text>
        </Pressable>
      ))}
    </View>
  );
