// Whatever is sent wrongly gets a problem in Chinese, at the field where it stands, and leaves no trace.
import { randomUUID } from 'node:crypto';
import {
  createUpload,
  getComplaint,
  listComplaints,
  respondToComplaint,
  submitComplaint,
  withdrawComplaint,
} from '@huzhou/shared/complaints/routes';
import { plusSeconds } from '@huzhou/shared/kernel/time';
import type { Lot } from '@huzhou/shared/parking/lot';
import { registerPlate } from '@huzhou/shared/parking/permit-routes';
import { holdSpot, listBookings } from '@huzhou/shared/parking/routes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type Person, signIn } from './support/api.ts';
import { enter } from './support/cast.ts';
import { type Driver, hold, newDriver, openLot, quarterAfter } from './support/parking.ts';
import { photo, upload } from './support/photo.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { newOpenid } from './support/stand-in.ts';
import { until } from './support/waiting.ts';

let stack: Stack;
let citizen: Person;
let photoId: string;
beforeAll(async () => {
  stack = await startStack({ policy: '303024' });
  citizen = await signIn(stack.origin, newOpenid());
  photoId = await upload(citizen, photo('before'));
});
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(stack?.data);
});

const chinese = /[\u4e00-\u9fff]/;
const good = () => ({
  categoryCode: 'E0102',
  place: { address: '红旗路 12 号门口', areaCode: '330502001' },
  words: '垃圾堆了好几天',
  photoIds: [photoId],
});
const mine = async (person: Person) => (await person.must(listComplaints, { query: { view: 'mine' } })).complaints;

