import { createUpload } from '@huzhou/shared/complaints/routes';
import { fieldErrors } from '@huzhou/shared/contract/problem';
import { mostDogPhotos } from '@huzhou/shared/dogs/form';
import { recordSighting } from '@huzhou/shared/dogs/registry-routes';
import type { SightingView } from '@huzhou/shared/dogs/view';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../api/api.ts';
import { type UsedPhotoUploads, usePhotoUploads } from '../../api/use-photo-uploads.ts';
import { useWish } from '../../api/use-wish.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { patrolTexts } from './patrol-texts.ts';
import { SightDraft, sightingOf } from './sight-draft.ts';
import { deskTexts } from './texts.ts';

export interface SightOptions {
  readonly personId: string;
  /** Where this person works: what the form begins with. */
  readonly area: string;
  /** A chip that was looked up and belongs to no dog. */
  readonly chip: string;
  readonly onDone: (sighting: SightingView) => void;
}

export interface SightForm {
  readonly draft: SightDraft;
  readonly restored: boolean;
  readonly uploads: UsedPhotoUploads;
  readonly errorOf: (field: string) => string | undefined;
  readonly trouble: string | undefined;
  readonly busy: boolean;
  readonly change: (part: Partial<SightDraft>) => void;
  readonly send: () => void;
}

/** An unregistered dog being written down: kept while it is typed, photos go ahead, and it is recorded once. */
export const useSight = ({ personId, area, chip, onDone }: SightOptions): SightForm => {
  const empty = (): SightDraft => ({ area, place: '', colour: '', breedCode: '', words: '', chip, photos: [] });
  const { value, restored, change, discard } = useDraft<SightDraft>(`dogs-desk.sight.${personId}`, empty, (kept) => {
    const read = z.safeParse(SightDraft, kept);
    // Another chip is another dog, and what was typed was of the first.
    return read.success && (chip === '' || read.data.chip === chip) ? read.data : undefined;
  });
  const wish = useWish(deskTexts.unsure);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [waiting, setWaiting] = useState(false);
  const [unsent, setUnsent] = useState<string>();
  const uploads = usePhotoUploads({
    most: mostDogPhotos,
    kept: value.photos,
    onKeep: (photos) => change({ photos: [...photos] }),
    requestForm: (photo, idempotencyKey) => call(createUpload, { body: photo }, { idempotencyKey }),
  });
  const errors = found.length > 0 ? found : (wish.failure?.errors ?? []);

  const send = async (): Promise<void> => {
    setUnsent(undefined);
    const read = z.safeParse(recordSighting.input.body, sightingOf(value, []));
    setFound(read.success ? [] : fieldErrors(read.error.issues));
    if (!read.success) return;
    setWaiting(true);
    const photoIds = await uploads.finish();
    setWaiting(false);
    if (photoIds === undefined) return setUnsent(patrolTexts.sight.photosFailed);
    const reply = await wish.ask('send', recordSighting, { body: sightingOf(value, photoIds) });
    if (reply === undefined) return;
    for (const { key } of uploads.photos) uploads.remove(key);
    discard();
    onDone(reply);
  };

  return {
    draft: value,
    restored,
    uploads,
    errorOf: (field) => errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message,
    trouble: errors[0]?.message ?? unsent ?? wish.trouble,
    busy: waiting || wish.busy !== undefined,
    change: (part) => {
      change(part);
      setFound([]);
      setUnsent(undefined);
      wish.forgive();
    },
    send: () => {
      if (!waiting && wish.busy === undefined) void send();
    },
  };
};
