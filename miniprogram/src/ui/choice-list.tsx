import { Text, View } from '@tarojs/components';
import { aria } from './aria.ts';
import { Icon } from './icon.tsx';
import { Pressable } from './pressable.tsx';
import './choice-list.scss';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly note?: string | undefined;
}

export interface ChoiceListProps<Value extends string> {
  /** Names the group for a screen reader. */
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value | undefined;
  readonly onChoose: (value: Value) => void;
  /** `rows` one below the other, `chips` side by side for short labels. */
  readonly look?: 'rows' | 'chips';
}

/** One of several. The chosen one carries a tick besides its colour. */
export const ChoiceList = <Value extends string>(props: ChoiceListProps<Value>) => {
  const { label, choices, chosen, onChoose, look = 'rows' } = props;
  return (
    <View className={`choices choices--${look}`} {...aria({ role: 'radiogroup', label })}>
      {choices.map(({ value, label: name, note }) => {
        const checked = value === chosen;
        return (
          <Pressable
            key={value}
            className={`choice choice--${look} ${checked ? 'choice--chosen' : ''}`}
            onPress={() => onChoose(value)}
            role="radio"
            checked={checked}
          >
            <View className="choice__words">
              <Text className="choice__label">{name}</Text>
              {note !== undefined && <Text className="note choice__note">{note}</Text>}
            </View>
            {checked && <Icon name="check" size={look === 'chips' ? 'small' : 'medium'} />}
          </Pressable>
        );
      })}
    </View>
  );
};
