import type { RouteCall } from '@huzhou/shared/contract/route';
import { bitmapOf } from '@huzhou/shared/parking/bitmap';
import type { Spot } from '@huzhou/shared/parking/lot';
import { getDay, getLot, searchLots } from '@huzhou/shared/parking/routes';
import { always, offHours } from '@huzhou/shared/parking/sharing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serve } from '../platform/http.ts';
import { putAll } from '../platform/table.ts';
import { createTestTables } from '../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext } from '../platform/testing/http-event.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createAvailabilityReader } from './availability-reader.ts';
import { createCatalogue } from './catalogue.ts';
import { createGetDay } from './get-day.ts';
import { createGetLot } from './get-lot.ts';
import { availabilityKey } from './keys.ts';
import { createLotReader } from './lot-reader.ts';
import { lotRow } from './lot-rows.ts';
import { createSearchLots } from './search-lots.ts';
import { countReads } from './testing/count-reads.ts';

type Draft = Parameters<typeof lotRow>[0];

/** 爱山广场; `meters` to the north of it. */
const square = { longitude: 120.1003, latitude: 30.8672 };
const north = (meters: number) => ({ ...square, latitude: square.latitude + meters / 111_195 });

const draft = (lotId: string, changes: Partial<Draft> = {}): Draft => ({
  lotId,
  name: lotId,
  ownerKind: 'public-body',
  programme: 'off-hours',
  address: '湖州市吴兴区',
  point: square,
  entrance: '东门',
  rules: '',
  numbering: 'numbered',
  sharing: always,
  tariff: { kind: 'free' },
  operatorId: 'operator-1',
  districtCode: '330502',
  paused: false,
  version: 1,
  ...changes,
});

const spots = (many: number, changes: Partial<Spot> = {}): readonly Spot[] =>
  Array.from({ length: many }, (_none, index) => ({
    spotId: `A-${String(index + 1).padStart(3, '0')}`,
    charger: false,
    accessible: false,
    ...changes,
  }));

// Monday 16:00 in China.
const now = '2026-11-23T08:00:00.000Z';

const createStand = async () => {
  const tables = await createTestTables('parking');
  const { documents, names } = tables;
  const clock = createTestClock(now);
  const catalogue = createCatalogue(createLotReader(documents, names.parking), clock);
  const availability = createAvailabilityReader(documents, names.parking);
  const recordDemand = vi.fn(async () => {});
  const handle = serve(
    { searchLots, getLot, getDay },
    {
      searchLots: createSearchLots({ catalogue, availability, recordDemand, clock }),
      getLot: createGetLot({ catalogue }),
      getDay: createGetDay({ catalogue, availability }),
    },
    { limiter: { count: async () => undefined } },
  );
  const put = (rows: readonly Record<string, unknown>[]) => putAll(documents, names.parking, rows);

  const search = async (query: Partial<Record<keyof RouteCall<typeof searchLots>['query'], string>>) => {
    const event = httpEvent(searchLots, {
      query: {
        longitude: String(square.longitude),
        latitude: String(square.latitude),
        from: '2026-11-23T12:00:00.000Z',
        to: '2026-11-23T23:00:00.000Z',
        ...query,
      },
    });
    const reply = await handle(event, lambdaContext());
    // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by their own tests
    return { status: reply.statusCode, body: JSON.parse(reply.body ?? '') as any };
  };

  return {
    ...tables,
    clock,
    put,
    recordDemand,
    lot: (lot: Draft, of: readonly Spot[]) => put([lotRow(lot, of)]),
    claim: (day: string, lotId: string, claims: Readonly<Record<string, (quarter: number) => boolean>>) => {
      const attributes = Object.entries(claims).flatMap(([spotId, isClaimed]) => [
        [`s${spotId}`, bitmapOf(isClaimed)],
        [`n${spotId}`, 1],
      ]);
      return put([{ ...availabilityKey(day, lotId), ...Object.fromEntries(attributes) }]);
    },
    search,
    found: async (query: Parameters<typeof search>[0] = {}): Promise<readonly string[]> =>
      (await search(query)).body.offers.map(
        ({ lot, free, refusal }: { lot: { lotId: string }; free: number; refusal?: string }) =>
          `${lot.lotId} ${refusal ?? free}`,
      ),
    lotOf: async (lotId: string) => {
      const reply = await handle(httpEvent(getLot, { path: { lotId } }), lambdaContext());
      return { status: reply.statusCode, body: JSON.parse(reply.body ?? '') };
    },
    day: async (
      lotId: string,
      day: string,
      charger = 'false',
    ): Promise<{ quarters: number[]; unpublished: boolean }> => {
      const event = httpEvent(getDay, { path: { lotId, day }, query: { charger } });
      return JSON.parse((await handle(event, lambdaContext())).body ?? '');
    },
  };
};

