import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from './aria.ts';
import { Icon } from './icon.tsx';
import './action-stack.scss';

export interface ActionStackProps {
  /** Why the last tap did not do what it says; it stands where the tap was. */
  readonly trouble: string | undefined;
  readonly children: ReactNode;
}

/** The buttons at the bottom of a page, and above them what went wrong with the last one. */
export const ActionStack = ({ trouble, children }: ActionStackProps) => (
  <View className="action-stack">
    <View {...aria({ role: 'status', live: 'polite' })}>
      {trouble !== undefined && (
        <View className="action-stack__trouble">
          <Icon name="alert" size="small" />
          <Text>{trouble}</Text>
        </View>
      )}
    </View>
    <View className="action-stack__buttons">{children}</View>
  </View>
);
