import { Lot, Spot } from '@huzhou/shared/parking/lot';
import * as z from 'zod/mini';
import { lotKey, lotList } from './keys.ts';

/** A lot with its spots, those that were taken out of use included. */
export interface KnownLot {
  readonly lot: Lot;
  readonly spots: readonly Spot[];
}

/**
 * A spot as the lot's row holds it: its id, and after a colon what there is to say (`A-017:ca`; c charger,
 * a accessible, r retired). So all spots of the city are read with their lots, and a change of spots is one write.
 */
const placeOf = ({ spotId, charger, accessible, retired }: Spot): string => {
  const marks = `${charger ? 'c' : ''}${accessible ? 'a' : ''}${retired === true ? 'r' : ''}`;
  return marks === '' ? spotId : `${spotId}:${marks}`;
};

const spotOf = (place: string): Spot => {
  const [spotId = '', marks = ''] = place.split(':');
  return z.parse(Spot, {
    spotId,
    charger: marks.includes('c'),
    accessible: marks.includes('a'),
    ...(marks.includes('r') ? { retired: true } : {}),
  });
};

/** The row of a lot, whose counts of spots and chargers are what its spots say. */
export const lotRow = (lot: Omit<Lot, 'spots' | 'chargers'>, spots: readonly Spot[]) => {
  const inUse = spots.filter(({ retired }) => retired !== true);
  return {
    ...lotKey(lot.lotId),
    ...lot,
    spots: inUse.length,
    chargers: inUse.filter(({ charger }) => charger).length,
    places: spots.map(placeOf),
    listKey: lotList,
    listSort: lot.lotId,
  };
};

const Places = z.object({ places: z.array(z.string()) });

export const readLotRow = (row: Readonly<Record<string, unknown>>): KnownLot => ({
  lot: z.parse(Lot, row),
  spots: z.parse(Places, row).places.map(spotOf),
});
