import type { DemonstrationLot } from '@huzhou/shared/parking/demonstration';

export interface SeedLotsDeps {
  /** False where there is a lot of that id already. */
  readonly create: (lot: DemonstrationLot) => Promise<boolean>;
}

/** Adds the lots that are missing. Those that are there stay as they are: their operators may have changed them. */
export const seedLots = async (
  { create }: SeedLotsDeps,
  lots: readonly DemonstrationLot[],
): Promise<{ readonly lotsAdded: number }> => {
  let lotsAdded = 0;
  for (const lot of lots) if (await create(lot)) lotsAdded += 1;
  return { lotsAdded };
};
