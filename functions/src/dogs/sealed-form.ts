import { DraftForm, RegistrationForm } from '@huzhou/shared/dogs/form';
import { type MaskedKeeper, maskKeeper } from '@huzhou/shared/dogs/view';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Sealer } from '../platform/sealed.ts';

// Everything that an application says lies sealed, bound to its dog; what the register needs of the dog itself is
// taken out of it when it is submitted.
const context = (dogId: string): string => `dog-form:${dogId}`;

export const sealForm = (sealer: Sealer, dogId: string, form: DraftForm): Promise<string> =>
  sealer.seal(JSON.stringify(form), context(dogId));

export const openForm = async (sealer: Sealer, dogId: string, sealed: string): Promise<DraftForm> =>
  z.parse(DraftForm, JSON.parse(await sealer.open(sealed, context(dogId))));

/** The keeper as they are shown; undefined while a draft does not say. */
export const maskedKeeper = ({ keeper, home }: DraftForm): MaskedKeeper | undefined => {
  const { name, identityNumber, phone } = keeper ?? {};
  const address = home?.address;
  if (name === undefined || identityNumber === undefined || phone === undefined || address === undefined)
    return undefined;
  return maskKeeper({ name, identityNumber, phone, address });
};

/** A submitted form as it was judged. */
export const wholeForm = (form: DraftForm): RegistrationForm => z.parse(RegistrationForm, form);

/** What a finder wrote, sealed for the dog that it is about. */
export const FindingWords = z.object({
  words: z.string(),
  place: z.optional(z.string()),
  point: z.optional(z.object({ longitude: z.number(), latitude: z.number() })),
  phone: z.optional(z.string()),
  at: Instant,
});
export type FindingWords = z.infer<typeof FindingWords>;

const findingContext = (dogId: string, findingId: string): string => `dog-finding:${dogId}:${findingId}`;

export const sealFinding = (sealer: Sealer, dogId: string, findingId: string, words: FindingWords): Promise<string> =>
  sealer.seal(JSON.stringify(words), findingContext(dogId, findingId));

export const openFinding = async (
  sealer: Sealer,
  dogId: string,
  { findingId, sealed }: { readonly findingId: string; readonly sealed: string },
): Promise<FindingWords> =>
  z.parse(FindingWords, JSON.parse(await sealer.open(sealed, findingContext(dogId, findingId))));
