import { areaName } from '@huzhou/shared/directory/areas';
import { sightingSourceNames } from '@huzhou/shared/dogs/sighting';
import type { SightingView } from '@huzhou/shared/dogs/view';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Card } from '../../../ui/card.tsx';
import { FactList } from '../../../ui/fact-list.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { cardTexts as texts } from '../texts.ts';
import { Tick } from './dog-card.tsx';
import { DogPhotos } from './dog-photos.tsx';

const stateWords = { open: texts.notTicks.registered, linked: texts.linked, gone: texts.gone } as const;

export interface SightingCardProps {
  readonly sighting: SightingView;
  readonly children?: ReactNode;
}

/** A dog that is known of without being entered. */
export const SightingCard = ({ sighting, children }: SightingCardProps) => {
  const { source, state, districtCode, townCode, place, breed, colour, words, chip, vaccinated, seenAt, photos } =
    sighting;
  const line = (text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : [text]);
  return (
    <Card>
      <View className="desk__head">
        <View className="desk__words">
          <View className="desk__tags">
            <Text className="desk__name">{[colour, breed ?? texts.sighting].filter(Boolean).join(' · ')}</Text>
            <StateTag text={stateWords[state]} settled={state !== 'open'} />
          </View>
          <Text className="note figures">
            {`${sightingSourceNames[source]} · ${momentWords(epochMilliseconds(seenAt), serverNow())}`}
          </Text>
          <View className="desk__ticks">
            <Tick holds={vaccinated} words={vaccinated ? texts.ticks.vaccinated : texts.notTicks.vaccinated} />
            <Tick holds={chip !== undefined} words={chip === undefined ? texts.notChipped : texts.chipped} />
          </View>
        </View>
      </View>
      <FactList
        facts={[
          { name: texts.where, lines: [`${areaName(districtCode)} ${areaName(townCode)}`] },
          { name: texts.place, lines: line(place) },
          { name: texts.chip, lines: line(chip) },
          { name: texts.seen, lines: line(words) },
          { name: texts.slip, lines: [sighting.sightingId] },
        ]}
      />
      <DogPhotos photos={photos} />
      {children}
    </Card>
  );
};
