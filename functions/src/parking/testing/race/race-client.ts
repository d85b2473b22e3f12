// Fired by a proof, sixteen times at once: plays many drivers, an operator and the sweeper against one table.
import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isActive } from '@huzhou/shared/parking/lifecycle';
import { createDocumentClient } from '../../../platform/table.ts';
import { createBookingStore } from '../../booking-store.ts';
import type { KeptBooking } from '../../ports.ts';
import { type SpotDayUpdate, type SpotDayWrite, spotDayUpdate } from '../../slot-claims.ts';
import { tokenOf } from '../../tokens.ts';
import { createDeeds, type Deeds, type Done } from './deeds.ts';
import { openJournal } from './journal.ts';
import { type ClientOrders, createChance, type Defect, lotOfAttempt, raceClock } from './world.ts';

/** The store's own update with one of its conditions taken out. */
const broken =
  (defect: Defect) =>
  (write: SpotDayWrite, now: string): SpotDayUpdate => {
    const update = spotDayUpdate(write, now);
    const conditions = update.ConditionExpression.split(' AND ').filter((condition) =>
      defect === 'claims-what-is-taken' ? !condition.startsWith('NOT (') : !/ = :f\d+$/.test(condition),
    );
    const condition = conditions.length === 0 ? 'attribute_not_exists(neverThere)' : conditions.join(' AND ');
    // The store refuses values that are not spoken of.
    const said = `${condition} ${update.UpdateExpression}`;
    const values = Object.entries(update.ExpressionAttributeValues).filter(([name]) =>
      new RegExp(`${name}\\b`).test(said),
    );
    return { ...update, ConditionExpression: condition, ExpressionAttributeValues: Object.fromEntries(values) };
  };

const orders = JSON.parse(process.argv[2] ?? '{}') as ClientOrders;
const client = new DynamoDBClient({
  endpoint: orders.endpoint,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const chance = createChance(orders.seed);
const journal = openJournal(orders.journal);
let attempt = orders.first;
const clock = raceClock(() => attempt, orders.skew);
let tokens = 0;
let command = '';

const deeds = createDeeds({
  store: createBookingStore({
    documents: createDocumentClient(client),
    table: orders.table,
    ...(orders.defect === undefined ? {} : { update: broken(orders.defect) }),
  }),
  clock,
  chance,
  begin: (what) => {
    ({ command } = what);
    journal.write({ kind: 'begun', at: Date.now(), attempt, ...what });
  },
  newToken: () => {
    tokens += 1;
    return tokenOf(createHash('sha256').update(`${orders.journal} ${orders.first} ${tokens}`).digest('hex'));
  },
  table: orders.table,
});

/** Bookings that this client's drivers have, as far as they know. */
let own: readonly KeptBooking[] = [];
// Older ones are forgotten, as drivers do; the sweeper finds them.
const mostOwn = 12;

const anyOf = (...states: readonly string[]): KeptBooking | undefined => {
  const suiting = own.filter(({ booking }) => states.includes(booking.state));
  return suiting[Math.floor(chance() * suiting.length)];
};

// Nobody comes to a booking before its hour, so the sweeper looks into lots that were in demand a while ago.
const sweptAttempts = 400;

const act = (run: Deeds): Promise<Done> => {
  const lot = lotOfAttempt(attempt);
  const dice = chance();
  const held = anyOf('held');
  const kept = anyOf('confirmed', 'arrived');
  if (held !== undefined && dice < 0.14) return run.step(held, { command: 'confirm' });
  if (held !== undefined && dice < 0.17) return run.step(held, { command: 'cancel', reason: 'driver' });
  if (kept !== undefined && dice < 0.42) {
    if (dice < 0.22) return run.step(kept, { command: 'arrive' });
    if (dice < 0.27) return run.step(kept, { command: 'leave' });
    if (dice < 0.33) return run.step(kept, { command: 'cancel', reason: 'driver' });
    return dice < 0.38 ? run.extend(kept) : run.move(kept, lot);
  }
  if (dice < 0.52) return run.sweep(lotOfAttempt(attempt - Math.floor(chance() * sweptAttempts)));
  if (dice < 0.56) return run.close(lot);
  if (dice < 0.57) return run.series(lot);
  if (dice < 0.64) return run.offer(lot);
  return dice < 0.67 ? run.holdTwice(lot) : run.hold(lot);
};

for (; attempt < orders.attempts; attempt += 1) {
  command = 'sweep';
  const { outcome, kept } = await act(deeds);
  const changed = new Set(kept.map(({ booking }) => booking.bookingId));
  own = [...own.filter(({ booking }) => !changed.has(booking.bookingId)), ...kept]
    .filter(({ booking }) => isActive(booking.state))
    .slice(-mostOwn);
  const acknowledged = kept.map(({ booking: { bookingId, state, version, from, to } }) => ({
    bookingId,
    state,
    version,
    from,
    to,
  }));
  journal.write({ kind: 'ended', at: Date.now(), attempt, command, outcome, acknowledged });
}
journal.close();
client.destroy();
