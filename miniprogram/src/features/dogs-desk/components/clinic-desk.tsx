import { lookUpAtClinic, type TreatmentReply } from '@huzhou/shared/dogs/clinic-routes';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { clinicTexts as texts } from '../clinic-texts.ts';
import { openPage } from '../go.ts';
import { deskTexts, numberTexts } from '../texts.ts';
import { type Treated, treatedOf } from '../treated-dog.ts';
import { type FoundByNumber, useLookUp } from '../use-look-up.ts';
import { ChipSheet } from './chip-sheet.tsx';
import type { DeskSession } from './desk-staff.tsx';
import { DogCard } from './dog-card.tsx';
import { NumberField } from './number-field.tsx';
import { SightingCard } from './sighting-card.tsx';
import { TreatmentDone } from './treatment-done.tsx';
import { VaccinateSheet } from './vaccinate-sheet.tsx';

type Treatment = 'vaccinate' | 'chip';

interface OnTableProps {
  readonly found: FoundByNumber;
  readonly onTreat: (treatment: Treatment) => void;
}

const OnTable = ({ found: { dog, sighting }, onTreat }: OnTableProps) => {
  const actions = (
    <View className="desk__actions">
      <Button label={texts.chip} onPress={() => onTreat('chip')} />
      <Button kind="primary" label={texts.vaccinate} onPress={() => onTreat('vaccinate')} />
    </View>
  );
  if (dog !== undefined) return <DogCard dog={dog}>{actions}</DogCard>;
  if (sighting !== undefined) return <SightingCard sighting={sighting}>{actions}</SightingCard>;
  return (
    <Card>
      <Text className="title">{texts.unknown.title}</Text>
      <Text>{texts.unknown.text}</Text>
      {actions}
    </Card>
  );
};

/** What was treated, to be treated further: its number is known by now. */
const furtherOf = ({ dog, sighting }: TreatmentReply): Treated => treatedOf({ by: {}, dog, sighting });

const Ways = () => {
  const { bulk, treatments, lost, recalls } = deskTexts.ways;
  return (
    <Card>
      <LinkRow icon="list" {...bulk} onPress={() => openPage('bulk')} />
      <LinkRow icon="clock" {...treatments} onPress={() => openPage('treatments')} />
      <LinkRow icon="bell" {...lost} onPress={() => openPage('lost')} />
      <LinkRow icon="shield" {...recalls} onPress={() => openPage('recalls')} />
    </Card>
  );
};

/** A clinic's desk: which dog is it, what was done, next one. */
export const ClinicDesk = ({ session }: { readonly session: DeskSession }) => {
  const looking = useLookUp(`clinic.${session.personId}`, lookUpAtClinic);
  const [nameless, setNameless] = useState(false);
  const [treating, setTreating] = useState<{ readonly treatment: Treatment; readonly treated: Treated }>();
  const [reply, setReply] = useState<TreatmentReply>();
  const found = nameless ? { by: {} } : looking.found;

  const next = (): void => {
    setReply(undefined);
    setNameless(false);
    looking.clear();
  };
  const Sheet = treating?.treatment === 'chip' ? ChipSheet : VaccinateSheet;
  return (
    <View>
      {reply === undefined ? (
        <View>
          <Card>
            <Text className="title">{texts.lookUp}</Text>
            <NumberField
              label={numberTexts.clinicLabel}
              looking={{
                ...looking,
                type: (text) => {
                  setNameless(false);
                  looking.type(text);
                },
              }}
            />
            <Button kind="quiet" wide label={texts.noNumber} onPress={() => setNameless(true)} />
          </Card>
          {found !== undefined && (
            <OnTable found={found} onTreat={(treatment) => setTreating({ treatment, treated: treatedOf(found) })} />
          )}
          <Ways />
        </View>
      ) : (
        <TreatmentDone
          reply={reply}
          onNext={next}
          onOther={() =>
            setTreating({
              treatment: reply.vaccination === undefined ? 'vaccinate' : 'chip',
              treated: furtherOf(reply),
            })
          }
        />
      )}
      {treating !== undefined && (
        <Sheet
          treated={treating.treated}
          session={session}
          onClose={() => setTreating(undefined)}
          onDone={(done) => {
            setTreating(undefined);
            setReply(done);
          }}
        />
      )}
    </View>
  );
};
