import { Text, View } from '@tarojs/components';
import { Card } from './card.tsx';
import { Icon, type IconName } from './icon.tsx';
import './coming.scss';

export interface ComingProps {
  readonly icon: IconName;
  readonly headline: string;
  readonly intro: string;
  readonly stepsTitle: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly meanwhile: string;
}

/** A service that is not open yet: what it will do, and what can be done meanwhile. */
export const Coming = ({ icon, headline, intro, stepsTitle, steps, meanwhile }: ComingProps) => (
  <View>
    <View className="coming__head">
      <View className="coming__icon">
        <Icon name={icon} size="large" />
      </View>
      <Text className="hero">{headline}</Text>
      <Text className="coming__intro">{intro}</Text>
    </View>
    <Card>
      <Text className="title">{stepsTitle}</Text>
      {steps.map(({ title, text }, index) => (
        <View key={title} className="coming__step">
          <Text className="coming__number figures">{String(index + 1)}</Text>
          <View className="coming__words">
            <Text className="coming__title">{title}</Text>
            <Text className="note">{text}</Text>
          </View>
        </View>
      ))}
    </Card>
    <Text className="note">{meanwhile}</Text>
  </View>
);
