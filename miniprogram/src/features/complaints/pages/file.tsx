// Opened from the home page, the list and other services: a complaint in three screens, photo first.
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../../api/api.ts';
import { signedOut } from '../../../api/failure.ts';
import { chosenPersona } from '../../../api/personas.ts';
import { filingTexts } from '../../../i18n/filing.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Steps } from '../../../ui/steps.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { KindField } from '../components/kind-field.tsx';
import { PhotoStep } from '../components/photo-step.tsx';
import { PlaceField } from '../components/place-field.tsx';
import { SetbackNotice } from '../components/setback-notice.tsx';
import { WordsStep } from '../components/words-step.tsx';
import { messageFor } from '../filing-draft.ts';
import { type Filing, useFiling } from '../use-filing.ts';

const inWeChat = process.env.TARO_ENV === 'weapp';

const KindAndPlaceStep = (filing: Filing) => (
  <View>
    <KindField
      chosen={filing.draft.categoryCode}
      onChoose={(categoryCode) => filing.change({ categoryCode })}
      error={messageFor(filing.errors, 'categoryCode')}
    />
    <PlaceField {...filing} />
  </View>
);

const screens = [PhotoStep, KindAndPlaceStep, WordsStep] as const;
const last = screens.length - 1;

const Actions = ({ draft, busy, goTo, next, submit }: Filing) => (
  <>
    {draft.step > 0 && (
      <Button label={filingTexts.back} disabled={busy !== undefined} onPress={() => goTo(draft.step - 1)} />
    )}
    {draft.step < last ? (
      <Button kind="primary" label={filingTexts.next} onPress={next} />
    ) : (
      <Button kind="primary" icon="send" label={filingTexts.submit} busyLabel={busy} onPress={submit} />
    )}
  </>
);

/** A draft of an earlier visit lies on the page: says so, and lets one begin anew. */
const RestoredNotice = ({ startOver }: Filing) => {
  const [asking, setAsking] = useState(false);
  const { text, action } = filingTexts.restored;
  const { title, text: warning, confirm } = filingTexts.startOver;
  return (
    <>
      <Notice icon="edit" text={text} action={{ label: action, onPress: () => setAsking(true) }} />
      <Dialog
        open={asking}
        title={title}
        text={warning}
        confirmLabel={confirm}
        onConfirm={startOver}
        onCancel={() => setAsking(false)}
      />
    </>
  );
};

const openCase = (complaintId: string): void =>
  void Taro.redirectTo({ url: `/features/complaints/pages/case?id=${complaintId}` });

const Form = ({ draftName }: { readonly draftName: string }) => {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  // Whoever has left the page meanwhile is not dragged elsewhere.
  const filing = useFiling(draftName, (id) => (here.current ? openCase(id) : showToast(filingTexts.filed)));
  const Screen = screens[filing.draft.step] ?? PhotoStep;
  return (
    <Page title={filingTexts.title} action={<Actions {...filing} />}>
      <Steps
        label={filingTexts.progress}
        names={filingTexts.steps}
        stepLabel={filingTexts.stepOf}
        current={filing.draft.step}
        onGo={filing.goTo}
      />
      {filing.restored && <RestoredNotice {...filing} />}
      <Screen {...filing} />
      <SetbackNotice {...filing} />
    </Page>
  );
};

const FileComplaint = () => {
  // Read again whenever the session changes: somebody came back from the picker.
  useSession();
  const persona = chosenPersona()?.openid;
  if (!inWeChat && persona === undefined)
    return (
      <Page title={filingTexts.title}>
        <FailureState failure={signedOut} onRetry={() => {}} />
      </Page>
    );
  return <Form key={persona} draftName={`complaint.${persona ?? 'mine'}`} />;
};

// Taro takes a page from the default export.
export default FileComplaint;
