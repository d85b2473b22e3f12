import * as routes from '@huzhou/shared/complaints/routes';
import type { NearbyCase } from '@huzhou/shared/complaints/view';
import { expect, it } from 'vitest';
import { createPhotoRepository } from './photo-repository.ts';
import { callerOf, createStand, photoId, type Stand } from './testing/stand.ts';

const here = { longitude: 120.0863, latitude: 30.8943 };
/** So many metres north of here. */
const north = (meters: number) => ({ ...here, latitude: here.latitude + meters / 111_195 });

const fileAt = async (stand: Stand, meters: number, more: Record<string, unknown> = {}): Promise<string> => {
  stand.wait(200);
  return stand.file({ place: { address: `向北 ${meters} 米`, areaCode: '330502001', point: north(meters) }, ...more });
};

const near = async (stand: Stand, caller = callerOf('neighbour'), query: Record<string, string> = {}) => {
  const { status, body, text } = await stand.call(routes.listNearby, {
    caller,
    query: { categoryCode: 'E0102', longitude: String(here.longitude), latitude: String(here.latitude), ...query },
  });
  if (status !== 200) throw new Error(text);
  return (body as unknown as { cases: NearbyCase[] }).cases;
};

it('offers what is open, of the kind and within 100 m, nearest first, and no more than five', async () => {
  const stand = await createStand();
  const ids: Record<number, string> = {};
  for (const meters of [100.4, 60, 20, 99.6, 5, 80, 40]) ids[meters] = await fileAt(stand, meters);
  await fileAt(stand, 1, { categoryCode: 'E0504' });
  const gone = await fileAt(stand, 2);
  await stand.give('withdraw', gone);
  const found = await near(stand);
  expect(found.map(({ complaintId, distanceMeters }) => [complaintId, distanceMeters])).toEqual(
    [5, 20, 40, 60, 80].map((meters) => [ids[meters], meters]),
  );
  for (const meters of [5, 20, 40, 60]) await stand.give('withdraw', ids[meters] ?? '');
  expect((await near(stand)).map(({ distanceMeters }) => distanceMeters)).toEqual([80, 100]);
});

it('does not tell of petitions, that there is one even', async () => {
  const stand = await createStand();
  const shown = await fileAt(stand, 10);
  const petition = await stand.store.find(await fileAt(stand, 5));
  if (petition === undefined) throw new Error('not filed');
  const change = { complaint: { ...petition, source: 'petition' as const, version: 2 }, events: [] };
  await stand.store.apply(change, { before: petition, states: [petition.state] });
  expect((await near(stand)).map(({ complaintId }) => complaintId)).toEqual([shown]);
});

it('finds across the borders of cells, on every side', async () => {
  const stand = await createStand();
  // A corner where four cells meet: a geohash of six characters halves the globe fifteen times each way.
  const corner = {
    longitude: Math.round(((here.longitude + 180) / 360) * 2 ** 15) * (360 / 2 ** 15) - 180,
    latitude: Math.round(((here.latitude + 90) / 180) * 2 ** 15) * (180 / 2 ** 15) - 90,
  };
  const around = [-0.0004, 0.0004].flatMap((east) =>
    [-0.0004, 0.0004].map((up) => ({ longitude: corner.longitude + east, latitude: corner.latitude + up })),
  );
  for (const point of around) {
    stand.wait(200);
    await stand.file({ place: { address: '路口四周', areaCode: '330502001', point } });
  }
  const cells = (await stand.tables.rows('complaints')).flatMap(({ cellKey }) =>
    cellKey === undefined ? [] : [cellKey],
  );
  expect(new Set(cells).size).toBe(4);
  const [longitude, latitude] = [String(corner.longitude), String(corner.latitude)];
  expect(await near(stand, callerOf('neighbour'), { longitude, latitude })).toHaveLength(4);
});

it('says who has it and how many follow, and nothing of who reported it', async () => {
  const stand = await createStand();
  const complaintId = await fileAt(stand, 10, { words: '我家住 3 楼，电话 13812341234' });
  await stand.give('dispatch', complaintId);
  await stand.call(routes.followComplaint, { caller: callerOf('neighbour'), path: { complaintId }, body: {} });
  const [found] = await near(stand);
  expect(found).toEqual({
    complaintId,
    categoryCode: 'E0102',
    state: 'dispatched',
    address: '向北 10 米',
    distanceMeters: 10,
    submittedAt: expect.any(String),
    unitName: '月河街道综合执法中队',
    followers: 1,
    isMine: false,
    following: true,
  });
  expect(await near(stand, callerOf('citizen'))).toMatchObject([{ isMine: true, following: false }]);
});

it('tells of a case whose reporter stays unnamed no address and about how far it is, to all but them', async () => {
  const stand = await createStand();
  await fileAt(stand, 63, { anonymous: true, phone: undefined });
  expect(await near(stand)).toMatchObject([{ address: '月河街道', distanceMeters: 100 }]);
  expect(JSON.stringify(await near(stand))).not.toContain('向北');
  expect(await near(stand, callerOf('citizen'))).toMatchObject([{ address: '向北 63 米', distanceMeters: 63 }]);
});

it('shows the first photo once it is fit to be seen', async () => {
  const stand = await createStand();
  const complaintId = await fileAt(stand, 10, { photoIds: [photoId(0), photoId(1)] });
  const photos = createPhotoRepository(stand.tables.documents, stand.tables.names.complaints);
  await photos.markReady({ complaintId, photoId: photoId(1) }, 'media/second', stand.time.now);
  expect((await near(stand))[0]?.photo).toBeUndefined();
  const first = { complaintId, photoId: photoId(0) };
  await photos.markReady(first, 'media/first', stand.time.now);
  expect((await near(stand))[0]?.photo).toBeUndefined();
  await photos.applyVerdict({ photo: first, verdict: 'pass' }, stand.time.now);
  expect((await near(stand))[0]?.photo).toEqual({
    photoId: photoId(0),
    state: 'ready',
    url: `https://media.test/${photoId(0)}`,
  });
});

it.each([
  ['longitude', 'east'],
  ['latitude', '91'],
  ['categoryCode', 'E9999'],
])('refuses a %s that is none', async (field, value) => {
  const stand = await createStand();
  const { status, body } = await stand.call(routes.listNearby, {
    caller: callerOf('neighbour'),
    query: { categoryCode: 'E0102', longitude: '120', latitude: '30', [field]: value },
  });
  expect([status, body.errors?.map((error) => error.field)]).toEqual([400, [field]]);
});
