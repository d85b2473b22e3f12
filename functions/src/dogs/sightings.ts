import type { Sighting } from '@huzhou/shared/dogs/sighting';

/** A sighting as it ends: the dog is entered now. */
export const linkedTo = (before: Sighting, dogId: string): { readonly before: Sighting; readonly after: Sighting } => ({
  before,
  after: { ...before, version: before.version + 1, state: 'linked', dogId },
});
