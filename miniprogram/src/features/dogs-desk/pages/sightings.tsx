// Opened by patrols: dogs that are known of without being entered, until each is entered or gone.
import { closeSighting, listSightings } from '@huzhou/shared/dogs/registry-routes';
import type { SightingView } from '@huzhou/shared/dogs/view';
import { ok } from '@huzhou/shared/kernel/result';
import { longestWords } from '@huzhou/shared/kernel/words';
import { View } from '@tarojs/components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../../api/api.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { type DeskSession, DeskStaff } from '../components/desk-staff.tsx';
import { FormSheet } from '../components/form-sheet.tsx';
import { RowList } from '../components/row-list.tsx';
import { SightingCard } from '../components/sighting-card.tsx';
import { WhichDog } from '../components/which-dog.tsx';
import { openSight } from '../go.ts';
import { patrolTexts } from '../patrol-texts.ts';
import { deskTexts } from '../texts.ts';
import { useDeskForm } from '../use-desk-form.ts';
import { usePages } from '../use-pages.ts';

const texts = patrolTexts.sightings;

const Values = z.object({ outcome: z.string(), dogId: z.string(), words: z.string() });
const outcomes = ['linked', 'gone'] as const;

interface CloseProps {
  readonly sighting: SightingView;
  readonly staffId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const CloseSheet = ({ sighting: { sightingId }, staffId, onClose, onDone }: CloseProps) => {
  const name = `dogs-desk.${staffId}.sighting.${sightingId}`;
  const form = useDeskForm({
    name,
    shape: Values,
    empty: () => ({ outcome: '', dogId: '', words: '' }),
    route: closeSighting,
    callOf: ({ outcome, dogId, words }) => ({
      path: { sightingId },
      body: {
        // The contract's own words say that none is chosen.
        outcome: (outcome || undefined) as (typeof outcomes)[number],
        ...(outcome === 'linked' && dogId !== '' ? { dogId } : {}),
        ...(words.trim() === '' ? {} : { words: words.trim() }),
      },
    }),
    onDone,
  });
  const { values, errorOf, change } = form;
  const { title, submit, outcome, outcomes: names, linkedHint, which, chooseDog, words } = texts.sheet;
  return (
    <FormSheet title={title} submit={submit} form={form} onClose={onClose}>
      <Field label={outcome} error={errorOf('outcome')}>
        {() => (
          <ChoiceList
            label={outcome}
            choices={outcomes.map((value) => ({
              value: value as string,
              label: names[value],
              note: value === 'linked' ? linkedHint : undefined,
            }))}
            chosen={values.outcome}
            onChoose={(chosen) => change({ outcome: chosen })}
          />
        )}
      </Field>
      {values.outcome === 'linked' && (
        <WhichDog
          name={`close.${sightingId}`}
          label={which}
          error={errorOf('dogId') === undefined ? undefined : chooseDog}
          onFound={(dogId) => change({ dogId })}
        />
      )}
      <TextArea
        label={words}
        optional
        most={longestWords}
        value={values.words}
        onChange={(said) => change({ words: said })}
        error={errorOf('words')}
      />
    </FormSheet>
  );
};

const Sightings = ({ personId, staff }: DeskSession) => {
  const list = usePages<SightingView>({
    key: `sightings ${personId}`,
    idOf: ({ sightingId }) => sightingId,
    load: async (cursor) => {
      const answer = await call(listSightings, { query: cursor === undefined ? {} : { cursor } });
      return answer.ok ? ok({ rows: answer.value.sightings, nextCursor: answer.value.nextCursor }) : answer;
    },
  });
  const [closing, setClosing] = useState<SightingView>();
  return (
    <Page
      title={texts.title}
      wide
      action={<Button wide kind="primary" icon="plus" label={deskTexts.ways.sight.label} onPress={() => openSight()} />}
    >
      <RowList list={list} empty={texts.empty}>
        {(rows) => (
          <View className="desk__cards">
            {rows.map((sighting) => (
              <SightingCard key={sighting.sightingId} sighting={sighting}>
                <Button label={texts.close} onPress={() => setClosing(sighting)} />
              </SightingCard>
            ))}
          </View>
        )}
      </RowList>
      {closing !== undefined && (
        <CloseSheet
          key={closing.sightingId}
          sighting={closing}
          staffId={staff.staffId}
          onClose={() => setClosing(undefined)}
          onDone={() => {
            showToast(texts.done);
            list.drop(closing.sightingId);
            setClosing(undefined);
          }}
        />
      )}
    </Page>
  );
};

const SightingsPage = () => (
  <DeskStaff title={texts.title}>{(session) => <Sightings key={session.personId} {...session} />}</DeskStaff>
);

// Taro takes a page from the default export.
export default SightingsPage;
