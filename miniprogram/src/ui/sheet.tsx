import { ScrollView, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { commonTexts } from '../i18n/common.ts';
import { aria } from './aria.ts';
import { Icon } from './icon.tsx';
import { Overlay } from './overlay.tsx';
import { Pressable } from './pressable.tsx';
import './sheet.scss';

export interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the bottom, the one to press first at the right. */
  readonly actions?: ReactNode;
}

/** A task of its own, risen from the bottom, over the page that it belongs to. */
export const Sheet = ({ open, title, onClose, children, actions }: SheetProps) =>
  open ? (
    <Overlay onLeave={onClose}>
      <View className="sheet__veil" onClick={onClose} catchMove />
      <View className="sheet" {...aria({ role: 'dialog', modal: true, label: title })}>
        <View className="sheet__head">
          <Text className="title">{title}</Text>
          <Pressable className="sheet__close" onPress={onClose} label={commonTexts.close}>
            <Icon name="close" />
          </Pressable>
        </View>
        <ScrollView className="sheet__body" scrollY>
          <View className="sheet__content">{children}</View>
        </ScrollView>
        {actions !== undefined && <View className="sheet__actions">{actions}</View>}
      </View>
    </Overlay>
  ) : null;
