import { Text, View } from '@tarojs/components';
import './time-ring.scss';

export interface TimeRingProps {
  /** The one number that matters. */
  readonly words: string;
  /** How much is left, 0 to 1; no ring where nothing runs out yet. */
  readonly share?: number | undefined;
  readonly round?: boolean;
}

/** Time left: in figures, and as what is left of a ring (or a bar where the words are long). */
export const TimeRing = ({ words, share, round = false }: TimeRingProps) => {
  if (share === undefined || !round)
    return (
      <View className="time-ring__plain">
        <Text className="hero">{words}</Text>
        {share !== undefined && (
          <View className="time-ring__bar">
            <View className="time-ring__left" style={{ width: `${(share * 100).toFixed(1)}%` }} />
          </View>
        )}
      </View>
    );
  const degrees = Math.round(share * 360);
  return (
    <View
      className="time-ring"
      style={{ backgroundImage: `conic-gradient(var(--brand) ${degrees}deg, var(--line) ${degrees}deg)` }}
    >
      <View className="time-ring__hole">
        <Text className="hero">{words}</Text>
      </View>
    </View>
  );
};
