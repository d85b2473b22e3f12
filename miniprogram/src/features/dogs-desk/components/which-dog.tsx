import { lookUpDog } from '@huzhou/shared/dogs/registry-routes';
import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { patrolTexts } from '../patrol-texts.ts';
import { numberTexts } from '../texts.ts';
import { useLookUp } from '../use-look-up.ts';
import { NumberField } from './number-field.tsx';

export interface WhichDogProps {
  /** Under which name what is typed is kept. */
  readonly name: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly onFound: (dogId: string) => void;
}

/** A registered dog, chosen by any of its numbers. */
export const WhichDog = ({ name, label, error, onFound }: WhichDogProps) => {
  const looking = useLookUp(name, lookUpDog);
  const { found } = looking;
  const dogId = found?.dog?.dogId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another dog is news.
  useEffect(() => onFound(dogId ?? ''), [dogId]);
  const none = found !== undefined && found.dog === undefined ? numberTexts.none : undefined;
  return (
    <View>
      <NumberField label={label} looking={{ ...looking, error: looking.error ?? none ?? error }} />
      {found?.dog !== undefined && (
        <Text className="lead">{patrolTexts.sightings.sheet.found(`${found.dog.name}（${found.dog.breed}）`)}</Text>
      )}
    </View>
  );
};
