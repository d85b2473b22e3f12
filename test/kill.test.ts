// kill -9 of the whole stack while it works: nothing acknowledged is lost, nothing happens twice, marks are made up for.
import { randomUUID } from 'node:crypto';
import { policies } from '@huzhou/shared/complaints/policy';
import { getComplaint, respondToComplaint, submitComplaint } from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import type { Lot } from '@huzhou/shared/parking/lot';
import { confirmBooking, getBooking, holdSpot } from '@huzhou/shared/parking/routes';
import type { BookingView } from '@huzhou/shared/parking/view';
import { afterAll, describe, expect, test } from 'vitest';
import { type Person, signIn } from './support/api.ts';
import { enter } from './support/cast.ts';
import { again, type Driver, hold, newDriver, openLot, quarterAfter, type Span } from './support/parking.ts';
import { photo, upload } from './support/photo.ts';
import { newDataFolder, removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { newOpenid } from './support/stand-in.ts';
import { until } from './support/waiting.ts';

const data = newDataFolder();
let stack: Stack | undefined;
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(data);
});

/** Files complaints with known keys until the stack dies under it; remembers what was acknowledged. */
const fileUntilKilled = async (person: Person, photoId: string, attempts: readonly string[]) => {
  const acknowledged = new Map<string, string>();
  await Promise.all(
    attempts.map(async (key) => {
      const answer = await person.try(submitComplaint, { body: body(photoId) }, { key }).catch(() => undefined);
      if (answer?.status === 201) acknowledged.set(key, answer.body.complaintId);
    }),
  );
  return acknowledged;
};

const body = (photoId: string) => ({
  categoryCode: 'E0102',
  place: { address: '红旗路 12 号门口', areaCode: '330502001' },
  photoIds: [photoId],
});

interface Attempt {
  readonly driver: Driver;
  readonly span: Span;
  readonly key: string;
}

const inAWhile = (quarters: number) => quarterAfter(new Date().toISOString(), 8 + quarters);

/** Holds and confirms with known keys until the stack dies; remembers the last state of each that was acknowledged. */
const bookUntilKilled = async (lot: Lot, attempts: readonly Attempt[]) => {
  const acknowledged = new Map<string, BookingView>();
  const book = async ({ driver, span, key }: Attempt) => {
    const held = await hold(driver, lot, span, key);
    if (held.status !== holdSpot.status) return;
    acknowledged.set(key, held.body);
    const path = { bookingId: held.body.bookingId };
    const confirmed = await driver.try(confirmBooking, { path, body: {} }, { key });
    if (confirmed.status === confirmBooking.status) acknowledged.set(key, confirmed.body);
  };
  await Promise.all(attempts.map((attempt) => book(attempt).catch(() => undefined)));
  return acknowledged;
};

/** What was acknowledged is there, each attempt made once more is the same booking, and no two have one spot. */
const nothingBookedIsLost = async (
  origin: string,
  lot: Lot,
  attempts: readonly Attempt[],
  acknowledged: ReadonlyMap<string, BookingView>,
): Promise<void> => {
  const places: string[] = [];
  for (const { driver, span, key } of attempts) {
    const person = await again(origin, driver);
    const known = acknowledged.get(key);
    if (known?.state === 'confirmed') {
      const found = await person.must(getBooking, { path: { bookingId: known.bookingId } });
      expect(found).toMatchObject({ state: 'confirmed', spotId: known.spotId });
    }
    const repeated = await hold(person, lot, span, key);
    expect(repeated.status).toBe(holdSpot.status);
    if (known !== undefined) expect(repeated.body.bookingId).toBe(known.bookingId);
    const { spotId } = await person.must(
      confirmBooking,
      { path: { bookingId: repeated.body.bookingId }, body: {} },
      { key },
    );
    places.push(`${spotId} ${span.from}`);
  }
  expect(new Set(places).size).toBe(places.length);
};

/** Of the whole log, as staff see it: a reporter is not told what colleagues do among themselves. */
const everyOnce = async (origin: string, complaintId: string): Promise<void> => {
  const supervisor = await enter(origin, 'citySupervisor');
  const detail: ComplaintDetail = await supervisor.must(getComplaint, { path: { complaintId } });
  expect(detail.timeline.map(({ seq }) => seq)).toEqual(detail.timeline.map((_, index) => index + 1));
  expect(detail.timeline.filter(({ type }) => type === 'submitted')).toHaveLength(1);
  expect(detail.timeline.filter(({ type }) => type === 'dispatched')).toHaveLength(1);
  const marks = detail.timeline.flatMap(({ mark }) =>
    mark === undefined ? [] : [`${mark.leg ?? mark.reason} ${mark.colour}`],
  );
  expect(new Set(marks).size).toBe(marks.length);
};

