import { Text, View } from '@tarojs/components';
import { aria } from './aria.ts';
import { Icon } from './icon.tsx';
import { Pressable } from './pressable.tsx';
import './steps.scss';

export interface StepsProps {
  /** Names the whole for a screen reader. */
  readonly label: string;
  readonly names: readonly string[];
  /** What a screen reader says of one: 「第 2 步，共 3 步：地点」. */
  readonly stepLabel: (step: number, count: number, name: string) => string;
  readonly current: number;
  readonly onGo: (step: number) => void;
}

/** The screens of a form, and the way back to those that are done. */
export const Steps = ({ label, names, stepLabel, current, onGo }: StepsProps) => (
  <View className="steps" {...aria({ role: 'group', label })}>
    {names.map((name, index) => {
      const done = index < current;
      return (
        <Pressable
          key={name}
          className={`steps__step ${done ? 'steps__step--done' : ''} ${index === current ? 'steps__step--current' : ''}`}
          label={stepLabel(index + 1, names.length, name)}
          selected={index === current}
          disabled={index > current}
          onPress={() => onGo(index)}
        >
          <View className="steps__bar" />
          <View className="steps__name">
            {done && <Icon name="check" size="small" />}
            <Text>{name}</Text>
          </View>
        </Pressable>
      );
    })}
  </View>
);
