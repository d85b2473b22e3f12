// Fired once by each deployment of a demonstration: adds the made-up lots that are missing.
import { demonstrationLots } from '@huzhou/shared/parking/demonstration';
import { env } from '../platform/config.ts';
import { log } from '../platform/log.ts';
import { createDocumentClient, transact } from '../platform/table.ts';
import { createLotWrites } from './lots/lot-writes.ts';
import { seedLots } from './seed-lots.ts';

const documents = createDocumentClient();
const writes = createLotWrites(env('PARKING_TABLE'));

export const handler = async () => {
  const seeded = await seedLots(
    { create: async ({ lot, spots }) => (await transact(documents, [writes.create(lot, spots)])).ok },
    demonstrationLots,
  );
  log.info('parking.seeded', seeded);
  return seeded;
};
