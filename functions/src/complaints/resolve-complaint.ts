import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import { resolveComplaint } from '@huzhou/shared/complaints/routes';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { addPhotos } from './add-photos.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';
import type { PhotoStore } from './ports.ts';

type Deps = CommandDeps & { readonly photos: Pick<PhotoStore, 'findUploads'> };

/** In joint work the case closes last. A part that has been settled stays so: what is read here cannot become untrue. */
const partsUnsettled = async ({ store }: Deps, { parts }: Complaint): Promise<Failure | undefined> => {
  const found = await Promise.all(parts.map((part) => store.find(part)));
  const open = found.filter((part) => part !== undefined && !isSettled(part.state));
  return open.length === 0 ? undefined : failure('out-of-turn', `还有 ${open.length} 件会办的子案没有办结`);
};

/** A handler reports the work done, in words and in photos taken after it; somebody else then checks. */
export const createResolveComplaint =
  (deps: Deps): Handler<typeof resolveComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'resolve',
      route: resolveComplaint,
      input,
      caller,
      plan: async (file, now) => {
        const { words, photoIds } = input.body;
        const unsettled = await partsUnsettled(deps, file.complaint);
        if (unsettled !== undefined) return err(unsettled);
        const photos = await addPhotos(deps.photos, file, caller, photoIds, now);
        return photos.ok ? ok({ step: { command: 'resolve', words, photoIds }, photos: photos.value }) : photos;
      },
    });
