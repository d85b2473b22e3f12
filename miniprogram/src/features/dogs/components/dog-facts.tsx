import { breedName } from '@huzhou/shared/dogs/breed';
import { purposeNames } from '@huzhou/shared/dogs/eligibility';
import { sexNames } from '@huzhou/shared/dogs/form';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card.tsx';
import { FactList } from '../../../ui/fact-list.tsx';
import { PhotoStrip } from '../../../ui/photo-strip.tsx';
import { fullAreaName } from '../../../ui/place-choice.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { dogTexts as texts } from '../texts.ts';
import './dog-facts.scss';

const chipLines = ({ chip, wants, earlierChips }: DogDetail): readonly string[] => [
  ...(chip === undefined ? [] : [chip.number]),
  ...(chip?.kind === 'legacy' ? [texts.legacyChip] : []),
  ...(chip !== undefined && wants.chip ? [texts.disputedChip] : []),
  ...earlierChips.map(({ number }) => texts.earlierChip(number)),
];

const given = (text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : [text]);

/** What is on record of the dog; of its keeper only what tells oneself again. */
export const DogFacts = ({ dog }: { readonly dog: DogDetail }) => {
  const { dogId, facts, keeper, townCode, certificateNumber, photos, role } = dog;
  // Until there is a certificate, this is what a clinic finds the dog by.
  const number = role === 'keeper' && certificateNumber === undefined ? [dogId, texts.numberNote] : [];
  const names = texts.factNames;
  return (
    <Card>
      <Text className="title">{texts.facts}</Text>
      {photos.length > 1 && (
        <PhotoStrip
          photos={photos.map(({ photoId, url }) => ({
            key: photoId,
            src: url,
            state: url === undefined ? 'pending' : 'ready',
          }))}
        />
      )}
      <FactList
        facts={[
          { name: names.number, lines: number },
          { name: names.certificate, lines: given(certificateNumber) },
          { name: names.chip, lines: chipLines(dog) },
          ...(facts === undefined
            ? []
            : [
                { name: names.breed, lines: [breedName(facts.breedCode)] },
                { name: names.colour, lines: [facts.colour] },
                {
                  name: names.sex,
                  lines: [`${sexNames[facts.sex]}，${facts.neutered ? texts.neutered : texts.intact}`],
                },
                { name: names.born, lines: [facts.bornOn] },
                { name: names.height, lines: [texts.centimetres(facts.shoulderCm)] },
                { name: names.purpose, lines: facts.purpose === 'companion' ? [] : [purposeNames[facts.purpose]] },
              ]),
          {
            name: names.home,
            // On its way to somebody else, it still lives where it did: that is none of their business.
            lines: [
              ...(townCode === undefined || role === 'next-keeper' ? [] : [fullAreaName(townCode)]),
              ...given(keeper?.address),
            ],
          },
          { name: names.keeper, lines: keeper === undefined ? [] : [keeper.name, keeper.phone, keeper.identityNumber] },
        ]}
      />
    </Card>
  );
};

/** Every injection that a listed clinic recorded, the newest first. */
export const Vaccinations = ({ dog }: { readonly dog: DogDetail }) => (
  <Card>
    <Text className="title">{texts.vaccinations}</Text>
    {dog.vaccinations.length === 0 && <Text className="note">{texts.noVaccination}</Text>}
    {dog.vaccinations.map(({ vaccinationId, vaccine, batch, givenOn, validUntil, clinicName, valid, recalled }) => (
      <View key={vaccinationId} className="vaccination">
        <View className="vaccination__head">
          <Text className="vaccination__what figures">{texts.vaccination(vaccine, givenOn)}</Text>
          <StateTag text={recalled ? texts.recalled : valid ? texts.valid : texts.invalid} settled={!valid} />
        </View>
        <Text className="note figures">{texts.vaccinationNote(clinicName, batch, validUntil)}</Text>
      </View>
    ))}
  </Card>
);
