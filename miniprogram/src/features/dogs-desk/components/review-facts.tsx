import { areaName } from '@huzhou/shared/directory/areas';
import { purposeNames } from '@huzhou/shared/dogs/eligibility';
import { sexNames } from '@huzhou/shared/dogs/form';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card.tsx';
import { type Fact, FactList } from '../../../ui/fact-list.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { openPage } from '../go.ts';
import { momentOf } from '../moment.ts';
import { reviewTexts as texts } from '../review-texts.ts';
import { Tick } from './dog-card.tsx';
import { DogPhotos } from './dog-photos.tsx';

type Of = { readonly dog: DogDetail };

/** What does not fit the rules, before everything else. */
export const Concerns = ({ dog: { concerns, wants, state } }: Of) => {
  const isOpen = state === 'submitted' || state === 'appealed';
  if (concerns.length === 0 && !isOpen) return null;
  return (
    <Card>
      {concerns.length > 0 && <Text className="title">{texts.concerns}</Text>}
      {concerns.map(({ code, words, waived }) => (
        <View key={code} className="desk__head">
          <Icon name={waived ? 'check' : 'alert'} />
          <View className="desk__words">
            <Text className="desk__name">{words}</Text>
            {waived && <Text className="note">{texts.waived}</Text>}
          </View>
        </View>
      ))}
      {isOpen && (
        <View className="desk__wide">
          {(wants.vaccination || wants.chip) && <Text className="desk__name">{texts.wants}</Text>}
          {wants.vaccination && <Tick holds={false} words={texts.wantsVaccination} />}
          {wants.chip && <Tick holds={false} words={texts.wantsChip} />}
          {!wants.vaccination && !wants.chip && <Tick holds words={texts.whole} />}
        </View>
      )}
    </Card>
  );
};

const chipLines = ({ chip, earlierChips }: DogDetail): readonly string[] => [
  ...(chip === undefined ? [texts.noChip] : [chip.number, texts.chipBy[chip.by]]),
  ...(chip?.kind === 'legacy' ? [texts.legacy] : []),
  ...earlierChips.map(({ number }) => texts.earlier(number)),
];

const factsOf = (dog: DogDetail): readonly Fact[] => {
  const { facts, certificateNumber } = dog;
  if (facts === undefined) return [];
  const { districtCode, townCode, movedFrom } = facts;
  return [
    { name: texts.breed, lines: [dog.breed ?? facts.breedCode] },
    { name: texts.colour, lines: [facts.colour] },
    { name: texts.sex, lines: [`${sexNames[facts.sex]}，${facts.neutered ? texts.neutered : texts.intact}`] },
    { name: texts.born, lines: [facts.bornOn] },
    { name: texts.height, lines: [texts.centimetres(facts.shoulderCm)] },
    { name: texts.purpose, lines: [purposeNames[facts.purpose]] },
    { name: texts.area, lines: [`${areaName(districtCode)} ${areaName(townCode)}`] },
    { name: texts.movedFrom, lines: movedFrom === undefined ? [] : [movedFrom] },
    { name: texts.chip, lines: chipLines(dog) },
    { name: texts.certificate, lines: certificateNumber === undefined ? [] : [certificateNumber] },
  ];
};

export const DogFacts = ({ dog }: Of) => (
  <Card>
    <Text className="title">{texts.facts}</Text>
    <DogPhotos photos={dog.photos} />
    <FactList facts={factsOf(dog)} />
  </Card>
);

export const Vaccinations = ({ dog: { vaccinations } }: Of) => (
  <Card>
    <Text className="title">{texts.vaccinations}</Text>
    {vaccinations.length === 0 && <Text className="note">{texts.noVaccination}</Text>}
    {vaccinations.map(({ vaccinationId, vaccine, givenOn, clinicName, batch, validUntil, valid, recalled }) => (
      <View key={vaccinationId} className="desk__head">
        <View className="desk__words">
          <Text className="figures">{texts.vaccination(vaccine, givenOn)}</Text>
          <Text className="note figures">{texts.vaccinationNote(clinicName, batch, validUntil)}</Text>
        </View>
        {!valid && <StateTag text={recalled ? texts.recalled : texts.expired} settled />}
      </View>
    ))}
  </Card>
);

export const RefusalAndTransfer = ({ dog: { refusal, transfer, disputes } }: Of) => (
  <View>
    {refusal !== undefined && (
      <Card>
        <Text className="title">{texts.refusal}</Text>
        <Text>{refusal.words}</Text>
        <Text className="note figures">{`${momentOf(refusal.at)} · ${texts.appealUntil(momentOf(refusal.appealUntil))}`}</Text>
      </Card>
    )}
    {transfer !== undefined && (
      <Card>
        <Text className="title">{texts.transfer}</Text>
        <Text className="figures">{texts.offered(momentOf(transfer.offeredAt))}</Text>
        {transfer.acceptedAt !== undefined && (
          <Text className="figures">{texts.accepted(momentOf(transfer.acceptedAt))}</Text>
        )}
        {transfer.completesAt !== undefined && (
          <Text className="note figures">{texts.completes(momentOf(transfer.completesAt))}</Text>
        )}
        {transfer.objections.map(({ at, by, words, settledAt }) => (
          <View key={`${at} ${words}`} className="desk__side">
            <Text className="note figures">{`${texts.objection[by]} · ${momentOf(at)}`}</Text>
            <Text>{words}</Text>
            {settledAt !== undefined && <Text className="note">{texts.settled}</Text>}
          </View>
        ))}
      </Card>
    )}
    {disputes.some(({ state }) => state === 'open') && (
      <Card>
        <LinkRow icon="alert" label={texts.disputes} note={texts.toDisputes} onPress={() => openPage('disputes')} />
      </Card>
    )}
  </View>
);
