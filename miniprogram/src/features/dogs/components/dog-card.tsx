import { isEnded } from '@huzhou/shared/dogs/lifecycle';
import type { DogSummary } from '@huzhou/shared/dogs/view';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { openDog, openWizard } from '../go.ts';
import { listTexts as texts } from '../texts.ts';
import { useDog } from '../use-dogs.ts';
import { DogHead } from './dog-head.tsx';
import './dog-card.scss';

const Unread = ({ count }: { readonly count: number }) => (
  <View className="dog-card__unread">
    <Icon name="bell" size="small" />
    <Text>{texts.unread(count)}</Text>
  </View>
);

/** A dog that is alive here: its picture and what finders wrote come with the dog itself, a moment after the list. */
const LivingCard = ({ dog }: { readonly dog: DogSummary }) => {
  const { value } = useDog(dog.dogId);
  const shown = value ?? dog;
  return (
    <Card onPress={() => openDog(dog.dogId)}>
      {(shown.unread ?? 0) > 0 && <Unread count={shown.unread ?? 0} />}
      <DogHead dog={shown} />
    </Card>
  );
};

/** One of my dogs: a tap leads on to what comes next. */
export const DogCard = ({ dog }: { readonly dog: DogSummary }) => {
  if (dog.state !== 'draft' && !isEnded(dog.state)) return <LivingCard dog={dog} />;
  return (
    <Card onPress={() => (dog.state === 'draft' ? openWizard(dog.dogId) : openDog(dog.dogId))}>
      <DogHead dog={dog} />
    </Card>
  );
};
