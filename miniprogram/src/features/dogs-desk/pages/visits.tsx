// Opened by patrols: complaints about dogs that are to be looked into where the dog was seen.
import { areaName } from '@huzhou/shared/directory/areas';
import { finishVisit, listVisits } from '@huzhou/shared/dogs/registry-routes';
import { type Visit, visitOutcomeNames, visitOutcomes } from '@huzhou/shared/dogs/visit';
import { ok } from '@huzhou/shared/kernel/result';
import { longestWords } from '@huzhou/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { type DeskSession, DeskStaff } from '../components/desk-staff.tsx';
import { FormSheet } from '../components/form-sheet.tsx';
import { RowList } from '../components/row-list.tsx';
import { UnknownFields } from '../components/unknown-fields.tsx';
import { WhichDog } from '../components/which-dog.tsx';
import { momentOf, sinceWords } from '../moment.ts';
import { patrolTexts } from '../patrol-texts.ts';
import { dogFieldTexts } from '../texts.ts';
import { useDeskForm } from '../use-desk-form.ts';
import { usePages } from '../use-pages.ts';
import { VisitDraft, visitOf } from '../visit-draft.ts';

const texts = patrolTexts.visits;

interface FinishProps {
  readonly visit: Visit;
  readonly staffId: string;
  readonly onClose: () => void;
  readonly onDone: (visit: Visit) => void;
}

const FinishSheet = ({ visit: { visitId, townCode, districtCode }, staffId, onClose, onDone }: FinishProps) => {
  const form = useDeskForm({
    name: `dogs-desk.${staffId}.visit.${visitId}`,
    shape: VisitDraft,
    empty: () => ({
      outcome: '',
      words: '',
      dogId: '',
      area: townCode ?? districtCode,
      colour: '',
      breedCode: '',
      chip: '',
    }),
    route: finishVisit,
    callOf: (draft) => ({ path: { visitId }, body: visitOf(draft) }),
    onDone,
  });
  const { values, errorOf, change } = form;
  const { title, submit, outcome, unregisteredHint, which, words, wordsPlaceholder, about } = texts.sheet;
  return (
    <FormSheet title={title} submit={submit} form={form} onClose={onClose}>
      <Field label={outcome} error={errorOf('outcome')}>
        {() => (
          <ChoiceList
            label={outcome}
            choices={visitOutcomes.map((value) => ({
              value: value as string,
              label: visitOutcomeNames[value],
              note: value === 'unregistered' ? unregisteredHint : undefined,
            }))}
            chosen={values.outcome}
            onChoose={(chosen) => change({ outcome: chosen })}
          />
        )}
      </Field>
      {values.outcome === 'registered' && (
        <WhichDog
          name={`visit.${visitId}`}
          label={which}
          error={errorOf('dogId')}
          onFound={(dogId) => change({ dogId })}
        />
      )}
      {values.outcome === 'unregistered' && (
        <View>
          <Text className="section">{about}</Text>
          <UnknownFields values={values} errorOf={errorOf} change={change} withoutTown={townCode !== undefined} />
          <TextField
            label={dogFieldTexts.chip}
            optional
            placeholder={dogFieldTexts.chipPlaceholder}
            value={values.chip}
            onChange={(chip) => change({ chip })}
            error={errorOf('chip')}
          />
        </View>
      )}
      <TextArea
        label={words}
        placeholder={wordsPlaceholder}
        most={longestWords}
        value={values.words}
        onChange={(said) => change({ words: said })}
        error={errorOf('words')}
      />
    </FormSheet>
  );
};

const VisitCard = ({ visit, onFinish }: { readonly visit: Visit; readonly onFinish: () => void }) => {
  const { visitId, townCode, districtCode, address, words, openedAt } = visit;
  return (
    <Card>
      <View className="desk__head">
        <View className="desk__words">
          <Text className="desk__name">{`${areaName(townCode ?? districtCode)} ${address}`}</Text>
          <Text className="note figures">{`${texts.complaint(visitId)} · ${momentOf(openedAt)}`}</Text>
        </View>
        <Text className="figures desk__waiting">{texts.opened(sinceWords(openedAt))}</Text>
      </View>
      {words !== undefined && <Text>{words}</Text>}
      <Button label={texts.finish} onPress={onFinish} />
    </Card>
  );
};

const Visits = ({ personId, staff }: DeskSession) => {
  const list = usePages<Visit>({
    key: `visits ${personId}`,
    idOf: ({ visitId }) => visitId,
    load: async (cursor) => {
      const answer = await call(listVisits, { query: cursor === undefined ? {} : { cursor } });
      return answer.ok ? ok({ rows: answer.value.visits, nextCursor: answer.value.nextCursor }) : answer;
    },
  });
  const [finishing, setFinishing] = useState<Visit>();
  return (
    <Page title={texts.title} wide>
      <RowList list={list} empty={texts.empty}>
        {(rows) => (
          <View className="desk__cards">
            {rows.map((visit) => (
              <VisitCard key={visit.visitId} visit={visit} onFinish={() => setFinishing(visit)} />
            ))}
          </View>
        )}
      </RowList>
      {finishing !== undefined && (
        <FinishSheet
          key={finishing.visitId}
          visit={finishing}
          staffId={staff.staffId}
          onClose={() => setFinishing(undefined)}
          onDone={({ sightingId }) => {
            showToast(sightingId === undefined ? texts.done : texts.slip(sightingId));
            list.drop(finishing.visitId);
            setFinishing(undefined);
          }}
        />
      )}
    </Page>
  );
};

const VisitsPage = () => (
  <DeskStaff title={texts.title}>{(session) => <Visits key={session.personId} {...session} />}</DeskStaff>
);

// Taro takes a page from the default export.
export default VisitsPage;
