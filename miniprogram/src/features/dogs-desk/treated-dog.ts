import type { UnknownValues } from './components/unknown-fields.tsx';
import type { FoundByNumber } from './use-look-up.ts';

/** The dog on the table: of the register, known by a slip, or met for the first time, perhaps with a chip in it. */
export type Treated =
  | { readonly kind: 'dog'; readonly dogId: string; readonly name: string; readonly chip?: string | undefined }
  | { readonly kind: 'slip'; readonly slip: string; readonly chip?: string | undefined }
  | { readonly kind: 'unknown'; readonly chip?: string | undefined };

/** Which dog a number led to. A dog of the register stands before what was written down of it earlier. */
export const treatedOf = ({ by, dog, sighting }: FoundByNumber): Treated => {
  if (dog !== undefined) return { kind: 'dog', dogId: dog.dogId, name: dog.name, chip: dog.chip };
  if (sighting !== undefined) return { kind: 'slip', slip: sighting.sightingId, chip: sighting.chip };
  return { kind: 'unknown', chip: by.chip };
};

export const unknownOf = ({ area, colour, breedCode }: UnknownValues) => ({
  townCode: area,
  colour: colour.trim(),
  ...(breedCode === '' ? {} : { breedCode }),
});

/** How the contract names it. */
export const whichOf = (treated: Treated, values: UnknownValues) => {
  if (treated.kind === 'dog') return { dogId: treated.dogId };
  if (treated.kind === 'slip') return { slip: treated.slip };
  return { ...(treated.chip === undefined ? {} : { chip: treated.chip }), unknown: unknownOf(values) };
};

/** Under which name the device keeps what is typed of it. */
export const nameOf = (treated: Treated): string => {
  if (treated.kind === 'dog') return treated.dogId;
  return treated.kind === 'slip' ? treated.slip : `unknown.${treated.chip ?? ''}`;
};
