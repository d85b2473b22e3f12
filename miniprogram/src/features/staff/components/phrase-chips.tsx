import { Text, View } from '@tarojs/components';
import { sheetTexts } from '../../../i18n/staff-commands.ts';
import { aria } from '../../../ui/aria.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { withPhrase } from '../phrases.ts';
import './phrase-chips.scss';

export interface PhraseChipsProps {
  readonly phrases: readonly string[];
  readonly words: string;
  readonly onChange: (words: string) => void;
}

/** What is said often, a tap away; it can be changed afterwards like anything typed. */
export const PhraseChips = ({ phrases, words, onChange }: PhraseChipsProps) => (
  <View className="phrases" {...aria({ label: sheetTexts.phrases })}>
    {phrases.map((phrase) => (
      <Pressable key={phrase} className="phrases__chip" onPress={() => onChange(withPhrase(words, phrase))}>
        <Icon name={words.includes(phrase) ? 'check' : 'plus'} size="small" />
        <Text>{phrase}</Text>
      </Pressable>
    ))}
  </View>
);
