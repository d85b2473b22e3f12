// Opened by a registrar: chip numbers that two dogs claim, what both sides say, and whose the number is.

import { disputeOutcomes } from '@huzhou/shared/dogs/dispute';
import { decideDispute, listDisputes } from '@huzhou/shared/dogs/registry-routes';
import type { DisputeView } from '@huzhou/shared/dogs/view';
import { ok } from '@huzhou/shared/kernel/result';
import { longestWords } from '@huzhou/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../../api/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { type DeskSession, DeskStaff } from '../components/desk-staff.tsx';
import { DogPhotos } from '../components/dog-photos.tsx';
import { FormSheet } from '../components/form-sheet.tsx';
import { RowList } from '../components/row-list.tsx';
import { openReview } from '../go.ts';
import { momentOf } from '../moment.ts';
import { disputeTexts as texts } from '../review-texts.ts';
import { deskTexts } from '../texts.ts';
import { useDeskForm } from '../use-desk-form.ts';
import { usePages } from '../use-pages.ts';

type Side = DisputeView['statements'][number]['side'];

const SideBox = ({ side, statements }: { readonly side: Side } & Pick<DisputeView, 'statements'>) => {
  const said = statements.filter((statement) => statement.side === side);
  return (
    <View className="desk__side">
      <Text className="desk__name">{texts.sides[side]}</Text>
      {said.length === 0 && <Text className="note">{texts.silent}</Text>}
      {said.map(({ at, words, photos }) => (
        <View key={at} className="desk__wide">
          <Text className="note figures">{momentOf(at)}</Text>
          <Text>{words}</Text>
          <DogPhotos photos={photos} />
        </View>
      ))}
    </View>
  );
};

const Values = z.object({ outcome: z.string(), words: z.string() });

interface DecideProps {
  readonly dispute: DisputeView;
  readonly staffId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const DecideSheet = ({ dispute: { claimantDogId, number }, staffId, onClose, onDone }: DecideProps) => {
  const { title, text, outcome, outcomes, placeholder, submit } = texts.sheet;
  const form = useDeskForm({
    name: `dogs-desk.${staffId}.dispute.${claimantDogId}`,
    shape: Values,
    empty: () => ({ outcome: '', words: '' }),
    route: decideDispute,
    callOf: (values) => ({
      path: { dogId: claimantDogId },
      body: {
        // The contract's own words say that none is chosen.
        outcome: (values.outcome || undefined) as (typeof disputeOutcomes)[number],
        words: values.words.trim(),
      },
    }),
    onDone,
  });
  return (
    <FormSheet title={`${title}：${number}`} text={text} submit={submit} form={form} onClose={onClose}>
      <Field label={outcome} error={form.errorOf('outcome')}>
        {() => (
          <ChoiceList
            label={outcome}
            choices={disputeOutcomes.map((value) => ({ value: value as string, label: outcomes[value] }))}
            chosen={form.values.outcome}
            onChoose={(chosen) => form.change({ outcome: chosen })}
          />
        )}
      </Field>
      <TextArea
        label={deskTexts.words}
        placeholder={placeholder}
        most={longestWords}
        value={form.values.words}
        onChange={(words) => form.change({ words })}
        error={form.errorOf('words')}
      />
    </FormSheet>
  );
};

const DisputeCard = ({ dispute, onDecide }: { readonly dispute: DisputeView; readonly onDecide: () => void }) => {
  const { number, openedAt, hearingUntil, mayBeDecided, statements, claimantDogId } = dispute;
  const hasEarlier = statements.some(({ side }) => side === 'earlier');
  return (
    <Card>
      <View className="desk__head">
        <View className="desk__words">
          <Text className="title figures">{texts.number(number)}</Text>
          <Text className="note figures">{texts.opened(momentOf(openedAt))}</Text>
        </View>
        <StateTag text={mayBeDecided ? texts.ready : texts.waiting} settled={!mayBeDecided} />
      </View>
      <View className="desk__sides">
        <SideBox side="holder" statements={statements} />
        <SideBox side="claimant" statements={statements} />
        {hasEarlier && <SideBox side="earlier" statements={statements} />}
      </View>
      {!mayBeDecided && <Text className="note figures">{texts.hearing(momentOf(hearingUntil))}</Text>}
      <View className="desk__actions">
        <Button label={texts.open} onPress={() => openReview(claimantDogId)} />
        {mayBeDecided && <Button kind="primary" label={texts.decide} onPress={onDecide} />}
      </View>
    </Card>
  );
};

const Disputes = ({ personId, staff }: DeskSession) => {
  const list = usePages<DisputeView>({
    key: `disputes ${personId}`,
    idOf: ({ claimantDogId }) => claimantDogId,
    load: async (cursor) => {
      const answer = await call(listDisputes, { query: cursor === undefined ? {} : { cursor } });
      return answer.ok ? ok({ rows: answer.value.disputes, nextCursor: answer.value.nextCursor }) : answer;
    },
  });
  const [deciding, setDeciding] = useState<DisputeView>();
  return (
    <Page title={texts.title} wide>
      <RowList list={list} empty={texts.empty}>
        {(rows) =>
          rows.map((dispute) => (
            <DisputeCard key={dispute.claimantDogId} dispute={dispute} onDecide={() => setDeciding(dispute)} />
          ))
        }
      </RowList>
      {deciding !== undefined && (
        <DecideSheet
          key={deciding.claimantDogId}
          dispute={deciding}
          staffId={staff.staffId}
          onClose={() => setDeciding(undefined)}
          onDone={() => {
            showToast(texts.done);
            list.drop(deciding.claimantDogId);
            setDeciding(undefined);
          }}
        />
      )}
    </Page>
  );
};

const DisputesPage = () => (
  <DeskStaff title={texts.title}>{(session) => <Disputes key={session.personId} {...session} />}</DeskStaff>
);

// Taro takes a page from the default export.
export default DisputesPage;
