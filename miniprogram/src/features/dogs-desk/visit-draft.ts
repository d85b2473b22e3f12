import type { RouteCall } from '@huzhou/shared/contract/route';
import type { finishVisit } from '@huzhou/shared/dogs/registry-routes';
import type { visitOutcomes } from '@huzhou/shared/dogs/visit';
import * as z from 'zod/mini';

/** A visit as it is being written down. */
export const VisitDraft = z.object({
  outcome: z.string(),
  words: z.string(),
  dogId: z.string(),
  area: z.string(),
  colour: z.string(),
  breedCode: z.string(),
  chip: z.string(),
});
export type VisitDraft = z.infer<typeof VisitDraft>;

const filled = <const Name extends string>(name: Name, text: string): { readonly [Key in Name]?: string } =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as { readonly [Key in Name]: string });

/** As the contract wants it: of each outcome what belongs to it, whatever was typed for another. */
export const visitOf = (draft: VisitDraft): RouteCall<typeof finishVisit>['body'] => {
  const { outcome, words } = draft;
  return {
    // The contract's own words say that none is chosen.
    outcome: (outcome || undefined) as (typeof visitOutcomes)[number],
    words: words.trim(),
    ...(outcome === 'registered' ? filled('dogId', draft.dogId) : {}),
    ...(outcome === 'unregistered'
      ? {
          ...filled('townCode', draft.area),
          ...filled('colour', draft.colour),
          ...filled('breedCode', draft.breedCode),
          ...filled('chip', draft.chip),
        }
      : {}),
  };
};
