import { createUpload, submitComplaint } from '@huzhou/shared/complaints/routes';
import { mostPhotos } from '@huzhou/shared/complaints/submission';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { type UsedPhotoUploads, usePhotoUploads } from '../../api/use-photo-uploads.ts';
import { useReminders } from '../../api/use-reminders.ts';
import { useOnline } from '../../device/online.ts';
import { scrollToElement, scrollToTop } from '../../device/scroll.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { filingTexts } from '../../i18n/filing.ts';
import { elementIdOf } from './field-element.ts';
import {
  checkDraft,
  emptyDraft,
  type FilingDraft,
  isBegun,
  parseDraft,
  stepOf,
  toSubmission,
  touchedBy,
  withoutErrors,
} from './filing-draft.ts';

/** Why the last attempt did not get through, where no single field is to blame. */
export type Setback =
  | { readonly kind: 'offline' | 'unsure' | 'already-sent' | 'signed-out' }
  | { readonly kind: 'refused'; readonly title: string };

export interface Filing {
  readonly draft: FilingDraft;
  readonly uploads: UsedPhotoUploads;
  readonly errors: readonly FieldError[];
  readonly setback: Setback | undefined;
  /** What the submit button says while it is under way. */
  readonly busy: string | undefined;
  /** A draft of an earlier visit lies on the page. */
  readonly restored: boolean;
  readonly change: (part: Partial<FilingDraft>) => void;
  readonly goTo: (step: number) => void;
  /** To the next screen, or to what is still wrong on this one. */
  readonly next: () => void;
  /** Straight from a tap: WeChat asks for leave to send messages only then. */
  readonly submit: () => void;
  /** What was changed since the complaint arrived becomes a complaint of its own. */
  readonly submitAsAnother: () => void;
  readonly startOver: () => void;
}

/** However long somebody thinks about WeChat's question, the complaint goes out. */
const patienceWithQuestionMilliseconds = 15_000;

const atMost = (milliseconds: number, wait: Promise<unknown>): Promise<unknown> =>
  Promise.race([wait, new Promise((resolve) => setTimeout(resolve, milliseconds))]);

/** A moment later: the screen that holds the field must be there first. */
const showField = (field: string): void => void setTimeout(() => scrollToElement(elementIdOf(field)), 80);

const setbackOf = ({ kind, title }: ApiFailure): Setback => {
  if (kind === 'offline' || kind === 'timeout') return { kind: 'unsure' };
  if (kind === 'idempotency-mismatch') return { kind: 'already-sent' };
  return kind === 'signed-out' ? { kind } : { kind: 'refused', title };
};

/** A complaint being filed: what is typed is kept, photos go ahead, and it is sent once. */
export const useFiling = (draftName: string, onFiled: (complaintId: string) => void): Filing => {
  const {
    value: draft,
    restored,
    change: keep,
    discard,
  } = useDraft(draftName, () => emptyDraft(newIdempotencyKey()), parseDraft);
  const [isRestored, setRestored] = useState(restored && isBegun(draft));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [setback, setSetback] = useState<Setback>();
  const [busy, setBusy] = useState<string>();
  const filed = useRef(false);
  const online = useOnline();
  const askToTell = useReminders('progress');

  const change = (part: Partial<FilingDraft>): void => {
    if (filed.current) return;
    keep(part);
    setErrors((known) => withoutErrors(known, touchedBy(part)));
    setSetback(undefined);
  };
  const uploads = usePhotoUploads({
    most: mostPhotos,
    kept: draft.photos,
    requestForm: (photo, idempotencyKey) => call(createUpload, { body: photo }, { idempotencyKey }),
    onKeep: (photos) => {
      // Progress is no change of mind: only a photo more or less settles what was said about them.
      if (photos.length !== draft.photos.length) change({ photos: [...photos] });
      else if (!filed.current) keep({ photos: [...photos] });
    },
  });

  useEffect(() => {
    // The network is back: that it was away is no reason any more.
    if (online) setSetback((known) => (known?.kind === 'offline' ? undefined : known));
  }, [online]);

  const goTo = (step: number): void => {
    setRestored(false);
    if (!filed.current) keep({ step });
    scrollToTop();
  };
  /** Shows what is wrong where it stands. */
  const blame = (found: readonly FieldError[]): void => {
    setErrors(found);
    const first = found[0];
    if (first === undefined) return;
    keep({ step: stepOf(first.field) });
    showField(first.field);
  };
  const next = (): void => {
    const here = checkDraft(draft, uploads.photos.length).filter(({ field }) => stepOf(field) === draft.step);
    if (here.length > 0) blame(here);
    else goTo(draft.step + 1);
  };
  const removePhotos = (): void => {
    for (const { key } of uploads.photos) uploads.remove(key);
  };

  const failPhotos = (): void => {
    if (online) blame([{ field: 'photoIds', message: filingTexts.photos.notSent }]);
    else setSetback({ kind: 'offline' });
  };
  const finish = (complaintId: string): void => {
    filed.current = true;
    removePhotos();
    discard();
    onFiled(complaintId);
  };
  const send = async (asked: Promise<unknown>, idempotencyKey: string): Promise<void> => {
    setSetback(undefined);
    setBusy(filingTexts.sendingPhotos);
    const photoIds = uploads.uploadIds ?? (await uploads.finish());
    if (photoIds === undefined) return failPhotos();
    setBusy(filingTexts.submitting);
    await atMost(patienceWithQuestionMilliseconds, asked);
    const answer = await call(submitComplaint, { body: toSubmission(draft, photoIds) }, { idempotencyKey });
    if (answer.ok) finish(answer.value.complaintId);
    else if (answer.failure.errors.length > 0) blame(answer.failure.errors);
    else setSetback(setbackOf(answer.failure));
  };
  const submitAs = (idempotencyKey: string): void => {
    if (busy !== undefined) return;
    const found = checkDraft(draft, uploads.photos.length);
    if (found.length > 0) blame(found);
    else if (!online) setSetback({ kind: 'offline' });
    else {
      // Nothing may be awaited before this: WeChat shows its question straight from the tap or not at all.
      void send(askToTell(), idempotencyKey).finally(() => setBusy(undefined));
    }
  };

  return {
    draft,
    uploads,
    errors,
    setback,
    busy,
    restored: isRestored,
    change,
    goTo,
    next,
    submit: () => submitAs(draft.idempotencyKey),
    submitAsAnother: () => {
      const idempotencyKey = newIdempotencyKey();
      keep({ idempotencyKey });
      submitAs(idempotencyKey);
    },
    startOver: () => {
      removePhotos();
      discard();
      setErrors([]);
      setSetback(undefined);
      setRestored(false);
      scrollToTop();
    },
  };
};
