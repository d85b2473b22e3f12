import { Text, View } from '@tarojs/components';
import { aria } from './aria.ts';
import { Icon, type IconName } from './icon.tsx';
import { Pressable } from './pressable.tsx';
import './notice.scss';

export interface NoticeProps {
  readonly text: string;
  readonly icon?: IconName;
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** `bar` spans the page's top; `inset` stands within the content. */
  readonly place?: 'bar' | 'inset';
}

/** One line about the state of things: offline, not fresh, kept as a draft. */
export const Notice = ({ text, icon = 'info', action, place = 'inset' }: NoticeProps) => (
  <View className={`notice notice--${place}`} {...aria({ role: 'status', live: 'polite' })}>
    <Icon name={icon} />
    <Text className="notice__text">{text}</Text>
    {action !== undefined && (
      <Pressable className="notice__action" onPress={action.onPress}>
        <Text>{action.label}</Text>
      </Pressable>
    )}
  </View>
);
