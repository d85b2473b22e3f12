import { Dog, newDogId } from '@huzhou/shared/dogs/dog';
import * as routes from '@huzhou/shared/dogs/routes';
import { beginDog, noSuchDog } from '@huzhou/shared/dogs/transition';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import { actOnce } from './act-once.ts';
import type { CommandDeps } from './give-command.ts';
import { sealForm } from './sealed-form.ts';
import { showDog } from './show-dog.ts';
import { type PhotoDeps, takePhotos } from './take-photos.ts';

const Kept = z.object({ dog: Dog, at: Instant });

/** Begins a draft: from now on it can be left and resumed anywhere. */
export const createCreateDog =
  (deps: CommandDeps & PhotoDeps & { readonly randomBytes: RandomBytes }): Handler<typeof routes.createDog> =>
  async (input, caller) => {
    const { form } = input.body;
    const acted = await actOnce(deps, idempotentCall(routes.createDog, input, caller), Kept, async (now) => {
      const change = beginDog(newDogId(now, deps.randomBytes), caller.personId, now);
      const { dogId } = change.dog;
      const photos = await takePhotos(deps, {
        subjectId: dogId,
        personId: caller.personId,
        photoIds: form.photoIds ?? [],
        known: [],
        at: now,
        within: 'form.',
      });
      if (!photos.ok) return photos;
      const sealed = await sealForm(deps.sealer, dogId, form);
      return ok({
        writing: { dogs: [{ change }], form: { dogId, sealed }, photos: photos.value },
        kept: { dog: change.dog, at: now },
      });
    });
    if (!acted.ok) return acted;
    const { dog, at } = acted.value;
    const file = await deps.store.read(dog.dogId);
    return file === undefined ? err(noSuchDog) : ok(await showDog(deps, { ...file, dog }, caller, at));
  };
