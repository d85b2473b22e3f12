import type { ParkingBoard } from '@huzhou/shared/insights/parking';
import { getParkingBoard } from '@huzhou/shared/insights/routes';
import { countDay, type LotDay } from '@huzhou/shared/parking/figures/count-day';
import { areasKey, dayKey } from '@huzhou/shared/parking/figures/day-figures';
import { type DemandKind, elsewhere } from '@huzhou/shared/parking/figures/demand';
import { beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../platform/http.ts';
import { putAll } from '../platform/table.ts';
import { createTestTables } from '../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext } from '../platform/testing/http-event.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createGetParkingBoard } from './get-parking-board.ts';
import { createParkingReader } from './parking-reader.ts';

const lotDay: LotDay = {
  lot: {
    lotId: 'secret-lot',
    name: '爱山机关停车场',
    ownerKind: 'public-body',
    programme: 'off-hours',
    address: '红旗路 1 号',
    point: { longitude: 120.1003, latitude: 30.8672 },
    entrance: '南门',
    rules: '',
    numbering: 'numbered',
    sharing: { days: { working: [{ from: '18:00', to: '24:00' }], rest: [] }, seasons: [] },
    tariff: { kind: 'free' },
    operatorId: 'operator-1',
    districtCode: '330502',
    paused: false,
    demonstration: true,
    spots: 40,
    chargers: 0,
    version: 1,
  },
  booked: [(quarter) => quarter >= 72, () => false],
  bookings: [{ state: 'arrived' }, { state: 'no-show' }, { state: 'cancelled' }, { state: 'held' }],
};

/** Its operator has paused it: nothing of it is open. */
const paused: LotDay = { lot: { ...lotDay.lot, lotId: 'paused-lot', paused: true }, booked: [], bookings: [] };

let get: (query?: Record<string, string>) => Promise<{ status: number; board: ParkingBoard; text: string }>;

beforeAll(async () => {
  const { documents, names } = await createTestTables('figures');
  const asked = (kind: DemandKind, count: number) => [{ kind, hour: 19, count }];
  const demand = new Map([
    ['zhebei', asked('search', 9)],
    ['aishan', asked('searchWithoutResult', 2)],
    [elsewhere, asked('holdRefused', 1)],
  ]);
  for (const day of ['20261121', '20261122', '20261123']) {
    const { city, areas } = countDay(day, '2026-11-23T08:00:00.000Z', [lotDay, paused], demand);
    await putAll(documents, names.figures, [
      { ...dayKey(day), ...city },
      { ...areasKey(day), areas },
    ]);
  }
  const clock = createTestClock('2026-11-23T08:00:00.000Z');
  const handle = serve(
    { getParkingBoard },
    { getParkingBoard: createGetParkingBoard({ reader: createParkingReader(documents, names.figures), clock }) },
  );
  get = async (query = {}) => {
    const { statusCode, body } = await handle(httpEvent(getParkingBoard, { query }), lambdaContext());
    return { status: statusCode, board: JSON.parse(String(body)), text: String(body) };
  };
});

describe('the public board of shared parking', () => {
  it('shows today: opened against promised, use by the hour, what came of bookings', async () => {
    const { status, board } = await get();
    expect(status).toBe(200);
    expect(board).toMatchObject({ day: '2026-11-23', asOf: '2026-11-23T08:00:00.000Z' });
    expect(board.figures).toMatchObject({
      lots: 1,
      demonstration: true,
      opened: [
        { programme: 'off-hours', spots: 40, promised: 3_000 },
        { programme: 'added', spots: 0, promised: 3_000 },
      ],
      bookings: 2,
      noShows: 1,
      cancelled: 1,
      searches: 11,
      refusals: 1,
    });
    expect(board.figures?.hours).toHaveLength(24);
    expect(board.figures?.hours[18]).toEqual({ hour: 18, open: 40, booked: 1 });
    expect(board.figures?.hours[17]).toEqual({ hour: 17, open: 0, booked: 0 });
  });

  it('begins with the area where most was asked for in vain', async () => {
    const { board } = await get();
    expect(board.areas).toHaveLength(20);
    expect(board.areas.slice(0, 2).map(({ areaId, spots }) => [areaId, spots])).toEqual([
      ['aishan', 40],
      ['zhebei', 0],
    ]);
    expect(board.areas[0]?.hours[19]).toEqual({ hour: 19, demand: 2, open: 40, booked: 1 });
  });

  it('shows how it went over days, another day, and none where nothing was counted', async () => {
    const { board } = await get({ day: '2026-11-22' });
    expect(board.trend.map(({ day, spots }) => [day, spots])).toEqual([
      ['2026-11-21', 0],
      ['2026-11-22', 0],
    ]);
    const empty = (await get({ day: '2026-11-01' })).board;
    expect(empty).toEqual({ day: '2026-11-01', asOf: '2026-11-23T08:00:00.000Z', areas: [], trend: [] });
    expect((await get({ day: '2026-13-01' })).status).toBe(400);
  });

  it('leads to no lot, person or vehicle', async () => {
    expect((await get()).text).not.toMatch(/secret-lot|person|浙E/);
  });
});
