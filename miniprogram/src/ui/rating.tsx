import { Text, View } from '@tarojs/components';
import { ratingTexts } from '../i18n/ui.ts';
import { aria } from './aria.ts';
import { Icon } from './icon.tsx';
import { Pressable } from './pressable.tsx';
import './rating.scss';

export interface RatingProps {
  /** 1 to 5; undefined while nothing is chosen. */
  readonly score: number | undefined;
  /** Absent when the rating is only shown. */
  readonly onChange?: (score: number) => void;
}

export const Rating = ({ score, onChange }: RatingProps) => (
  <View className="rating" {...aria({ role: onChange === undefined ? 'img' : 'radiogroup', label: ratingTexts.label })}>
    <View className="rating__stars">
      {ratingTexts.scores.map((word, index) => {
        const full = score !== undefined && index < score;
        const star = <Icon name={full ? 'star-full' : 'star'} size="large" />;
        return onChange === undefined ? (
          <View key={word}>{star}</View>
        ) : (
          <Pressable
            key={word}
            className={`rating__star ${full ? 'rating__star--full' : ''}`}
            role="radio"
            checked={score === index + 1}
            label={word}
            onPress={() => onChange(index + 1)}
          >
            {star}
          </Pressable>
        );
      })}
    </View>
    {score !== undefined && <Text className="rating__word">{ratingTexts.scores[score - 1] ?? ''}</Text>}
  </View>
);
