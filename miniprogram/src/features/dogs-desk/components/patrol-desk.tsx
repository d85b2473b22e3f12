import { lookUpDog } from '@huzhou/shared/dogs/registry-routes';
import { Text, View } from '@tarojs/components';
import type { StaffSide } from '../../../api/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { openPage, openReview, openSight } from '../go.ts';
import { patrolTexts as texts } from '../patrol-texts.ts';
import { isRegistrar } from '../roles.ts';
import { deskTexts } from '../texts.ts';
import { type FoundByNumber, useLookUp } from '../use-look-up.ts';
import type { DeskSession } from './desk-staff.tsx';
import { DogCard } from './dog-card.tsx';
import { NumberField } from './number-field.tsx';
import { SightingCard } from './sighting-card.tsx';

const Found = ({
  found: { by, dog, sighting },
  staff,
}: {
  readonly found: FoundByNumber;
  readonly staff: StaffSide;
}) => (
  <View>
    {dog !== undefined && (
      <DogCard dog={dog}>
        {isRegistrar(staff) && <Button label={texts.review} onPress={() => openReview(dog.dogId)} />}
      </DogCard>
    )}
    {sighting !== undefined && <SightingCard sighting={sighting} />}
    {dog === undefined && sighting === undefined && (
      <Card>
        <Text className="title">{texts.unknown.title}</Text>
        <Text>{texts.unknown.text}</Text>
        <Button wide kind="primary" label={texts.unknown.action} onPress={() => openSight(by.chip)} />
      </Card>
    )}
  </View>
);

/** In the street: which dog is it, and if nobody knows it, it is known from now on. */
export const PatrolDesk = ({ session: { personId, staff } }: { readonly session: DeskSession }) => {
  const looking = useLookUp(`patrol.${personId}`, lookUpDog);
  const { sight, visits, sightings, lost } = deskTexts.ways;
  return (
    <View>
      <Card>
        <Text className="title">{texts.lookUp}</Text>
        <NumberField looking={looking} />
      </Card>
      {looking.found !== undefined && <Found found={looking.found} staff={staff} />}
      <Card>
        <LinkRow icon="plus" {...sight} onPress={() => openSight()} />
        <LinkRow icon="pin" {...visits} onPress={() => openPage('visits')} />
        <LinkRow icon="dog" {...sightings} onPress={() => openPage('sightings')} />
        <LinkRow icon="bell" {...lost} onPress={() => openPage('lost')} />
      </Card>
    </View>
  );
};