beforeEach(() => {
  catchLog();
});

const taken = () => true;
const before = (quarter: number) => (at: number) => at < quarter;

describe('searching', () => {
  it('counts the spots that are free for the whole time, over midnight', async () => {
    const stand = await createStand();
    await stand.lot(draft('lot-a'), [...spots(5), { spotId: 'B-1', charger: true, accessible: false, retired: true }]);
    // From 20:00 to 07:00: gone on the first day, in the last quarter of it, in the second day's first; 07:00 is free.
    await stand.claim('20261123', 'lot-a', { 'A-001': taken, 'A-002': (quarter) => quarter === 95 });
    await stand.claim('20261124', 'lot-a', { 'A-003': before(1), 'A-004': (quarter) => quarter >= 28 });
    expect(await stand.found()).toEqual(['lot-a 2']);
    expect(await stand.found({ to: '2026-11-23T23:15:00.000Z' })).toEqual(['lot-a 1']);
    expect(await stand.found({ from: '2026-11-24T00:00:00.000Z', to: '2026-11-24T01:00:00.000Z' })).toEqual([
      'lot-a 4',
    ]);
  });

  it('says how far and how long on foot, what it costs and where it is short', async () => {
    const stand = await createStand();
    const tariff = { kind: 'hourly', perHour: 300, dayCap: 2000, freeMinutes: 0 } as const;
    await stand.lot(draft('lot-a', { point: north(401), tariff }), spots(3));
    const { offers } = (await stand.search({ to: '2026-11-23T14:15:00.000Z' })).body;
    expect(offers).toMatchObject([
      {
        meters: 401,
        walkMinutes: 6,
        free: 3,
        price: { cents: 900, lines: [{ words: '3 小时 × 3 元' }] },
        tension: '市第一人民医院周边',
        lot: { name: 'lot-a', spots: 3, chargers: 0 },
      },
    ]);
    expect(offers[0].lot).not.toHaveProperty('operatorId');
  });

  it('puts what cannot be had last, with the reason', async () => {
    const stand = await createStand();
    await stand.lot(draft('lot-closed', { sharing: offHours('08:30', '20:00') }), spots(1));
    await stand.lot(draft('lot-full', { point: north(100) }), spots(1));
    await stand.lot(draft('lot-far', { point: north(2_900) }), spots(1));
    await stand.lot(draft('lot-too-far', { point: north(3_100) }), spots(1));
    await stand.lot(draft('lot-paused', { paused: true }), spots(1));
    await stand.lot(draft('lot-empty'), []);
    await stand.claim('20261123', 'lot-full', { 'A-001': taken });
    expect(await stand.found()).toEqual(['lot-far 1', 'lot-closed closed', 'lot-full full']);
    expect(await stand.found({ lotId: 'lot-too-far' })).toEqual(['lot-too-far 1']);
    expect(await stand.found({ lotId: 'lot-paused' })).toEqual([]);
  });

  it('flags what nobody can know yet', async () => {
    const stand = await createStand();
    stand.clock.advanceSeconds(30 * 86_400);
    await stand.lot(draft('lot-a', { sharing: offHours('08:30', '17:30') }), spots(1));
    const at = (from: string, to: string) => stand.found({ from: `${from}:00.000Z`, to: `${to}:00.000Z` });
    expect(await at('2026-12-31T13:00', '2026-12-31T23:00')).toEqual(['lot-a 1']);
    expect(await at('2026-12-31T13:00', '2027-01-01T01:00')).toEqual(['lot-a unpublished']);
  });

  it('filters by charger and height, and sorts by price', async () => {
    const stand = await createStand();
    const price = (perHour: number) => ({ kind: 'hourly', perHour, dayCap: 9_000, freeMinutes: 0 }) as const;
    await stand.lot(draft('lot-low', { heightCentimetres: 190, tariff: price(500) }), spots(1));
    await stand.lot(draft('lot-charger', { point: north(500), tariff: price(200) }), [
      ...spots(2),
      { spotId: 'C-1', charger: true, accessible: false },
    ]);
    expect(await stand.found()).toEqual(['lot-low 1', 'lot-charger 3']);
    expect(await stand.found({ sort: 'price' })).toEqual(['lot-charger 3', 'lot-low 1']);
    expect(await stand.found({ charger: 'true' })).toEqual(['lot-charger 1']);
    expect(await stand.found({ height: '190' })).toEqual(['lot-low 1', 'lot-charger 3']);
    expect(await stand.found({ height: '191' })).toEqual(['lot-charger 3']);
  });

  it('goes on where a page ended', async () => {
    const stand = await createStand();
    await stand.put(
      Array.from({ length: 45 }, (_none, index) => lotRow(draft(`lot-${String(index).padStart(2, '0')}`), spots(1))),
    );
    const pages: string[][] = [];
    for (let cursor: string | undefined; ; ) {
      const { body } = await stand.search(cursor === undefined ? {} : { cursor });
      pages.push(body.offers.map(({ lot }: { lot: { lotId: string } }) => lot.lotId));
      cursor = body.nextCursor;
      if (cursor === undefined) break;
    }
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(new Set(pages.flat()).size).toBe(45);
    expect((await stand.search({ cursor: 'W10' })).status).toBe(400);
    expect(stand.recordDemand).toHaveBeenCalledTimes(1);
  });

  it('counts what people look for, and what they look for in vain', async () => {
    const stand = await createStand();
    await stand.search({});
    await stand.lot(draft('lot-a'), spots(1));
    stand.clock.advanceSeconds(31);
    await stand.search({});
    await stand.search({ lotId: 'lot-a' });
    const at = '2026-11-23T12:00:00.000Z';
    expect(stand.recordDemand.mock.calls).toEqual([
      [{ kind: 'searchWithoutResult', point: square, at }],
      [{ kind: 'search', point: square, at }],
    ]);
  });

  it.each([
    [{ from: '2026-11-23T07:45:00.000Z' }, 'from', '开始时间已经过了，请重新选择'],
    [{ from: '2026-11-23T12:05:00.000Z' }, 'from', '请选择整刻钟，例如 18:30'],
    [{ to: '2026-11-26T12:15:00.000Z' }, 'to', '一次最多停 72 小时'],
    [{ to: '2026-11-23T12:00:00.000Z' }, 'to', '结束要晚于开始'],
    [{ from: '2026-12-08T12:00:00.000Z', to: '2026-12-08T13:00:00.000Z' }, 'from', '最多提前 14 天预约'],
    [{ from: 'soon' }, 'from', '时间格式不正确'],
    [{ height: '1.8' }, 'height', '车高请填厘米，例如 185'],
    [{ cursor: 'e30' }, 'cursor', '翻页位置不正确，请从第一页重新查看'],
  ])('refuses %o', async (query, field, message) => {
    const { status, body } = await (await createStand()).search(query);
    expect([status, body.errors]).toEqual([400, [{ field, message }]]);
  });
});

