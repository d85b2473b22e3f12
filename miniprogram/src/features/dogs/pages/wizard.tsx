// Opened from the list of dogs and from a dog that was sent back: registering it, left and resumed at will.
import { getDogForm } from '@huzhou/shared/dogs/routes';
import { Text } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { call, useSession } from '../../../api/api.ts';
import { type ApiFailure, signedOut } from '../../../api/failure.ts';
import { newIdempotencyKey } from '../../../api/idempotency-key.ts';
import { chosenPersona } from '../../../api/personas.ts';
import { discardDraft, readDraft } from '../../../draft/draft.ts';
import { ActionStack } from '../../../ui/action-stack.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Steps } from '../../../ui/steps.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { ChipStep } from '../components/chip-step.tsx';
import { DogStep } from '../components/dog-step.tsx';
import { HomeStep } from '../components/home-step.tsx';
import { KeeperStep } from '../components/keeper-step.tsx';
import { PhotosStep } from '../components/photos-step.tsx';
import { goOnWithDog } from '../go.ts';
import { useWizard, type Wizard } from '../use-wizard.ts';
import { isBegun, parseWizard, type Step, steps, type WizardDraft, wizardName, wizardOf } from '../wizard-draft.ts';
import { wizardTexts as texts } from '../wizard-texts.ts';
import './wizard.scss';

const screens: Readonly<Record<Step, (wizard: Wizard) => ReactElement>> = {
  home: HomeStep,
  dog: DogStep,
  photos: PhotosStep,
  keeper: KeeperStep,
  chip: ChipStep,
};
const last = steps.length - 1;
const inWeChat = process.env.TARO_ENV === 'weapp';

const Actions = ({ draft, busy, concerns, insistable, goTo, next, submit }: Wizard) => {
  const insist = insistable || concerns.length > 0;
  return (
    <>
      {draft.step > 0 && (
        <Button label={texts.back} disabled={busy !== undefined} onPress={() => goTo(draft.step - 1)} />
      )}
      {draft.step < last ? (
        <Button kind="primary" label={texts.next} onPress={next} />
      ) : (
        <Button
          kind="primary"
          icon="send"
          label={insist ? texts.insist : texts.submit}
          busyLabel={busy}
          onPress={() => submit(insist)}
        />
      )}
    </>
  );
};

const savedWords = { saving: texts.saving, saved: texts.saved, here: texts.keptHere } as const;

/** What was begun before lies on the page: another dog may be registered instead. */
const Restored = ({ draft, onAnother }: { readonly draft: WizardDraft; readonly onAnother: () => void }) => {
  const [asked, setAsked] = useState(false);
  const onServer = draft.dogId !== undefined && !draft.unsaved;
  return (
    <>
      <Notice icon="edit" text={texts.restored} action={{ label: texts.another, onPress: () => setAsked(true) }} />
      <Dialog
        open={asked}
        title={texts.anotherTitle}
        text={onServer ? texts.anotherText : texts.anotherTextLost}
        confirmLabel={texts.another}
        onConfirm={onAnother}
        onCancel={() => setAsked(false)}
      />
    </>
  );
};

interface FormProps {
  readonly name: string;
  readonly first: WizardDraft | undefined;
  /** What was there when the page opened; absent for a dog that was asked for by its id. */
  readonly onAnother: (() => void) | undefined;
}

const Form = ({ name, first, onAnother }: FormProps) => {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  // Whoever has left the page meanwhile is not dragged elsewhere.
  const wizard = useWizard(name, first, (dogId) => {
    showToast(texts.submitted);
    if (here.current) goOnWithDog(dogId);
  });
  const [began] = useState(wizard.draft);
  const { draft, saved, trouble, goTo } = wizard;
  const Screen = screens[steps[draft.step] ?? 'home'];
  return (
    <Page
      title={texts.title}
      action={
        <ActionStack trouble={trouble}>
          <Actions {...wizard} />
        </ActionStack>
      }
    >
      <Steps
        label={texts.progress}
        names={steps.map((step) => texts.steps[step])}
        stepLabel={texts.stepOf}
        current={draft.step}
        onGo={goTo}
      />
      {onAnother !== undefined && isBegun(began) && saved === undefined && (
        <Restored draft={draft} onAnother={onAnother} />
      )}
      {saved !== undefined && <Text className="note wizard__saved">{savedWords[saved]}</Text>}
      <Screen {...wizard} />
    </Page>
  );
};

type Loaded =
  | { readonly kind: 'form'; readonly first: WizardDraft | undefined }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

/** A dog that the server knows: from this device where it was left here, else from the server. */
const Resumed = ({ name, dogId }: { readonly name: string; readonly dogId: string }) => {
  const [loaded, setLoaded] = useState<Loaded | undefined>(() =>
    readDraft(name, parseWizard) === undefined ? undefined : { kind: 'form', first: undefined },
  );
  const load = useCallback(async (): Promise<void> => {
    setLoaded(undefined);
    const answer = await call(getDogForm, { path: { dogId } });
    setLoaded(
      answer.ok
        ? { kind: 'form', first: wizardOf(dogId, newIdempotencyKey(), answer.value.form) }
        : { kind: 'failed', failure: answer.failure },
    );
  }, [dogId]);
  const needed = useRef(loaded === undefined);
  useEffect(() => {
    if (needed.current) void load();
  }, [load]);
  if (loaded?.kind === 'form') return <Form name={name} first={loaded.first} onAnother={undefined} />;
  const over = loaded !== undefined && ['out-of-turn', 'not-found'].includes(loaded.failure.kind);
  return (
    <Page title={texts.title}>
      {loaded === undefined && <Skeleton cards={2} />}
      {loaded !== undefined && over && <ErrorState title={texts.gone.title} text={texts.gone.text} />}
      {loaded !== undefined && !over && <FailureState failure={loaded.failure} onRetry={() => void load()} />}
    </Page>
  );
};

const RegisterDog = () => {
  const dogId = useRouter().params.id;
  // Read again whenever the session changes: somebody came back from the picker.
  useSession();
  const persona = chosenPersona()?.openid;
  const [round, setRound] = useState(0);
  if (!inWeChat && persona === undefined)
    return (
      <Page title={texts.title}>
        <FailureState failure={signedOut} onRetry={() => {}} />
      </Page>
    );
  const person = persona ?? 'mine';
  const fresh = wizardName(person, undefined, undefined);
  const name = wizardName(person, dogId, readDraft(fresh, parseWizard)?.dogId);
  if (dogId !== undefined) return <Resumed key={name} name={name} dogId={dogId} />;
  const another = (): void => {
    discardDraft(name);
    setRound(round + 1);
  };
  return <Form key={`${name} ${round}`} name={name} first={undefined} onAnother={another} />;
};

// Taro takes a page from the default export.
export default RegisterDog;
