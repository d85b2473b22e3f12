// Opened from the list or from a lot by its operator: makes a new lot, or changes one; what is typed is kept.
import type { Lot } from '@huzhou/shared/parking/lot';
import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { type LotsSession, LotsStaff } from '../components/lots-staff.tsx';
import { SharingFields } from '../components/sharing-fields.tsx';
import { SpotsFields } from '../components/spots-fields.tsx';
import { TariffFields } from '../components/tariff-fields.tsx';
import { WhatFields } from '../components/what-fields.tsx';
import { formTexts as texts } from '../form-texts.ts';
import { replaceByLot } from '../go.ts';
import { keeps } from '../roles.ts';
import { lotTexts } from '../texts.ts';
import { type LotForm, sectionId, useLotForm } from '../use-lot-form.ts';
import { loadLot, useLot } from '../use-lots.ts';
import './edit.scss';

const Restored = ({ startOver }: Pick<LotForm, 'startOver'>) => {
  const [asking, setAsking] = useState(false);
  const { text, action, sure, warning, confirm } = texts.restored;
  return (
    <>
      <Notice icon="edit" text={text} action={{ label: action, onPress: () => setAsking(true) }} />
      <Dialog
        open={asking}
        title={sure}
        text={warning}
        confirmLabel={confirm}
        onConfirm={() => {
          setAsking(false);
          startOver();
        }}
        onCancel={() => setAsking(false)}
      />
    </>
  );
};

const Fields = (form: LotForm) => {
  const { sections } = texts;
  const { isNew, restored, rebased } = form;
  return (
    <View className="lot-form">
      {rebased !== undefined && <Notice icon="info" text={rebased} />}
      {restored && rebased === undefined && <Restored {...form} />}
      <Text className="lead">{isNew ? texts.newLead : texts.changeLead}</Text>
      <Card>
        <View id={sectionId('what')}>
          <Text className="title">{sections.what}</Text>
        </View>
        <View className="lot-form__part">
          <WhatFields {...form} />
        </View>
      </Card>
      <Card>
        <View id={sectionId('when')}>
          <Text className="title">{sections.when}</Text>
        </View>
        <View className="lot-form__part">
          <SharingFields {...form} />
        </View>
      </Card>
      <Card>
        <View id={sectionId('price')}>
          <Text className="title">{sections.price}</Text>
        </View>
        <View className="lot-form__part">
          <TariffFields {...form} />
        </View>
      </Card>
      {isNew && (
        <Card>
          <View id={sectionId('spots')}>
            <Text className="title">{sections.spots}</Text>
          </View>
          <View className="lot-form__part">
            <SpotsFields {...form} />
          </View>
        </Card>
      )}
    </View>
  );
};

const Form = ({ personId, lot }: { readonly personId: string; readonly lot?: Lot }) => {
  const isNew = lot === undefined;
  const form = useLotForm({
    personId,
    lot,
    reload: () => loadLot(lot?.lotId ?? ''),
    onDone: ({ lotId }) => {
      showToast(isNew ? texts.created : texts.saved);
      if (isNew || Taro.getCurrentPages().length < 2) replaceByLot(lotId);
      else void Taro.navigateBack();
    },
  });
  return (
    <Page
      title={isNew ? texts.newTitle : texts.changeTitle}
      action={
        <View className="lot-form__action">
          {form.trouble !== undefined && <Notice icon="alert" text={form.trouble} />}
          <Button
            wide
            kind="primary"
            label={isNew ? texts.submit : texts.save}
            busyLabel={form.busy ? texts.saving : undefined}
            onPress={form.submit}
          />
        </View>
      }
    >
      <Fields {...form} />
    </Page>
  );
};

const Change = ({ personId, staff, lotId }: LotsSession & { readonly lotId: string }) => {
  const { value, failure, refresh } = useLot(personId, lotId);
  const lot = value?.lot;
  if (lot !== undefined && keeps(staff, lot)) return <Form personId={personId} lot={lot} />;
  return (
    <Page title={texts.changeTitle}>
      {value !== undefined ? (
        <EmptyState icon="parking" title={lotTexts.missing.title} text={lotTexts.missing.text} />
      ) : failure === undefined ? (
        <Skeleton />
      ) : (
        <FailureState failure={failure} onRetry={() => void refresh()} />
      )}
    </Page>
  );
};

const EditPage = () => {
  const lotId = useRouter().params.id;
  return (
    <LotsStaff title={texts.newTitle}>
      {(session) =>
        lotId === undefined ? (
          <Form key={session.personId} personId={session.personId} />
        ) : (
          <Change key={session.personId} {...session} lotId={lotId} />
        )
      }
    </LotsStaff>
  );
};

// Taro takes a page from the default export.
export default EditPage;