/** Posts raw, past the typed client. */
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${stack.origin}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${citizen.token}`,
      'idempotency-key': randomUUID(),
      ...headers,
    },
    body,
  });

interface Wrong {
  readonly what: string;
  readonly body: unknown;
  readonly field: string;
}
const wrongSubmissions: readonly Wrong[] = [
  { what: 'an unknown category', body: { categoryCode: 'E9999' }, field: 'categoryCode' },
  {
    what: 'a place outside Huzhou',
    body: { place: { address: '西湖边', point: { longitude: 120.15, latitude: 30.25 } } },
    field: 'place.point',
  },
  {
    what: 'an area of another city',
    body: { place: { address: '西湖边', areaCode: '330106' } },
    field: 'place.areaCode',
  },
  { what: 'a place that nothing locates', body: { place: { address: '门口' } }, field: 'place.areaCode' },
  { what: 'no photo', body: { photoIds: [] }, field: 'photoIds' },
  {
    what: 'ten photos',
    body: { photoIds: Array.from({ length: 10 }, (_, index) => `${index}`.padEnd(22, 'x')) },
    field: 'photoIds',
  },
  { what: 'a photo that was never uploaded', body: { photoIds: ['x'.repeat(22)] }, field: 'photoIds.0' },
  { what: '4,001 characters', body: { words: '长'.repeat(4001) }, field: 'words' },
  { what: 'emoji', body: { words: '太臭了🤮' }, field: 'words' },
  { what: 'a number for words', body: { words: 42 }, field: 'words' },
  { what: 'a short telephone number', body: { phone: '1381234' }, field: 'phone' },
  { what: 'words that WeChat finds risky', body: { words: '这是违规测试内容' }, field: 'words' },
];

describe('a wrong submission', () => {
  test.each(wrongSubmissions)('with $what is told so at $field', async ({ body, field }) => {
    const answer = await citizen.try(submitComplaint, { body: { ...good(), ...(body as object) } });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.title).toMatch(chinese);
    const error = answer.body.errors?.find((candidate) => candidate.field === field);
    expect(error, JSON.stringify(answer.body.errors)).toBeDefined();
    expect(error?.message).toMatch(chinese);
  });

  test('with a body that is not JSON, is too large, or has another type', async () => {
    const answers = await Promise.all([
      post('/v1/complaints', '{"categoryCode":'),
      post('/v1/complaints', JSON.stringify({ ...good(), words: 'x'.repeat(70_000) })),
      post('/v1/complaints', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      post('/v1/complaints', JSON.stringify(good()), { 'idempotency-key': 'short' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 413, 415, 400]);
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(((await answer.json()) as { title: string }).title).toMatch(chinese);
    }
  });

  test('leaves no trace', async () => {
    expect(await mine(citizen)).toEqual([]);
  });
});

describe('a wrong booking', () => {
  let driver: Driver;
  let lot: Lot;
  beforeAll(async () => {
    driver = await newDriver(stack.origin);
    lot = await openLot(await enter(stack.origin, 'operator'), { name: '挑错停车场', spots: 2 });
  });

  const now = () => new Date().toISOString();
  const later = (quarters: number) => quarterAfter(now(), quarters);
  const wrong: readonly (Omit<Wrong, 'body'> & { readonly body: () => object })[] = [
    { what: 'a beginning between two quarters', field: 'from', body: () => ({ from: plusSeconds(later(4), 60) }) },
    { what: 'an end before its beginning', field: 'to', body: () => ({ to: later(0) }) },
    { what: 'a time that is over', field: 'from', body: () => ({ from: later(-20) }) },
    { what: 'more than 72 hours', field: 'to', body: () => ({ to: later(4 + 4 * 72 + 1) }) },
    {
      what: 'a day that is too far',
      field: 'from',
      body: () => ({ from: later(4 * 24 * 40), to: later(4 * 24 * 40 + 4) }),
    },
    { what: 'no instant', field: 'to', body: () => ({ to: '今晚八点' }) },
    { what: 'a lot of another form', field: 'lotId', body: () => ({ lotId: 'X' }) },
    { what: 'no plate', field: 'permitId', body: () => ({ permitId: undefined }) },
  ];

  test.each(wrong)('with $what is told so at $field', async ({ field, body }) => {
    const fitting = { lotId: lot.lotId, permitId: driver.permitId, from: later(4), to: later(8) };
    const answer = await driver.try(holdSpot, { body: { ...fitting, ...body() } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(400);
    const error = answer.body.errors?.find((candidate) => candidate.field === field);
    expect(error?.message, JSON.stringify(answer.body.errors)).toMatch(chinese);
  });

  test('of an unknown lot, or with somebody else’s plate, is refused', async () => {
    const span = { from: later(4), to: later(8) };
    const other = await newDriver(stack.origin);
    expect((await hold(driver, { lotId: 'no-such-lot' }, span)).status).toBe(404);
    const borrowed = await hold({ ...driver, permitId: other.permitId }, lot, span);
    expect([403, 404, 409]).toContain(borrowed.status);
    expect(borrowed.body.title).toMatch(chinese);
  });

  test.each([
    ['浙E1234', /还差/],
    ['浙EO1234', /I 和 O/],
    ['E12345', /省份/],
    ['浙E123456', /新能源/],
  ])('plate %s is helped with', async (plate, words) => {
    const answer = await driver.try(registerPlate, { body: { plate } });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.find(({ field }) => field === 'plate')?.message).toMatch(words);
  });

  test('leaves no trace, and what fits is taken', async () => {
    expect((await driver.must(listBookings, { query: {} })).bookings).toEqual([]);
    expect((await hold(driver, lot, { from: later(4), to: later(8) })).status).toBe(201);
  });
});

describe('whoever may not', () => {
  test('no session, a forged and an expired token are told to sign in', async () => {
    const forged = `${citizen.token.slice(0, -6)}AAAAAA`;
    for (const token of [undefined, 'rubbish', forged]) {
      const answer = await call(stack.origin, submitComplaint, { body: good() }, { token });
      expect(answer.status).toBe(401);
      expect(answer.body.title).toMatch(chinese);
    }
    expect(await mine(citizen)).toEqual([]);
  });

  test("someone else's complaint is not found; a command out of turn is refused; neither leaves a trace", async () => {
    const filed = await citizen.must(submitComplaint, { body: good() });
    const path = { complaintId: filed.complaintId };
    const stranger = await signIn(stack.origin, newOpenid());
    expect((await stranger.try(getComplaint, { path })).status).toBe(404);
    expect((await stranger.try(withdrawComplaint, { path, body: {} })).status).toBe(404);
    const [handler, elsewhere] = await Promise.all([
      enter(stack.origin, 'handler'),
      enter(stack.origin, 'otherDistrict'),
    ]);
    expect((await elsewhere.try(getComplaint, { path })).status).toBe(404);
    const before = await until('dispatched', async () => {
      const detail = await citizen.must(getComplaint, { path });
      return detail.state === 'dispatched' && detail;
    });
    expect((await citizen.try(respondToComplaint, { path, body: { words: '我自己来' } })).status).toBe(403);
    await handler.must(respondToComplaint, { path, body: { words: '马上到' } });
    const again = await handler.try(respondToComplaint, { path, body: { words: '马上到' } });
    expect(again.status).toBe(409);
    expect(again.body.title).toMatch(chinese);
    const after = await citizen.must(getComplaint, { path });
    expect(after.timeline.length).toBe(before.timeline.length + 1);
  });

  test('an unknown route and an unknown command answer with a problem', async () => {
    const nowhere = await fetch(`${stack.origin}/v1/nowhere`);
    expect(nowhere.status).toBe(404);
    expect(((await nowhere.json()) as { title: string }).title).toMatch(chinese);
    const command = await post('/v1/complaints/HZ20261123-0000000000/explode', '{}');
    expect(command.status).toBe(404);
    expect(((await command.json()) as { title: string }).title).toMatch(chinese);
  });
});

describe('the same key', () => {
  test('at once five times files one complaint and answers the same; with another body it is refused', async () => {
    const person = await signIn(stack.origin, newOpenid());
    const body = { ...good(), photoIds: [await upload(person, photo('before'))] };
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => person.try(submitComplaint, { body }, { key })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.complaintId)).size).toBe(1);
    expect(await mine(person)).toHaveLength(1);
    const other = await person.try(submitComplaint, { body: { ...body, words: '另一件事' } }, { key });
    expect(other.status).toBe(422);
    expect(other.body.title).toMatch(chinese);
    expect(await mine(person)).toHaveLength(1);
  });
});

describe('an upload', () => {
  test('of another type or size is refused before and at the store', async () => {
    const wrongType = await citizen.try(createUpload, { body: { contentType: 'image/gif' as 'image/png', bytes: 10 } });
    expect(wrongType.status).toBe(400);
    const tooLarge = await citizen.try(createUpload, { body: { contentType: 'image/jpeg', bytes: 11 * 1024 * 1024 } });
    expect(tooLarge.body.errors?.[0]?.message).toMatch(chinese);
    const { url, fields } = await citizen.must(createUpload, { body: { contentType: 'image/jpeg', bytes: 10 } });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(5000)], { type: 'image/jpeg' }));
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(400);
  });
});
