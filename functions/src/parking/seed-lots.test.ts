import { demonstrationLots } from '@huzhou/shared/parking/demonstration';
import { expect, it } from 'vitest';
import { transact } from '../platform/table.ts';
import { createTestTables } from '../platform/testing/dynamo.ts';
import { createLotReader } from './lot-reader.ts';
import { createLotWrites } from './lots/lot-writes.ts';
import { seedLots } from './seed-lots.ts';

it('adds what is missing, and leaves alone what an operator has changed', async () => {
  const { documents, names } = await createTestTables('parking');
  const writes = createLotWrites(names.parking);
  const reader = createLotReader(documents, names.parking);
  const deps = {
    create: async ({ lot, spots }: (typeof demonstrationLots)[number]) =>
      (await transact(documents, [writes.create(lot, spots)])).ok,
  };
  const [first] = demonstrationLots;
  if (first === undefined) throw new Error('There is no lot to seed');
  const { lot, spots } = first;
  await transact(documents, [writes.create({ ...lot, name: '改过的名字', version: 2 }, spots.slice(1))]);
  expect(await seedLots(deps, demonstrationLots)).toEqual({ lotsAdded: demonstrationLots.length - 1 });
  expect(await seedLots(deps, demonstrationLots)).toEqual({ lotsAdded: 0 });
  expect((await reader.find(lot.lotId))?.lot).toMatchObject({ name: '改过的名字', spots: spots.length - 1 });

  const all = await reader.all();
  expect(all).toHaveLength(demonstrationLots.length);
  for (const known of all) {
    const seeded = demonstrationLots.find((one) => one.lot.lotId === known.lot.lotId);
    if (known.lot.lotId === lot.lotId) continue;
    expect(known.spots).toEqual(seeded?.spots);
    expect(known.lot).toEqual({
      ...seeded?.lot,
      spots: seeded?.spots.length,
      chargers: seeded?.spots.filter(({ charger }) => charger).length,
    });
  }
});
