import { informReporter } from '@huzhou/shared/complaints/casework-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { addPhotos } from '../add-photos.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';
import { toldStep } from './told-step.ts';

/** Whoever has the case tells its reporter how it goes, with photos where they say more. */
export const createInformReporter =
  (deps: CaseworkDeps): Handler<typeof informReporter> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'inform',
      route: informReporter,
      input,
      caller,
      plan: async (file, now) => {
        const photos = await addPhotos(deps.photos, file, caller, input.body.photoIds ?? [], now);
        if (!photos.ok) return photos;
        const told = await toldStep(deps.checkText, caller, { command: 'inform', ...input.body })(file);
        return told.ok ? ok({ ...told.value, photos: photos.value }) : told;
      },
    });