describe('a lot', () => {
  it('says its hours and rules', async () => {
    const stand = await createStand();
    await stand.lot(draft('lot-a', { sharing: offHours('08:30', '17:30'), rules: '请停正' }), spots(2));
    await stand.lot(draft('lot-paused', { paused: true }), spots(2));
    expect((await stand.lotOf('lot-a')).body.lot).toMatchObject({
      hours: ['工作日：18:30–次日 07:30', '休息日和节假日：全天'],
      rules: '请停正',
      entrance: '东门',
      spots: 2,
    });
    expect((await stand.lotOf('lot-paused')).body.lot.hours).toEqual(['暂停开放']);
    expect((await stand.lotOf('lot-none')).status).toBe(404);
  });

  it('shows a day by the quarter, closed quarters as such', async () => {
    const stand = await createStand();
    await stand.lot(draft('lot-a', { sharing: offHours('08:30', '17:30') }), [
      ...spots(2),
      { spotId: 'C-1', charger: true, accessible: false },
    ]);
    await stand.claim('20261123', 'lot-a', { 'A-001': before(4), 'C-1': before(2) });
    const { quarters, unpublished } = await stand.day('lot-a', '20261123');
    expect([quarters.slice(0, 6), quarters.slice(28, 32), quarters.slice(72, 76)]).toEqual([
      [1, 1, 2, 2, 3, 3],
      [3, 3, -1, -1],
      [-1, -1, 3, 3],
    ]);
    expect(unpublished).toBe(false);
    expect((await stand.day('lot-a', '20261123', 'true')).quarters.slice(0, 3)).toEqual([0, 0, 1]);
    expect((await stand.day('lot-a', '20270104')).unpublished).toBe(true);
  });
});

