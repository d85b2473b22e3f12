import { dogStateNames, isEnded } from '@huzhou/shared/dogs/lifecycle';
import type { DogDetail, DogSummary } from '@huzhou/shared/dogs/view';
import { Text, View } from '@tarojs/components';
import { Icon } from '../../../ui/icon.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { todayInChina } from '../day-words.ts';
import { nextStep } from '../next-step.ts';
import { dogTexts, listTexts } from '../texts.ts';
import { ticksOf } from '../ticks.ts';
import { DogPhoto } from './dog-photo.tsx';
import { ThreeTicks } from './three-ticks.tsx';
import './dog-head.scss';

export interface DogHeadProps {
  readonly dog: DogSummary & Partial<Pick<DogDetail, 'chip' | 'wants'>>;
  readonly large?: boolean;
}

const withoutTicks: readonly DogSummary['state'][] = ['draft', 'withdrawn', 'deregistered', 'moved-out'];

/** A dog at a glance: what it looks like, its name, the three ticks, what comes next. */
export const DogHead = ({ dog, large = false }: DogHeadProps) => {
  const { name, breed, colour, state, photo } = dog;
  const today = todayInChina();
  const next = nextStep(dog, today);
  const shown = name ?? dogTexts.unnamed;
  return (
    <View className="dog-head">
      <View className="dog-head__top">
        <DogPhoto src={photo?.url} label={listTexts.photo(shown)} large={large} />
        <View className="dog-head__words">
          <View className="dog-head__line">
            <Text className={large ? 'hero' : 'title'}>{shown}</Text>
            <StateTag text={dogStateNames[state]} settled={isEnded(state)} />
          </View>
          {breed !== undefined && <Text className="note">{[breed, colour].filter(Boolean).join(' · ')}</Text>}
        </View>
      </View>
      {!withoutTicks.includes(state) && <ThreeTicks ticks={ticksOf(dog, today)} />}
      {next !== undefined && (
        <View className={`dog-head__next ${next.urgent ? 'dog-head__next--urgent' : ''}`}>
          <Icon name={next.urgent ? 'alert' : 'clock'} size="small" />
          <Text className="figures">{next.words}</Text>
        </View>
      )}
    </View>
  );
};
