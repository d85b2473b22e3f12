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

interface StarProps {
  readonly word: string;
  readonly full: boolean;
  readonly checked: boolean;
  readonly onPress: (() => void) | undefined;
}

const Star = ({ word, full, checked, onPress }: StarProps) => {
  const shape = <Icon name={full ? 'star-full' : 'star'} size="large" />;
  if (onPress === undefined) return <View>{shape}</View>;
  return (
    <Pressable
      className={`rating__star ${full ? 'rating__star--full' : ''}`}
      role="radio"
      checked={checked}
      label={word}
      onPress={onPress}
    >
      {shape}
    </Pressable>
  );
};

export const Rating = ({ score, onChange }: RatingProps) => (
  <View
    className="rating"
    {...aria(
      onChange === undefined
        ? { role: 'img', label: `${ratingTexts.label}：${ratingTexts.scores[(score ?? 0) - 1] ?? ''}` }
        : { role: 'radiogroup', label: ratingTexts.label },
    )}
  >
    <View className="rating__stars">
      {ratingTexts.scores.map((word, index) => (
        <Star
          key={word}
          word={word}
          full={score !== undefined && index < score}
          checked={score === index + 1}
          onPress={onChange === undefined ? undefined : () => onChange(index + 1)}
        />
      ))}
    </View>
    {score !== undefined && <Text className="rating__word">{ratingTexts.scores[score - 1] ?? ''}</Text>}
  </View>
);
