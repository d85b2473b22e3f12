import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from './icon.tsx';
import { Pressable } from './pressable.tsx';
import './door.scss';

export interface DoorProps {
  readonly icon: IconName;
  readonly title: string;
  /** One living line: what matters behind this door now. */
  readonly line: string;
  readonly tag?: string;
  readonly onPress: () => void;
  /** The door that most people come for. */
  readonly main?: boolean;
}

/** A large card that leads to a service. */
export const Door = ({ icon, title, line, tag, onPress, main = false }: DoorProps) => (
  <Pressable className={`door ${main ? 'door--main' : ''}`} onPress={onPress}>
    <View className="door__icon">
      <Icon name={icon} size="large" />
    </View>
    <View className="door__words">
      <View className="door__head">
        <Text className="title">{title}</Text>
        {tag !== undefined && <Text className="door__tag">{tag}</Text>}
      </View>
      <Text className="door__line">{line}</Text>
    </View>
    <Icon name="chevron-right" />
  </Pressable>
);
