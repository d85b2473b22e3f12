import { finishStep } from '@huzhou/shared/complaints/casework-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { addPhotos } from '../add-photos.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';

/** The leader of a key case has had a step of the plan done. */
export const createFinishStep =
  (deps: CaseworkDeps): Handler<typeof finishStep> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'finish-step',
      route: finishStep,
      input,
      caller,
      plan: async (file, now) => {
        const photos = await addPhotos(deps.photos, file, caller, input.body.photoIds ?? [], now);
        return photos.ok ? ok({ step: { command: 'finish-step', ...input.body }, photos: photos.value }) : photos;
      },
    });
