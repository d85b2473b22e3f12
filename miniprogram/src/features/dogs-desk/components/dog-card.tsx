import { areaName } from '@huzhou/shared/directory/areas';
import { sexNames } from '@huzhou/shared/dogs/form';
import { dogStateNames } from '@huzhou/shared/dogs/lifecycle';
import type { DogCard as Dog } from '@huzhou/shared/dogs/view';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Card } from '../../../ui/card.tsx';
import { type Fact, FactList } from '../../../ui/fact-list.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Photo } from '../../../ui/photo.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { cardTexts as texts } from '../texts.ts';

/** Holds or does not: a tick or a cross, and always its word. */
export const Tick = ({ holds, words }: { readonly holds: boolean; readonly words: string }) => (
  <View className={`desk__tick ${holds ? '' : 'desk__tick--missing'}`}>
    <Icon name={holds ? 'check' : 'close'} size="small" />
    <Text>{words}</Text>
  </View>
);

const factsOf = ({ chip, certificateNumber, districtCode, townCode, validUntil, protectedUntil }: Dog): Fact[] => [
  { name: texts.where, lines: [`${areaName(districtCode)} ${areaName(townCode)}`] },
  { name: texts.chip, lines: chip === undefined ? [] : [chip] },
  { name: texts.certificate, lines: certificateNumber === undefined ? [] : [certificateNumber] },
  { name: texts.validUntil, lines: validUntil === undefined ? [] : [validUntil] },
  { name: texts.protectedUntil, lines: protectedUntil === undefined ? [] : [protectedUntil] },
];

export interface DogCardProps {
  readonly dog: Dog;
  /** What can be done with it from here. */
  readonly children?: ReactNode;
}

/** A dog as those may see it who meet it: everything of the dog, nothing of its keeper. */
export const DogCard = ({ dog, children }: DogCardProps) => {
  const { name, breed, colour, sex, state, registered, vaccinated, chip, lost, disputed, photo } = dog;
  return (
    <Card>
      <View className="desk__head">
        {photo?.url !== undefined && <Photo className="desk__photo" src={photo.url} label={texts.photoOf(name)} />}
        <View className="desk__words">
          <View className="desk__tags">
            <Text className="title">{name}</Text>
            <StateTag text={dogStateNames[state]} settled={registered && !lost} />
          </View>
          <Text className="note">{`${breed} · ${colour} · ${sexNames[sex]}`}</Text>
          <View className="desk__ticks">
            <Tick holds={registered} words={registered ? texts.ticks.registered : texts.notTicks.registered} />
            <Tick holds={vaccinated} words={vaccinated ? texts.ticks.vaccinated : texts.notTicks.vaccinated} />
            <Tick holds={chip !== undefined} words={chip === undefined ? texts.notChipped : texts.chipped} />
          </View>
        </View>
      </View>
      {lost && <Notice icon="bell" text={texts.lost} />}
      {disputed && <Notice icon="alert" text={texts.disputed} />}
      <FactList facts={factsOf(dog)} />
      {children}
    </Card>
  );
};
