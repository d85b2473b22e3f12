import { strikeOff } from '@huzhou/shared/complaints/casework-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { addPhotos } from '../add-photos.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';

/** A supervisor strikes a key case off, on evidence. */
export const createStrikeOff =
  (deps: CaseworkDeps): Handler<typeof strikeOff> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'strike-off',
      route: strikeOff,
      input,
      caller,
      plan: async (file, now) => {
        const photos = await addPhotos(deps.photos, file, caller, input.body.photoIds, now);
        return photos.ok ? ok({ step: { command: 'strike-off', ...input.body }, photos: photos.value }) : photos;
      },
    });
