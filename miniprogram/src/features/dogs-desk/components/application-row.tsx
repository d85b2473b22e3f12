import { areaName } from '@huzhou/shared/directory/areas';
import type { DogSummary } from '@huzhou/shared/dogs/view';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { applicationMarks } from '../application-marks.ts';
import { openReview } from '../go.ts';
import { sinceWords } from '../moment.ts';
import { applicationTexts as texts } from '../review-texts.ts';

/** One application: how long it waits, what it is about, and what it wants. */
export const ApplicationRow = ({ dog }: { readonly dog: DogSummary }) => {
  const { dogId, name = '', breed = '', colour = '', townCode, districtCode, waitingSince, createdAt } = dog;
  const waited = texts.waited(sinceWords(waitingSince ?? createdAt));
  const marks = applicationMarks(dog);
  const place = areaName(townCode ?? districtCode ?? '');
  return (
    <Card
      onPress={() => openReview(dogId)}
      label={texts.spoken([waited, name, breed, place, ...marks.map(({ text }) => text)])}
    >
      <View className="desk__head">
        <View className="desk__words">
          <Text className="desk__name">{name}</Text>
          <Text className="note">{`${breed} · ${colour} · ${place}`}</Text>
        </View>
        <Text className="figures desk__waiting">{waited}</Text>
      </View>
      <View className="desk__tags">
        {marks.map(({ text, weighs }) => (
          <StateTag key={text} text={text} settled={!weighs} />
        ))}
      </View>
    </Card>
  );
};
