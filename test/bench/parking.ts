// Fired by `npm run bench -- parking`: bookings a second over HTTP, beside what the store alone can do in the same run.
import { parseArgs } from 'node:util';
import { epochMilliseconds, type Instant, instantOf } from '@huzhou/shared/kernel/time';
import { confirmBooking, holdSpot } from '@huzhou/shared/parking/routes';
import { createRawClaims, type Slot } from '../../functions/src/parking/testing/raw-claims.ts';
import { enter } from '../support/cast.ts';
import { type Driver, newDriver, openLot, quarterAfter } from '../support/parking.ts';
import { removeDataFolder, startStack } from '../support/stack.ts';

const { values } = parseArgs({
  options: { bookings: { type: 'string', default: '200' }, drivers: { type: 'string', default: '16' } },
});
const bookings = Number(values.bookings);
const atOnce = Number(values.drivers);
const rounds = 5;
// A person may have five before them; a vehicle one at a time.
const perDriver = 4;
const [lots, spotsPerLot] = [60, 100];
const quarterMilliseconds = 900_000;

const stack = await startStack({ policy: '303024' });
try {
  const raw = await createRawClaims(stack.data);
  const operator = await enter(stack.origin, 'operator');
  const spread: string[] = [];
  for (let index = 0; index < lots; index += 1)
    spread.push((await openLot(operator, { name: `测速 ${index}`, north: index * 20, spots: spotsPerLot })).lotId);
  const { lotId: hotLot } = await openLot(operator, { name: '测速独位', spots: 1 });

  const inParallel = async <T>(jobs: readonly T[], work: (job: T) => Promise<void>): Promise<number> => {
    const waiting = [...jobs];
    const began = performance.now();
    const worker = async (): Promise<void> => {
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await work(job);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return jobs.length / ((performance.now() - began) / 1000);
  };

  const first = epochMilliseconds(quarterAfter(stack.now(), 1));
  const at = (quarter: number): Instant => instantOf(first + quarter * quarterMilliseconds);

  interface Job {
    readonly driver: Driver;
    readonly lotId: string;
    /** Which quarter from the first on. */
    readonly quarter: number;
    /** The same for the bare store. */
    readonly slot: Slot;
  }

  /** Drivers who have not booked anything yet, each with some different quarters. */
  const jobsFor = async (kind: 'spread' | 'one', round: number): Promise<readonly Job[]> => {
    const drivers: Driver[] = [];
    await inParallel([...Array(Math.ceil(bookings / perDriver)).keys()], async () => {
      drivers.push(await newDriver(stack.origin));
    });
    return Array.from({ length: bookings }, (_none, index): Job => {
      const driver = drivers[Math.floor(index / perDriver)];
      if (driver === undefined) throw new Error('There are fewer drivers than bookings');
      const number = round * bookings + index;
      if (kind === 'one')
        return {
          ...{ driver, lotId: hotLot, quarter: number },
          slot: { spot: `one-${Math.floor(number / 96)}`, index: number % 96 },
        };
      const quarter = index % perDriver;
      return {
        driver,
        lotId: spread[index % lots] ?? hotLot,
        quarter,
        slot: { spot: `spot-${number}`, index: quarter },
      };
    });
  };

  const measure = async (kind: 'spread' | 'one', round: number) => {
    const jobs = await jobsFor(kind, round);
    const ids: { readonly driver: Driver; readonly bookingId: string }[] = [];
    const rawRate = await inParallel(jobs, async ({ slot }) => {
      if (!(await raw.claim(slot))) throw new Error('A slot was taken');
    });
    const holdRate = await inParallel(jobs, async ({ driver, lotId, quarter }) => {
      const body = { lotId, permitId: driver.permitId, from: at(quarter), to: at(quarter + 1) };
      ids.push({ driver, bookingId: (await driver.must(holdSpot, { body })).bookingId });
    });
    const confirmRate = await inParallel(ids, async ({ driver, bookingId }) => {
      await driver.must(confirmBooking, { path: { bookingId }, body: {} });
    });
    return { raw: rawRate, hold: holdRate, confirm: confirmRate };
  };

  const median = (all: readonly number[]): number =>
    [...all].sort((one, other) => one - other)[all.length >> 1] ?? Number.NaN;

  const found = {
    spread: [] as Awaited<ReturnType<typeof measure>>[],
    one: [] as Awaited<ReturnType<typeof measure>>[],
  };
  // One of each beforehand, which does not count: functions start, the store warms up.
  for (let round = 0; round <= rounds; round += 1)
    for (const kind of ['spread', 'one'] as const) {
      const rates = await measure(kind, round);
      if (round > 0) found[kind].push(rates);
    }
  const row = (kind: 'spread' | 'one') => {
    const [bare, hold, confirm] = (['raw', 'hold', 'confirm'] as const).map((what) =>
      median(found[kind].map((rates) => rates[what])),
    ) as [number, number, number];
    return {
      'bare claims/s': Math.round(bare),
      'holds/s': Math.round(hold),
      'confirmations/s': Math.round(confirm),
      'holds : bare': (hold / bare).toFixed(3),
    };
  };
  console.table({ [`over ${lots * spotsPerLot} spots`]: row('spread'), 'all on one spot': row('one') });
  raw.close();
} finally {
  await stack.stop();
  removeDataFolder(stack.data);
}