describe('at the size of the city: 6,000 spots in 200 lots, each claimed on each day', () => {
  const many = { lots: 200, spots: 30 };

  it('answers a page with one query of few read units', async () => {
    const stand = await createStand();
    const ids = Array.from({ length: many.lots }, (_none, index) => `lot-${String(index).padStart(4, '0')}`);
    await stand.put(ids.map((lotId, index) => lotRow(draft(lotId, { point: north(index * 20) }), spots(many.spots))));
    const half = bitmapOf((quarter) => quarter % 2 === 0);
    const claims = Object.fromEntries(
      spots(many.spots).flatMap(({ spotId }) => [
        [`s${spotId}`, half],
        [`n${spotId}`, 1_234],
      ]),
    );
    const days = ['20261123', '20261124', '20261125', '20261126'];
    await stand.put(days.flatMap((day) => ids.map((lotId) => ({ ...availabilityKey(day, lotId), ...claims }))));

    const reads = countReads(stand.documents);
    // Reads the lots, which are kept for half a minute.
    await stand.search({});
    expect(reads.splice(0).map(({ index, pages }) => [index, pages])).toEqual([
      ['byList', 1],
      [undefined, 1],
    ]);
    expect((await stand.search({})).body.offers).toHaveLength(20);
    const [page] = reads.splice(0);
    expect(page).toMatchObject({ command: 'QueryCommand', pages: 1 });
    // 240 KB a day, eventually consistent: 59 units. docs/parking.md says so.
    expect(page?.units).toBeGreaterThan(50);
    expect(page?.units).toBeLessThanOrEqual(60);
    await stand.search({ from: '2026-11-23T12:00:00.000Z', to: '2026-11-23T15:45:00.000Z' });
    expect(reads.splice(0).map(({ units }) => units)).toEqual([29.5]);
    // Three days and nights lie in four days.
    await stand.search({ to: '2026-11-26T12:00:00.000Z' });
    expect(reads.splice(0).map(({ units, pages }) => [units, pages])).toEqual([[117.5, 1]]);
  });
});
