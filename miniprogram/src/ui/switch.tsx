import { Text, View } from '@tarojs/components';
import { commonTexts } from '../i18n/common.ts';
import { Pressable } from './pressable.tsx';
import './switch.scss';

export interface SwitchProps {
  readonly label: string;
  readonly note?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** On or off, told by a word besides the knob's place. */
export const Switch = ({ label, note, on, onChange }: SwitchProps) => (
  <Pressable className="switch" onPress={() => onChange(!on)} role="switch" checked={on} label={label}>
    <View className="switch__words">
      <Text>{label}</Text>
      {note !== undefined && <Text className="note">{note}</Text>}
    </View>
    <Text className="note">{on ? commonTexts.on : commonTexts.off}</Text>
    <View className={`switch__track ${on ? 'switch__track--on' : ''}`}>
      <View className="switch__knob" />
    </View>
  </Pressable>
);
