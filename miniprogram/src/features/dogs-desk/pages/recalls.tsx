// Opened by registrars and clinics: batches of vaccine that were recalled; the city's registrar recalls one here.
import type { RouteReply } from '@huzhou/shared/contract/route';
import { listRecalls, recallBatch } from '@huzhou/shared/dogs/registry-routes';
import { vaccineName } from '@huzhou/shared/dogs/vaccination';
import { ok } from '@huzhou/shared/kernel/result';
import { longestWords } from '@huzhou/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../../api/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Page } from '../../../ui/page.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { type DeskSession, DeskStaff } from '../components/desk-staff.tsx';
import { FormSheet } from '../components/form-sheet.tsx';
import { RowList } from '../components/row-list.tsx';
import { VaccineField } from '../components/vaccine-field.tsx';
import { momentOf } from '../moment.ts';
import { recallTexts as texts } from '../review-texts.ts';
import { mayRecall } from '../roles.ts';
import { useDeskForm } from '../use-desk-form.ts';
import { usePages } from '../use-pages.ts';

type Recall = RouteReply<typeof listRecalls>['recalls'][number];

const Values = z.object({ vaccineCode: z.string(), batch: z.string(), reason: z.string() });

interface RecallSheetProps {
  readonly staffId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const RecallSheet = ({ staffId, onClose, onDone }: RecallSheetProps) => {
  const [asking, setAsking] = useState(false);
  const form = useDeskForm({
    name: `dogs-desk.${staffId}.recall`,
    shape: Values,
    empty: () => ({ vaccineCode: '', batch: '', reason: '' }),
    route: recallBatch,
    callOf: ({ vaccineCode, batch, reason }) => ({
      // What is empty is not there: the contract then says what to fill in, not that it is wrong.
      body: { vaccineCode: vaccineCode || (undefined as never), batch: batch || (undefined as never), reason },
    }),
    onDone,
  });
  const { values, errorOf, change } = form;
  const isWhole = z.safeParse(recallBatch.input.body, values).success;
  if (asking)
    return (
      <Dialog
        open
        title={texts.sure(vaccineName(values.vaccineCode), values.batch.trim().toUpperCase())}
        text={texts.text}
        confirmLabel={texts.submit}
        onConfirm={() => {
          setAsking(false);
          form.send();
        }}
        onCancel={() => setAsking(false)}
      />
    );
  return (
    <FormSheet
      title={texts.create}
      text={texts.text}
      submit={texts.submit}
      // What is not whole only has its faults shown; what is, is asked about once more.
      form={isWhole ? { ...form, send: () => setAsking(true) } : form}
      onClose={onClose}
    >
      <VaccineField
        label={texts.vaccine}
        value={values.vaccineCode}
        error={errorOf('vaccineCode')}
        onChoose={(vaccineCode) => change({ vaccineCode })}
      />
      <TextField
        label={texts.batch}
        placeholder={texts.batchPlaceholder}
        value={values.batch}
        onChange={(batch) => change({ batch })}
        error={errorOf('batch')}
      />
      <TextArea
        label={texts.reason}
        placeholder={texts.reasonPlaceholder}
        most={longestWords}
        value={values.reason}
        onChange={(reason) => change({ reason })}
        error={errorOf('reason')}
      />
    </FormSheet>
  );
};

const RecallCard = ({
  recall: { vaccineCode, batch, reason, recalledAt, state, dogs },
}: {
  readonly recall: Recall;
}) => (
  <Card>
    <View className="desk__head">
      <View className="desk__words">
        <Text className="desk__name figures">{`${vaccineName(vaccineCode)} · ${batch}`}</Text>
        <Text className="note figures">{texts.at(momentOf(recalledAt))}</Text>
      </View>
      <StateTag text={texts.states[state]} settled={state === 'done'} />
    </View>
    <Text>{reason}</Text>
    <Text className="figures">{texts.dogs(dogs)}</Text>
  </Card>
);

const Recalls = ({ personId, staff }: DeskSession) => {
  const [creating, setCreating] = useState(false);
  const list = usePages<Recall>({
    key: `recalls ${personId}`,
    idOf: ({ recallId }) => recallId,
    everySeconds: 10,
    load: async () => {
      const answer = await call(listRecalls, {});
      return answer.ok ? ok({ rows: answer.value.recalls }) : answer;
    },
  });
  return (
    <Page
      title={texts.title}
      {...(mayRecall(staff)
        ? { action: <Button wide kind="primary" label={texts.create} onPress={() => setCreating(true)} /> }
        : {})}
    >
      <RowList list={list} empty={texts.empty}>
        {(rows) => rows.map((recall) => <RecallCard key={recall.recallId} recall={recall} />)}
      </RowList>
      {creating && (
        <RecallSheet
          staffId={staff.staffId}
          onClose={() => setCreating(false)}
          onDone={() => {
            setCreating(false);
            showToast(texts.done);
            void list.refresh();
          }}
        />
      )}
    </Page>
  );
};

const RecallsPage = () => (
  <DeskStaff title={texts.title}>{(session) => <Recalls key={session.personId} {...session} />}</DeskStaff>
);

// Taro takes a page from the default export.
export default RecallsPage;
