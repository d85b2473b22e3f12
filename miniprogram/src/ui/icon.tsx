import { View } from '@tarojs/components';
import { aria } from './aria.ts';
import './icon.scss';

/** The names that icon.scss draws. */
export const iconNames = [
  'home',
  'list',
  'person',
  'report',
  'parking',
  'dog',
  'camera',
  'image',
  'pin',
  'plus',
  'minus',
  'close',
  'check',
  'chevron-right',
  'chevron-down',
  'back',
  'alert',
  'info',
  'clock',
  'refresh',
  'search',
  'phone',
  'star',
  'star-full',
  'offline',
  'send',
  'people',
  'edit',
  'bell',
  'text-size',
  'moon',
  'shield',
  'flag',
  'undo',
  'swap',
] as const;
export type IconName = (typeof iconNames)[number];

export interface IconProps {
  readonly name: IconName;
  readonly size?: 'small' | 'medium' | 'large';
}

/** A picture beside words, never instead of them: assistive technology skips it. */
export const Icon = ({ name, size = 'medium' }: IconProps) => (
  <View className={`icon icon--${size} icon--${name}`} {...aria({ hidden: true })} />
);
