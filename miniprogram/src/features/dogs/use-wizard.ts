import { createUpload } from '@huzhou/shared/complaints/routes';
import type { Day } from '@huzhou/shared/dogs/day';
import type { Concern } from '@huzhou/shared/dogs/eligibility';
import { mostDogPhotos } from '@huzhou/shared/dogs/form';
import { createDog, saveDog, submitDog } from '@huzhou/shared/dogs/routes';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { troubleWords } from '../../api/trouble.ts';
import { type UsedPhotoUploads, usePhotoUploads } from '../../api/use-photo-uploads.ts';
import { useReminders } from '../../api/use-reminders.ts';
import { scrollToElement, scrollToTop } from '../../device/scroll.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { todayInChina } from './day-words.ts';
import { fieldElement } from './field-element.ts';
import {
  checkWizard,
  concernsSoFar,
  emptyWizard,
  formOf,
  mayInsist,
  parseWizard,
  stepOf,
  steps,
  type WizardDraft,
  withoutTouched,
} from './wizard-draft.ts';
import { wizardTexts as texts } from './wizard-texts.ts';

export interface Wizard {
  readonly draft: WizardDraft;
  readonly day: Day;
  readonly uploads: UsedPhotoUploads;
  readonly errors: readonly FieldError[];
  /** What speaks against a registration so far; only a registrar may set it aside. */
  readonly concerns: readonly Concern[];
  /** Nothing but such reasons stands in the way: it may be submitted all the same. */
  readonly insistable: boolean;
  readonly trouble: string | undefined;
  readonly busy: string | undefined;
  /** Whether the last step lies on the server or only here. */
  readonly saved: 'saving' | 'saved' | 'here' | undefined;
  readonly change: (part: Partial<WizardDraft>) => void;
  readonly goTo: (step: number) => void;
  readonly next: () => void;
  /** Straight from a tap: WeChat asks for leave to send messages only then. */
  readonly submit: (insist: boolean) => void;
}

/** A moment later: the screen that holds the field must be there first. */
const showField = (field: string): void => void setTimeout(() => scrollToElement(fieldElement(field)), 80);

/** A dog being registered: kept on the device with each letter, saved on the server after each screen, submitted once. */
export const useWizard = (
  name: string,
  first: WizardDraft | undefined,
  onSubmitted: (dogId: string) => void,
): Wizard => {
  const {
    value: draft,
    change: keep,
    discard,
  } = useDraft<WizardDraft>(name, () => first ?? emptyWizard(newIdempotencyKey()), parseWizard);
  const newest = useRef(draft);
  /** Counts changes: what was changed while a save was under way is not saved by it. */
  const changes = useRef(0);
  newest.current = draft;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [insistable, setInsistable] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState<string>();
  const [saved, setSaved] = useState<Wizard['saved']>();
  const submitted = useRef(false);
  const lastSave = useRef<Promise<ApiFailure | undefined>>(Promise.resolve(undefined));
  const remind = useReminders('dog');
  const [day] = useState(todayInChina);

  const put = (part: Partial<WizardDraft>): void => {
    if (submitted.current) return;
    newest.current = { ...newest.current, ...part };
    keep(part);
  };
  const change = (part: Partial<WizardDraft>): void => {
    changes.current += 1;
    put({ ...part, unsaved: true });
    setErrors((known) => withoutTouched(known, part));
    setInsistable(false);
    setTrouble(undefined);
  };
  const uploads = usePhotoUploads({
    most: mostDogPhotos - draft.earlierPhotos.length,
    kept: draft.photos,
    requestForm: (photo, idempotencyKey) => call(createUpload, { body: photo }, { idempotencyKey }),
    onKeep: (photos) => {
      // Progress is no change of mind.
      if (photos.length === newest.current.photos.length) put({ photos: [...photos] });
      else change({ photos: [...photos] });
    },
  });

  const sentIds = (): readonly string[] =>
    newest.current.photos.flatMap(({ uploadId }) => (uploadId === undefined ? [] : [uploadId]));

  /** @returns why it could not be saved; it is kept here all the same. */
  const saveOnce = async (): Promise<ApiFailure | undefined> => {
    if (newest.current.dogId === undefined) {
      // The same empty form each time: asked for twice, it is begun once.
      const begun = await call(createDog, { body: { form: {} } }, { idempotencyKey: newest.current.key });
      if (!begun.ok) return begun.failure;
      put({ dogId: begun.value.dogId });
    }
    const sent = newest.current;
    const until = changes.current;
    const answer = await call(saveDog, {
      path: { dogId: sent.dogId ?? '' },
      body: { form: formOf(sent, sentIds()) },
    });
    if (!answer.ok) return answer.failure;
    if (changes.current === until) put({ unsaved: false });
    return undefined;
  };
  /** One after the other: what was said last must be saved last. */
  const save = (): Promise<ApiFailure | undefined> => {
    setSaved('saving');
    const mine = lastSave.current.then(saveOnce);
    lastSave.current = mine;
    void mine.then((failure) => {
      if (lastSave.current === mine) setSaved(failure === undefined ? 'saved' : 'here');
    });
    return mine;
  };

  const goTo = (step: number): void => {
    put({ step });
    scrollToTop();
  };
  const blame = (found: readonly FieldError[]): void => {
    setErrors(found);
    const field = found[0]?.field;
    if (field === undefined) return;
    put({ step: stepOf(field) });
    showField(field);
  };
  const next = (): void => {
    const here = checkWizard(draft, uploads.photos.length).filter(({ field }) => stepOf(field) === draft.step);
    if (here.length > 0) blame(here);
    else {
      void save();
      goTo(Math.min(draft.step + 1, steps.length - 1));
    }
  };

  const refuse = (failure: ApiFailure): void => {
    if (mayInsist(failure.errors)) {
      setErrors(failure.errors);
      setInsistable(true);
    } else if (failure.errors.length > 0) blame(failure.errors);
    else setTrouble(troubleWords(failure, texts.unsure));
  };
  const send = async (insist: boolean): Promise<void> => {
    setTrouble(undefined);
    setBusy(texts.sendingPhotos);
    if (uploads.uploadIds === undefined && (await uploads.finish()) === undefined) {
      setTrouble(texts.keptHere);
      return;
    }
    setBusy(texts.sending);
    const unsaved = await save();
    if (unsaved !== undefined) return refuse(unsaved);
    const dogId = newest.current.dogId ?? '';
    const answer = await call(
      submitDog,
      { path: { dogId }, body: insist ? { insist } : {} },
      // Each attempt says what was just saved: a lost answer is told by the dog being submitted already.
      { idempotencyKey: newIdempotencyKey() },
    );
    if (!answer.ok && answer.failure.kind !== 'out-of-turn') return refuse(answer.failure);
    submitted.current = true;
    for (const { key } of uploads.photos) uploads.remove(key);
    discard();
    onSubmitted(dogId);
  };

  return {
    draft,
    day,
    uploads,
    errors,
    concerns: concernsSoFar(draft, day),
    insistable,
    trouble,
    busy,
    saved,
    change,
    goTo,
    next,
    submit: (insist) => {
      if (busy !== undefined) return;
      const found = checkWizard(draft, uploads.photos.length);
      if (found.length > 0) blame(found);
      else {
        void remind();
        void send(insist).finally(() => setBusy(undefined));
      }
    },
  };
};
