import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { digitKeys, keyboardFor, letterKeys, mayType, provinceKeys, purposeKeys } from '../plate-typing.ts';
import { permitTexts as texts } from '../texts.ts';
import './plate-keys.scss';

export interface PlateKeysProps {
  readonly typed: string;
  readonly onKey: (key: string) => void;
  readonly onErase: () => void;
}

/** The characters a plate can have, and only those that make sense next are alive. */
export const PlateKeys = ({ typed, onKey, onErase }: PlateKeysProps) => {
  const keyboard = keyboardFor(typed);
  const keys =
    keyboard === 'province' ? provinceKeys : [...digitKeys, ...letterKeys, ...(keyboard === 'last' ? purposeKeys : [])];
  return (
    <View className="plate-keys" {...aria({ label: keyboard === 'province' ? texts.provinces : texts.serial })}>
      {keys.map((key) => (
        <Pressable key={key} className="plate-keys__key" disabled={!mayType(typed, key)} onPress={() => onKey(key)}>
          <Text>{key}</Text>
        </Pressable>
      ))}
      <Pressable
        className="plate-keys__key plate-keys__key--erase"
        label={texts.erase}
        disabled={typed === ''}
        onPress={onErase}
      >
        <Icon name="undo" />
      </Pressable>
    </View>
  );
};
