import { resolveComplaint } from '@huzhou/shared/complaints/routes';
import { invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { checkUploads } from './check-uploads.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';
import { pendingPhoto } from './photo.ts';
import type { PhotoStore } from './ports.ts';

/** A handler reports the work done, in words and in photos taken after it; somebody else then checks. */
export const createResolveComplaint =
  (deps: CommandDeps & { readonly photos: Pick<PhotoStore, 'findUploads'> }): Handler<typeof resolveComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'resolve',
      route: resolveComplaint,
      input,
      caller,
      plan: async ({ complaint, photos }, now) => {
        const { words, photoIds } = input.body;
        const inCase = new Set(photos.map(({ photoId }) => photoId));
        const errors = await checkUploads(deps.photos, caller.personId, photoIds, inCase);
        if (errors.length > 0) return err(invalidInput(...errors));
        return ok({
          step: { command: 'resolve', words, photoIds },
          photos: photoIds.map((photoId) => pendingPhoto(complaint.complaintId, photoId, caller.personId, now)),
        });
      },
    });
