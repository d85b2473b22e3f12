import { Text, View } from '@tarojs/components';
import { filingTexts } from '../../../i18n/filing.ts';
import { aria } from '../../../ui/aria.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import './steps.scss';

export interface StepsProps {
  readonly current: number;
  readonly onGo: (step: number) => void;
}

/** The three screens of filing, and the way back to those that are done. */
export const Steps = ({ current, onGo }: StepsProps) => (
  <View className="steps" {...aria({ role: 'group', label: filingTexts.progress })}>
    {filingTexts.steps.map((name, index) => {
      const done = index < current;
      return (
        <Pressable
          key={name}
          className={`steps__step ${done ? 'steps__step--done' : ''} ${index === current ? 'steps__step--current' : ''}`}
          label={filingTexts.stepOf(index + 1, filingTexts.steps.length, name)}
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
