import { View } from '@tarojs/components';
import { commonTexts } from '../i18n/common.ts';
import { aria } from './aria.ts';
import './skeleton.scss';

export interface SkeletonProps {
  /** How many cards to stand in for. */
  readonly cards?: number;
}

/** The shape of what is being loaded, in place of a spinner. */
export const Skeleton = ({ cards = 3 }: SkeletonProps) => (
  <View {...aria({ role: 'status', label: commonTexts.loading })}>
    {Array.from({ length: cards }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the cards are all the same and never move.
      <View key={index} className="skeleton" {...aria({ hidden: true })}>
        <View className="skeleton__line skeleton__line--short" />
        <View className="skeleton__line" />
        <View className="skeleton__line skeleton__line--medium" />
      </View>
    ))}
  </View>
);
