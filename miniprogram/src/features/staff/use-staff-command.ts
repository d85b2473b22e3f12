import { createUpload } from '@huzhou/shared/complaints/routes';
import { mostPhotos } from '@huzhou/shared/complaints/submission';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { instantOf } from '@huzhou/shared/kernel/time';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { type UsedPhotoUploads, usePhotoUploads } from '../../api/use-photo-uploads.ts';
import { serverNow } from '../../device/clock.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { commandTexts, sheetTexts } from '../../i18n/staff-commands.ts';
import { checkDraft, hasArrived, revived, withoutTouched } from './command-draft.ts';
import { bodyOf, routeOf } from './command-routes.ts';
import { firstChoices } from './draft-choices.ts';
import { type CommandDraft, type DraftChange, emptyDraft, isBegun } from './draft-shape.ts';
import type { StaffCommand } from './next-step.ts';
import { stepsTaken } from './staff-story.ts';

export interface GivenCommand {
  readonly draft: CommandDraft;
  /** A draft of an earlier visit was there. */
  readonly restored: boolean;
  readonly uploads: UsedPhotoUploads;
  readonly errors: readonly FieldError[];
  /** Why it did not get through, where no field is to blame. */
  readonly trouble: string | undefined;
  /** What the button says while it is under way. */
  readonly busy: string | undefined;
  readonly change: (part: DraftChange) => void;
  readonly send: () => void;
}

export interface StaffCommandOptions {
  readonly detail: ComplaintDetail;
  readonly command: StaffCommand;
  /** Whose draft it is, and their name as the story tells it. */
  readonly staff: { readonly staffId: string; readonly name: string };
  readonly onDone: (detail: ComplaintDetail) => void;
  /** Others may have changed the case: reads it anew. */
  readonly reload: () => Promise<void>;
}

/** No answer came: it may have happened or not. */
const isUnsure = ({ kind }: ApiFailure): boolean =>
  ['offline', 'timeout', 'unexpected', 'unavailable', 'unreadable'].includes(kind);

const troubleOf = (failure: ApiFailure): string => {
  if (failure.kind === 'offline') return sheetTexts.offline;
  if (failure.kind === 'idempotency-mismatch') return sheetTexts.already;
  return isUnsure(failure) ? sheetTexts.unsure : failure.title;
};

/** One command being given: what is typed is kept, photos go ahead, and however often it is tapped it happens once. */
export const useStaffCommand = ({ detail, command, staff, onDone, reload }: StaffCommandOptions): GivenCommand => {
  const { complaintId, timeline } = detail;
  const {
    value: draft,
    restored,
    change: keep,
    discard,
  } = useDraft<CommandDraft>(
    `staff.${staff.staffId}.${complaintId}.${command}`,
    () => ({ ...emptyDraft(newIdempotencyKey(), stepsTaken(timeline)), ...firstChoices(command, detail) }),
    (value) => revived(value, detail, command, staff.name, newIdempotencyKey, instantOf(serverNow())),
  );
  const [wasBegun] = useState(restored && isBegun(draft));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState<string>();
  const underWay = useRef(false);
  const done = useRef(false);
  /** An attempt went out whose answer never came. */
  const unsure = useRef(false);

  const uploads = usePhotoUploads({
    most: mostPhotos,
    kept: draft.photos,
    requestForm: (photo, idempotencyKey) => call(createUpload, { body: photo }, { idempotencyKey }),
    onKeep: (photos) => {
      if (done.current) return;
      keep({ photos: [...photos] });
      setErrors((known) => known.filter(({ field }) => !field.startsWith('photoIds')));
    },
  });

  const finish = (after: ComplaintDetail): void => {
    if (done.current) return;
    done.current = true;
    for (const { key } of uploads.photos) uploads.remove(key);
    discard();
    onDone(after);
  };

  const arrived = unsure.current && hasArrived(detail, command, draft, staff.name);
  // biome-ignore lint/correctness/useExhaustiveDependencies: happens once, when the story tells of it.
  useEffect(() => {
    if (arrived) finish(detail);
  }, [arrived]);

  const fail = async (failure: ApiFailure): Promise<void> => {
    if (failure.errors.length > 0) return setErrors(failure.errors);
    unsure.current = isUnsure(failure);
    setTrouble(troubleOf(failure));
    if (failure.kind !== 'too-many-requests' && failure.kind !== 'signed-out') await reload();
  };

  const give = async (): Promise<void> => {
    setBusy(uploads.photos.length > 0 ? sheetTexts.sendingPhotos : commandTexts[command].busy);
    const photoIds = uploads.uploadIds ?? (await uploads.finish());
    if (photoIds === undefined) return setErrors([{ field: 'photoIds', message: sheetTexts.notSent }]);
    setBusy(commandTexts[command].busy);
    const input = { path: { complaintId }, body: bodyOf(command, draft, photoIds) };
    const route = routeOf[command];
    const answer = await call(route, input as Parameters<typeof call<typeof route>>[1], {
      idempotencyKey: draft.idempotencyKey,
    });
    if (answer.ok) finish(answer.value);
    else await fail(answer.failure);
  };

  return {
    draft,
    restored: wasBegun,
    uploads,
    errors,
    trouble,
    busy,
    change: (part) => {
      if (done.current) return;
      keep(part);
      setErrors((known) => withoutTouched(known, part));
      setTrouble(undefined);
    },
    send: () => {
      if (underWay.current || done.current) return;
      const found = checkDraft(command, draft, uploads.photos.length);
      setErrors(found);
      setTrouble(undefined);
      if (found.length > 0) return;
      underWay.current = true;
      void give().finally(() => {
        underWay.current = false;
        setBusy(undefined);
      });
    },
  };
};
