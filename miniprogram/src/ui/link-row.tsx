import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from './icon.tsx';
import { Pressable } from './pressable.tsx';
import './link-row.scss';

export interface LinkRowProps {
  readonly icon: IconName;
  readonly label: string;
  readonly note?: string | undefined;
  readonly onPress: () => void;
}

/** A row that leads on. */
export const LinkRow = ({ icon, label, note, onPress }: LinkRowProps) => (
  <Pressable className="link-row" onPress={onPress}>
    <Icon name={icon} />
    <View className="link-row__words">
      <Text>{label}</Text>
      {note !== undefined && <Text className="note secondary">{note}</Text>}
    </View>
    <Icon name="chevron-right" size="small" />
  </Pressable>
);
