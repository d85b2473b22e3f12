import type { RouteCall } from '@huzhou/shared/contract/route';
import type { recordSighting } from '@huzhou/shared/dogs/registry-routes';
import * as z from 'zod/mini';

const Photo = z.object({
  key: z.string(),
  keptAs: z.optional(z.string()),
  uploadId: z.optional(z.string()),
  sentAt: z.optional(z.number()),
});

/** An unregistered dog as it is being written down. */
export const SightDraft = z.object({
  area: z.string(),
  place: z.string(),
  colour: z.string(),
  breedCode: z.string(),
  words: z.string(),
  chip: z.string(),
  photos: z.array(Photo),
});
export type SightDraft = z.infer<typeof SightDraft>;

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** As the contract wants it: what is empty is left out. */
export const sightingOf = (
  draft: SightDraft,
  photoIds: readonly string[],
): RouteCall<typeof recordSighting>['body'] => {
  const [breedCode, words, chip] = [filled(draft.breedCode), filled(draft.words), filled(draft.chip)];
  return {
    townCode: draft.area,
    place: draft.place,
    colour: draft.colour,
    ...(breedCode === undefined ? {} : { breedCode }),
    ...(words === undefined ? {} : { words }),
    ...(chip === undefined ? {} : { chip }),
    ...(photoIds.length === 0 ? {} : { photoIds: [...photoIds] }),
  };
};
