import { noteOnComplaint } from '@huzhou/shared/complaints/casework-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { addPhotos } from '../add-photos.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';

/** Words and photos among colleagues. */
export const createNoteOnComplaint =
  (deps: CaseworkDeps): Handler<typeof noteOnComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'note',
      route: noteOnComplaint,
      input,
      caller,
      plan: async (file, now) => {
        const photos = await addPhotos(deps.photos, file, caller, input.body.photoIds ?? [], now);
        return photos.ok ? ok({ step: { command: 'note', ...input.body }, photos: photos.value }) : photos;
      },
    });
