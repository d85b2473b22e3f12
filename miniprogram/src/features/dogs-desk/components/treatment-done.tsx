import type { TreatmentReply } from '@huzhou/shared/dogs/clinic-routes';
import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { copyWords } from '../../../ui/copy-words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { clinicTexts } from '../clinic-texts.ts';
import { dayText } from '../moment.ts';
import { DogCard } from './dog-card.tsx';
import { SightingCard } from './sighting-card.tsx';

const texts = clinicTexts.done;

export interface TreatmentDoneProps {
  readonly reply: TreatmentReply;
  readonly onNext: () => void;
  /** The other thing that is mostly done at the same visit. */
  readonly onOther: () => void;
}

/** What a treatment came to, and the slip that the keeper of an unknown dog takes home. */
export const TreatmentDone = ({ reply, onNext, onOther }: TreatmentDoneProps) => {
  const { dog, sighting, vaccination, disputed } = reply;
  const slip = dog === undefined ? sighting?.sightingId : undefined;
  return (
    <View>
      <Card>
        <View className="desk__head" {...aria({ role: 'status', live: 'polite' })}>
          <Icon name="check" />
          <Text className="title figures">
            {vaccination === undefined ? texts.chipped : texts.vaccinated(dayText(vaccination.validUntil))}
          </Text>
        </View>
        {disputed && <Notice icon="alert" text={texts.disputed} />}
        {slip !== undefined && (
          <View className="desk__wide">
            <Text>{texts.slip}</Text>
            <Text className="desk__slip figures" selectable>
              {slip.match(/.{4}/g)?.join(' ') ?? slip}
            </Text>
            <Button label={texts.copy} onPress={() => void copyWords(slip)} />
          </View>
        )}
        <View className="desk__actions">
          <Button label={vaccination === undefined ? texts.bothVaccine : texts.both} onPress={onOther} />
          <Button kind="primary" label={texts.next} onPress={onNext} />
        </View>
      </Card>
      {dog !== undefined && <DogCard dog={dog} />}
      {dog === undefined && sighting !== undefined && <SightingCard sighting={sighting} />}
    </View>
  );
};
