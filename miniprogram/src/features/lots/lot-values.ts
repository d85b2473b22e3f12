import { Point } from '@huzhou/shared/directory/place';
import { type Lot, ownerKinds, programmes } from '@huzhou/shared/parking/lot';
import * as z from 'zod/mini';
import { SharingValues, sharingValuesOf, usualSharing } from './sharing-values.ts';
import { TariffValues, tariffValuesOf, usualTariff } from './tariff-values.ts';

/** A lot as its form holds it: as it is typed and chosen, before it is known to be whole. */
export const LotValues = z.object({
  name: z.string(),
  ownerKind: z.optional(z.enum(ownerKinds)),
  programme: z.optional(z.enum(programmes)),
  address: z.string(),
  point: z.optional(Point),
  entrance: z.string(),
  rules: z.string(),
  height: z.string(),
  numbering: z.optional(z.enum(['numbered', 'pooled'])),
  sharing: SharingValues,
  tariff: TariffValues,
  /** Of a new lot alone: numbers in words where they are painted, how many where they are only counted. */
  spots: z.string(),
  chargers: z.string(),
  accessible: z.string(),
});
export type LotValues = z.infer<typeof LotValues>;

export const emptyValues: LotValues = {
  name: '',
  address: '',
  entrance: '',
  rules: '',
  height: '',
  sharing: usualSharing,
  tariff: usualTariff,
  spots: '',
  chargers: '',
  accessible: '',
};

export const valuesOf = (lot: Lot): LotValues => ({
  name: lot.name,
  ownerKind: lot.ownerKind,
  programme: lot.programme,
  address: lot.address,
  point: lot.point,
  entrance: lot.entrance,
  rules: lot.rules,
  height: lot.heightCentimetres === undefined ? '' : String(lot.heightCentimetres),
  numbering: lot.numbering,
  sharing: sharingValuesOf(lot.sharing),
  tariff: tariffValuesOf(lot.tariff),
  spots: '',
  chargers: '',
  accessible: '',
});

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Names of what differs between two. */
export const changedNames = (base: LotValues, values: LotValues): readonly (keyof LotValues)[] =>
  (Object.keys({ ...base, ...values }) as (keyof LotValues)[]).filter((name) => !same(base[name], values[name]));

export interface Rebased {
  readonly values: LotValues;
  /** What both have changed, differently: the own is kept, and said. */
  readonly both: readonly (keyof LotValues)[];
}

/** Somebody else has changed the lot meanwhile: what was changed here stands on what they have made of it. */
export const rebase = (base: LotValues, own: LotValues, theirs: LotValues): Rebased => {
  const mine = changedNames(base, own);
  const both = mine.filter((name) => !same(base[name], theirs[name]) && !same(own[name], theirs[name]));
  return { values: { ...theirs, ...Object.fromEntries(mine.map((name) => [name, own[name]])) }, both };
};