describe('kill -9 of the whole stack', () => {
  test('in the middle of submissions: what was acknowledged is there, what is repeated happens once', async () => {
    stack = await startStack({ policy: 'drill', data });
    const { origin } = stack;
    const openid = newOpenid();
    const citizen = await signIn(origin, openid);
    const photoId = await upload(citizen, photo('before'));
    const keys = Array.from({ length: 16 }, () => randomUUID());
    const lot = await openLot(await enter(stack.origin, 'operator'), { name: '断电停车场', spots: 3 });
    const drivers = await Promise.all([1, 2, 3].map(() => newDriver(origin)));
    const spans = [0, 4, 8].map((later) => ({ from: inAWhile(later), to: inAWhile(later + 3) }));
    const attempts = drivers.flatMap((driver) => spans.map((span) => ({ driver, span, key: randomUUID() })));
    const filing = fileUntilKilled(citizen, photoId, keys);
    const booking = bookUntilKilled(lot, attempts);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await stack.kill();
    const acknowledged = await filing;
    const booked = await booking;

    stack = await startStack({ policy: 'drill', data });
    const again = await signIn(stack.origin, openid);
    const ids = new Map<string, string>();
    for (const key of keys) {
      const repeated = await again.must(submitComplaint, { body: body(photoId) }, { key });
      ids.set(key, repeated.complaintId);
      if (acknowledged.has(key)) expect(repeated.complaintId).toBe(acknowledged.get(key));
    }
    expect(new Set(ids.values()).size).toBe(keys.length);
    for (const complaintId of ids.values()) {
      await until(
        `${complaintId} dispatched`,
        async () => (await again.must(getComplaint, { path: { complaintId } })).state === 'dispatched',
        10,
      );
      await everyOnce(stack.origin, complaintId);
    }
    await nothingBookedIsLost(stack.origin, lot, attempts, booked);
  });

  test('while clocks run: what fell due in between is marked within 10 seconds of ready, once', async () => {
    if (stack === undefined) throw new Error('the first proof did not leave a stack');
    const openid = newOpenid();
    const citizen = await signIn(stack.origin, openid);
    const { complaintId } = await citizen.must(submitComplaint, {
      body: body(await upload(citizen, photo('before'))),
    });
    const path = { complaintId };
    await until('dispatched', async () => (await citizen.must(getComplaint, { path })).state === 'dispatched', 10);
    await stack.kill();
    // Down until the response is overdue: both of its marks fell due while nobody was there.
    const overdue = policies.drill.withinSeconds.response + 1;
    await new Promise((resolve) => setTimeout(resolve, overdue * 1000));
    stack = await startStack({ policy: 'drill', data });
    const { readyAt } = stack;
    const { origin } = stack;
    const again = await signIn(origin, openid);
    const marked = await until(
      'both marks of the response',
      async () => {
        const detail = await again.must(getComplaint, { path });
        return detail.timeline.filter(({ mark }) => mark?.leg === 'response').length >= 2 && detail;
      },
      10,
      50,
    );
    const last = marked.timeline.findLast(({ mark }) => mark?.leg === 'response');
    expect(Date.parse(last?.at ?? '') - readyAt).toBeLessThanOrEqual(10_000);
    await everyOnce(origin, complaintId);
    // The clock goes on: the resolution's marks come by themselves, at their instants.
    const later = await until(
      'the blue mark of the resolution',
      async () => {
        const detail = await again.must(getComplaint, { path });
        return detail.timeline.find(({ mark }) => mark?.leg === 'resolution' && mark.colour === 'blue');
      },
      30,
      200,
    );
    const lateness = Date.parse(later.at) - Date.parse(later.mark?.instant ?? '');
    expect(lateness).toBeGreaterThan(0);
    const handler = await enter(origin, 'handler');
    await handler.must(respondToComplaint, { path, body: { words: '已到现场' } });
    await everyOnce(origin, complaintId);
  });
});
