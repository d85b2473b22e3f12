import { offHours } from '@huzhou/shared/parking/sharing';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createRecordDemand } from './demand.ts';
import { refusalsKey } from './keys.ts';
import { sampleLot, spotsNamed } from './testing/aftermath.ts';
import { createFigures, midnight, quarterAt } from './testing/figures-stand.ts';

describe('what is asked for', () => {
  describe('in the areas of tension', () => {
    let at: Awaited<ReturnType<typeof createFigures>>;

    beforeAll(async () => {
      at = await createFigures();
      const { numbering: _numbering, ...lot } = sampleLot('yard-1');
      await at.putLot(sampleLot(), spotsNamed('A-1', 'A-2'));
      await at.putLot(
        {
          ...lot,
          numbering: 'pooled',
          programme: 'added',
          sharing: offHours('08:30', '17:30'),
          point: { longitude: 119.5, latitude: 30.5 },
        },
        spotsNamed('P1', 'P2', 'P3'),
      );
      await at.putLot({ ...sampleLot('shut-1'), paused: true }, spotsNamed('X-1'));
      const { point } = sampleLot();
      const from = quarterAt(73);
      for (const kind of ['search', 'search', 'searchWithoutResult', 'wait'] as const)
        await at.recordDemand({ kind, point, at: from });
      await at.recordDemand({ kind: 'holdRefused', point, at: from, lotId: 'aishan-1' });
      await at.recordDemand({ kind: 'search', point: { longitude: 119.5, latitude: 30.5 }, at: from });
      await at.book(at.keptBooking('A', { from: quarterAt(72), to: quarterAt(76) }));
      await at.rollup();
    });

    it('stands beside what there is', async () => {
      const { city, areas } = await at.read();
      expect(city).toMatchObject({
        searches: 4,
        searchesWithoutResult: 1,
        refusals: 1,
        waits: 1,
        bookings: 1,
        lots: 2,
      });
      expect(areas).toHaveLength(20);
      const aishan = areas.find(({ areaId }) => areaId === 'aishan');
      expect(aishan).toMatchObject({
        spots: 2,
        searches: 3,
        searchesWithoutResult: 1,
        refusals: 1,
        waits: 1,
        bookings: 1,
      });
      expect(aishan?.hours).toContainEqual({ hour: 18, demand: 3, open: 2, booked: 1 });
    });

    it('is set against the calendar: a working Monday’s off-hours', async () => {
      const { city } = await at.read();
      const open = z.parse(z.array(z.object({ open: z.number() })), city?.hours).map((hour) => hour.open);
      expect([open[6], open[7], open[12], open[18], open[19]]).toEqual([5, 3.5, 2, 3.5, 5]);
    });

    it('is counted for the operator of the lot that had to refuse it', async () => {
      const rows = await at.tables.rows('parking');
      const { pk, sk } = refusalsKey('aishan-1', '20261123');
      expect(rows.find((row) => row.pk === pk && row.sk === sk)?.refusals).toBe(1);
    });

    it('says nothing of anybody', async () => {
      expect(JSON.stringify(await at.read())).not.toMatch(/person-|12345|aishan-1/);
    });
  });

  it('never fails a request for a figure', async () => {
    const logged = catchLog();
    const record = createRecordDemand(async () => {
      throw new Error('no table');
    });
    await record({ kind: 'search', point: sampleLot().point, at: midnight });
    expect(logged.events().map(({ event }) => event)).toEqual(['parking.demand-not-counted']);
  });
});
