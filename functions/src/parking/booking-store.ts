import { setTimeout as pause } from 'node:timers/promises';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Instant } from '@huzhou/shared/kernel/time';
import { firstSlotOf } from '@huzhou/shared/parking/slots';
import {
  isConditionFailure,
  isTransactionConflict,
  type Refusal,
  type TransactItems,
  transact,
} from '../platform/table.ts';
import { readEntry } from './booking-entry.ts';
import { createBookingReader } from './booking-reader.ts';
import type { BookingStore, BookingWrite, BookingWritten, KeptChange } from './ports.ts';
import { entryName, type SpotDayUpdate, type SpotDayWrite, slotsIn, spotDayUpdate } from './slot-claims.ts';
import { readSpotDay } from './spot-day.ts';
import { daysOf, spotDayWrites } from './spot-day-writes.ts';

export interface BookingStoreDeps {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  /** How a spot-day is written. A proof puts a broken one here, to see that it is found out. */
  readonly update?: (write: SpotDayWrite, now: Instant) => SpotDayUpdate;
}

/** Why a spot-day refused: the entries of its bookings tell; where they are as they should be, a slot is another's. */
const whyRefused = (
  { key, entries }: SpotDayWrite,
  item: Readonly<Record<string, unknown>> | undefined,
): BookingWritten => {
  for (const { token, version } of entries) {
    const found = item?.[entryName(token)];
    const place = readSpotDay({ ...key });
    if (version === undefined && found !== undefined && place !== undefined)
      return { outcome: 'repeated', kept: readEntry({ ...place, token }, found) };
    if (version !== undefined && (found as { version?: unknown } | undefined)?.version !== version)
      return { outcome: 'lost' };
  }
  return { outcome: 'taken' };
};

const weights = ['repeated', 'lost', 'taken', 'refused'] as const;

const weightiest = (outcomes: readonly BookingWritten[]): BookingWritten =>
  weights.flatMap((weight) => outcomes.filter(({ outcome }) => outcome === weight))[0] ?? { outcome: 'refused' };

// A transaction is at work on the same row: it ends within milliseconds.
const conflictPausesMilliseconds = [10, 30, 90, 200];

const isConflict = (error: unknown): boolean => error instanceof Error && error.name === 'TransactionConflictException';

/** The store would not decide, so nothing was written: whoever has read a booking reads it again, others look elsewhere. */
const busy = ({ entries }: SpotDayWrite): BookingWritten => ({
  outcome: entries.some(({ version }) => version !== undefined) ? 'lost' : 'taken',
});

/** A hold that ends may have lost slots to others already. */
const endsHold = ({ kept, release }: KeptChange): boolean => kept.booking.state === 'held' && release !== undefined;

/** The claims of the city in DynamoDB. */
export const createBookingStore = ({ documents, table, update = spotDayUpdate }: BookingStoreDeps): BookingStore => {
  const reader = createBookingReader(documents, table);

  const writeOne = async (write: SpotDayWrite, now: Instant): Promise<BookingWritten> => {
    const input = { TableName: table, ...update(write, now), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
    for (let attempt = 0; ; attempt += 1) {
      try {
        await documents.send(new UpdateCommand(input));
        return { outcome: 'done' };
      } catch (error) {
        if (isConditionFailure(error)) {
          // The document client translates answers, but not errors.
          const { Item } = error as { Item?: Record<string, AttributeValue> };
          return whyRefused(write, Item && unmarshall(Item));
        }
        if (!isConflict(error)) throw error;
        const wait = conflictPausesMilliseconds[attempt];
        if (wait === undefined) return busy(write);
        await pause(wait / 2 + (Math.random() * wait) / 2);
      }
    }
  };

  const itemsFor = (writes: readonly SpotDayWrite[], { now, beside = [] }: BookingWrite): TransactItems => [
    ...writes.map((write) => ({
      Update: { TableName: table, ...update(write, now), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const },
    })),
    ...beside,
  ];

  const tryTransact = async (items: TransactItems) => {
    try {
      return await transact(documents, items);
    } catch (error) {
      if (isTransactionConflict(error)) return 'busy';
      throw error;
    }
  };

  const writeTogether = async (writes: readonly SpotDayWrite[], write: BookingWrite): Promise<BookingWritten> => {
    const written = await tryTransact(itemsFor(writes, write));
    if (written === 'busy') return weightiest(writes.map(busy));
    if (written.ok) return { outcome: 'done' };
    return weightiest(
      written.failure.map(({ index, item }: Refusal): BookingWritten => {
        const refused = writes[index];
        return refused === undefined ? { outcome: 'refused' } : whyRefused(refused, item);
      }),
    );
  };

  const attempt = (write: BookingWrite): Promise<BookingWritten> => {
    const writes = spotDayWrites(write);
    const [only] = writes;
    const isAlone = writes.length === 1 && write.beside === undefined;
    return only !== undefined && isAlone ? writeOne(only, write.now) : writeTogether(writes, write);
  };

  const stillOwnOf = async ({ kept, release }: KeptChange): Promise<ReadonlySet<number>> => {
    if (release === undefined) return new Set();
    const { lotId, spotId } = kept.booking;
    const days = await reader.spotClaims(lotId, spotId, daysOf(release));
    const numbers = new Map(
      days.flatMap(({ day, claims }) => claims.map((value, at) => [firstSlotOf(day) + at, value])),
    );
    return new Set(slotsIn(release).filter((slot) => numbers.get(slot) === kept.claim));
  };

  return {
    ...reader,
    itemsOf: (write) => itemsFor(spotDayWrites(write), write),
    write: async (write) => {
      const written = await attempt(write);
      const { changes = [] } = write;
      if (written.outcome !== 'taken' || !changes.some(endsHold)) return written;
      const narrowed = changes.map(async (change) =>
        endsHold(change) ? { ...change, stillOwn: await stillOwnOf(change) } : change,
      );
      return attempt({ ...write, changes: await Promise.all(narrowed) });
    },
  };
};
