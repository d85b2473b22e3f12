import { submitOnBehalf } from '@huzhou/shared/complaints/desk-routes';
import { createUpload } from '@huzhou/shared/complaints/routes';
import { mostPhotos } from '@huzhou/shared/complaints/submission';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { type UsedPhotoUploads, usePhotoUploads } from '../../api/use-photo-uploads.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { onBehalfTexts as texts } from '../../i18n/staff-hotline.ts';
import {
  checkOnBehalf,
  emptyOnBehalf,
  isBegunOnBehalf,
  type OnBehalfDraft,
  parseOnBehalf,
  toOnBehalf,
  withoutChanged,
} from './on-behalf-draft.ts';

export interface OnBehalf {
  readonly draft: OnBehalfDraft;
  /** A draft of an earlier call lies on the page. */
  readonly restored: boolean;
  readonly uploads: UsedPhotoUploads;
  readonly errors: readonly FieldError[];
  /** Why it did not get through, where no field is to blame. */
  readonly trouble: string | undefined;
  /** What the button says while it is under way. */
  readonly busy: string | undefined;
  readonly change: (part: Partial<OnBehalfDraft>) => void;
  readonly submit: () => void;
  readonly startOver: () => void;
}

const troubleOf = ({ kind, title }: ApiFailure): string => {
  if (kind === 'offline') return texts.offline;
  if (kind === 'idempotency-mismatch') return texts.already;
  return ['timeout', 'unexpected', 'unavailable', 'unreadable'].includes(kind) ? texts.unsure : title;
};

/** A call being written down: what is typed is kept, photos go ahead, and however often it is tapped it is filed once. */
export const useOnBehalf = (staffId: string, onFiled: (complaintId: string) => void): OnBehalf => {
  const {
    value: draft,
    restored,
    change: keep,
    discard,
  } = useDraft(`staff.onBehalf.${staffId}`, () => emptyOnBehalf(newIdempotencyKey()), parseOnBehalf);
  const [isRestored, setRestored] = useState(restored && isBegunOnBehalf(draft));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState<string>();
  const underWay = useRef(false);

  const uploads = usePhotoUploads({
    most: mostPhotos,
    kept: draft.photos,
    requestForm: (photo, idempotencyKey) => call(createUpload, { body: photo }, { idempotencyKey }),
    onKeep: (photos) => {
      keep({ photos: [...photos] });
      setErrors((known) => withoutChanged(known, { photos: [] }));
    },
  });

  const startOver = (): void => {
    for (const { key } of uploads.photos) uploads.remove(key);
    discard();
    setErrors([]);
    setTrouble(undefined);
    setRestored(false);
  };

  const send = async (): Promise<void> => {
    setBusy(uploads.photos.length > 0 ? texts.sendingPhotos : texts.submitting);
    const photoIds = uploads.uploadIds ?? (await uploads.finish());
    if (photoIds === undefined) return setErrors([{ field: 'photoIds', message: texts.notSent }]);
    setBusy(texts.submitting);
    const answer = await call(
      submitOnBehalf,
      { body: toOnBehalf(draft, photoIds) },
      { idempotencyKey: draft.idempotencyKey },
    );
    if (answer.ok) {
      startOver();
      onFiled(answer.value.complaintId);
    } else if (answer.failure.errors.length > 0) setErrors(answer.failure.errors);
    else setTrouble(troubleOf(answer.failure));
  };

  return {
    draft,
    restored: isRestored,
    uploads,
    errors,
    trouble,
    busy,
    change: (part) => {
      keep(part);
      setErrors((known) => withoutChanged(known, part));
      setTrouble(undefined);
    },
    submit: () => {
      if (underWay.current) return;
      const found = checkOnBehalf(draft);
      setErrors(found);
      setTrouble(undefined);
      if (found.length > 0) return;
      underWay.current = true;
      void send().finally(() => {
        underWay.current = false;
        setBusy(undefined);
      });
    },
    startOver,
  };
};
