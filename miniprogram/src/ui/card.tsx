import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Pressable } from './pressable.tsx';
import './card.scss';

export interface CardProps {
  readonly children: ReactNode;
  /** Makes the whole card one target; `label` is then what a screen reader says. */
  readonly onPress?: () => void;
  readonly label?: string;
  readonly className?: string;
}

export const Card = ({ children, onPress, label, className = '' }: CardProps) =>
  onPress === undefined ? (
    <View className={`card ${className}`}>{children}</View>
  ) : (
    <Pressable className={`card card--pressable ${className}`} onPress={onPress} label={label}>
      <View className="card__inside">{children}</View>
    </Pressable>
  );
