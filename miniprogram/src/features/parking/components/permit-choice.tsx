import type { Permit } from '@huzhou/shared/parking/permit';
import { plateWords } from '@huzhou/shared/parking/plate';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { openPermits } from '../go.ts';
import { lotTexts as texts } from '../texts.ts';
import { chosenPermit, type MyPermits, parkable } from '../use-permits.ts';
import type { PlateForm } from '../use-plate-form.ts';
import { PlateFields } from './plate-fields.tsx';

export interface PermitChoiceProps {
  readonly mine: MyPermits;
  readonly permitId: string | undefined;
  readonly onChoose: (permitId: string) => void;
  /** Where no plate is registered yet: the way there, on this page. */
  readonly form: PlateForm;
}

const underReview = ({ permits }: MyPermits): readonly Permit[] => permits.filter(({ state }) => state === 'applied');

/** With which vehicle; whoever has none registered does it here, without losing what has been chosen. */
export const PermitChoice = ({ mine, permitId, onChoose, form }: PermitChoiceProps) => {
  const able = parkable(mine.permits);
  const waiting = underReview(mine);
  return (
    <Card>
      {mine.limited !== undefined && <Notice icon="alert" text={mine.limited} />}
      {able.length === 0 && waiting.length === 0 && (
        <View>
          <Text className="title">{texts.noPlate.title}</Text>
          <Text className="note">{texts.noPlate.text}</Text>
        </View>
      )}
      {waiting.map(({ permitId: id, plate }) => (
        <Notice key={id} icon="clock" text={texts.reviewing(plateWords(plate))} />
      ))}
      {able.length > 0 && (
        <>
          <Text>{texts.plate}</Text>
          <ChoiceList
            label={texts.plate}
            look="chips"
            choices={able.map(({ permitId: value, plate }) => ({ value, label: plateWords(plate) }))}
            chosen={chosenPermit(able, permitId)?.permitId}
            onChoose={onChoose}
          />
        </>
      )}
      {mine.permits.length === 0 ? (
        <PlateFields form={form} open />
      ) : (
        <LinkRow icon="plus" label={texts.addPlate} onPress={openPermits} />
      )}
    </Card>
  );
};
