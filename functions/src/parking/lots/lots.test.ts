import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as routes from '@huzhou/shared/parking/lot-routes';
import { beforeAll, describe, expect, it } from 'vitest';
import { availabilityKey } from '../keys.ts';
import { createLotStand, draft, type LotStand, people, point, spotsNamed } from '../testing/lot-stand.ts';

const { operator, colleague, officer } = people;
let stand: LotStand;
beforeAll(async () => {
  stand = await createLotStand();
});

const inAnji = { longitude: 119.68, latitude: 30.63 };
const change = (lotId: string, body: object, more: object = {}) =>
  stand.ask(routes.changeLot, operator, { path: { lotId }, body, ...more });
const changeSpots = (lotId: string, body: object) => stand.ask(routes.changeSpots, operator, { path: { lotId }, body });
const spotsOf = async (lotId: string) => (await stand.ask(routes.listSpots, operator, { path: { lotId } })).body.spots;

describe('a new lot', () => {
  it('lies where its point is, with the unit of who opened it', async () => {
    const spots = [{ spotId: 'A-1', charger: true, accessible: false }, ...spotsNamed('A-2')];
    const { status, body } = await stand.ask(routes.createLot, operator, {
      body: { ...draft, address: '月河街道红旗路 1 号', spots },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      lotId: expect.stringMatching(/^lot-[0-9a-z]{10}$/),
      operatorId: 'operator-demo-330502',
      districtCode: '330502',
      townCode: '330502001',
      paused: false,
      spots: 2,
      chargers: 1,
      version: 1,
    });
    expect(await spotsOf(body.lotId)).toEqual(spots);
  });

  it('is opened once for its key, and the key is good for nothing else', async () => {
    const body = { ...draft, spots: spotsNamed('A-1') };
    const key = 'the-same-key-of-a-lot';
    const [first, ...rest] = await Promise.all(
      [1, 2, 3].map(() => stand.ask(routes.createLot, operator, { body, key })),
    );
    expect(first?.status).toBe(201);
    for (const again of rest) expect(again.body).toEqual(first?.body);
    const other = await stand.ask(routes.createLot, operator, { body: { ...body, name: '另一个' }, key });
    expect(other.status).toBe(422);
  });

  it.each([
    ['outside the city', { longitude: 121.47, latitude: 31.23 }],
    ['where the unit does not work', inAnji],
  ])('is refused %s', async (_, elsewhere) => {
    const body = { ...draft, point: elsewhere, spots: spotsNamed('A-1') };
    const refused = await stand.ask(routes.createLot, operator, { body });
    expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([400, 'point']);
  });
});

describe('a change of a lot', () => {
  it('changes what is given and nothing else', async () => {
    const { lotId } = await stand.openLot({ heightCentimetres: 210 });
    const tariff = { kind: 'hourly', perHour: 300, dayCap: 2000, freeMinutes: 30 };
    const { status, body } = await change(lotId, { version: 1, tariff, paused: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: draft.name,
      tariff,
      paused: true,
      heightCentimetres: 210,
      version: 2,
      spots: 2,
    });
    const without = await change(lotId, { version: 2, heightCentimetres: null });
    expect(without.body.heightCentimetres).toBeUndefined();
  });

  it('does not overwrite what a colleague changed meanwhile', async () => {
    const { lotId } = await stand.openLot();
    const both = await Promise.all(
      [operator, colleague].map((caller, index) =>
        stand.ask(routes.changeLot, caller, { path: { lotId }, body: { version: 1, name: `名字 ${index}` } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('answers the same call the same, whatever has become of the lot since', async () => {
    const { lotId } = await stand.openLot();
    const call = { key: 'the-same-key-of-a-change' };
    const first = await change(lotId, { version: 1, name: '甲停车场' }, call);
    await change(lotId, { version: 2, name: '乙停车场' });
    expect((await change(lotId, { version: 1, name: '甲停车场' }, call)).body).toEqual(first.body);
  });

  it('cannot move it out of the area of its unit', async () => {
    const { lotId } = await stand.openLot();
    expect((await change(lotId, { version: 1, point: inAnji })).status).toBe(400);
  });
});

describe('spots', () => {
  it('are added, changed and taken out of use', async () => {
    const { lotId } = await stand.openLot();
    const charging = { spotId: 'A-2', charger: true, accessible: false };
    const retired = { spotId: 'A-1', charger: false, accessible: false, retired: true };
    const { body } = await changeSpots(lotId, { version: 1, spots: [retired, charging, ...spotsNamed('A-3')] });
    expect(body).toMatchObject({ spots: 2, chargers: 1, version: 2 });
    expect(await spotsOf(lotId)).toEqual([retired, charging, ...spotsNamed('A-3')]);
    expect((await changeSpots(lotId, { version: 1, spots: spotsNamed('A-4') })).status).toBe(409);
  });

  it('are no more than five hundred in use', async () => {
    const named = Array.from({ length: 500 }, (_none, index) => `B-${index}`);
    const { lotId } = await stand.openLot({}, spotsNamed(...named));
    expect((await changeSpots(lotId, { version: 1, spots: spotsNamed('C-1') })).status).toBe(400);
  });
});

it('lists the lots of each, a page at a time, with what is claimed now', async () => {
  const { lotId } = await stand.openLot({ point });
  // 16:00 in China: the first quarter of hour 16.
  const bitmap = `${'0'.repeat(16)}8${'0'.repeat(7)}`;
  const Item = { ...availabilityKey('20261123', lotId), 'sA-1': bitmap, 'nA-1': 1 };
  await stand.documents.send(new PutCommand({ TableName: stand.table, Item }));
  for (let index = 0; index < 45; index += 1) await stand.openLot();
  const first = await stand.ask(routes.listOwnLots, operator);
  expect(first.body.lots.length).toBe(50);
  const query = { cursor: first.body.nextCursor ?? '' };
  const second = await stand.ask(routes.listOwnLots, officer, { query });
  const all = [...first.body.lots, ...second.body.lots];
  expect(second.body.nextCursor).toBeUndefined();
  expect(new Set(all.map((lot) => lot.lotId)).size).toBe(all.length);
  expect(all.find((lot) => lot.lotId === lotId)?.occupied).toBe(1);
  expect((await stand.ask(routes.listOwnLots, people.otherOperator)).body.lots).toEqual([]);
});
