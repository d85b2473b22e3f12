import { type DynamoDBDocumentClient, GetCommand, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { chinaDay, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { Booking, BookingId } from '@huzhou/shared/parking/booking';
import { GateLogEntry } from '@huzhou/shared/parking/gate';
import * as z from 'zod/mini';
import { transact, ttlOf } from '../platform/table.ts';
import { readBookingCopy } from './booking-copy.ts';
import { activeKey, endedKey, gateEventKey, gateLogPartition, type Key, sightingsPartition } from './keys.ts';

/** A report of a gate, as it was taken. */
export const GateReport = z.object({
  ...GateLogEntry.shape,
  sourceId: z.string(),
  eventId: z.string(),
  lotId: z.string(),
  /** Of the report as it was sent. */
  fingerprint: z.string(),
});
export type GateReport = z.infer<typeof GateReport>;

export const Sighting = z.object({ direction: z.enum(['in', 'out']), at: z.string() });

export interface GateStore {
  readonly find: (sourceId: string, eventId: string) => Promise<GateReport | undefined>;
  /** Takes a report, in the log of the lot and with the booking that it is about; false when it was taken already. */
  readonly take: (report: GateReport) => Promise<boolean>;
  /** Notes what a report came to in the end. */
  readonly conclude: (report: GateReport) => Promise<void>;
  /** All that gates saw of a booking's vehicle. */
  readonly sightings: (bookingId: BookingId) => Promise<readonly z.infer<typeof Sighting>[]>;
  /** Bookings of a lot by one of these plates, active ones and those that ended lately. A moment behind. */
  readonly bookingsOf: (lotId: string, plates: readonly string[]) => Promise<readonly Booking[]>;
}

const keptSeconds = 60 * secondsIn.day;

const logKey = ({ lotId, at, sourceId, eventId }: GateReport): Key => ({
  pk: gateLogPartition(lotId, chinaDay(at)),
  sk: `${at}#${sourceId}#${eventId}`,
});

/** What the gates of lots reported. */
export const createGateRepository = (documents: DynamoDBDocumentClient, table: string): GateStore => {
  const query = async (input: Omit<QueryCommandInput, 'TableName'>): Promise<Record<string, unknown>[]> => {
    const rows: Record<string, unknown>[] = [];
    for await (const { Items = [] } of paginateQuery({ client: documents }, { ...input, TableName: table }))
      rows.push(...Items);
    return rows;
  };

  const rowsOf = (report: GateReport) => {
    const expiresAt = ttlOf(plusSeconds(report.at, keptSeconds));
    const { bookingId, at, direction, sourceId, eventId } = report;
    return {
      receipt: { ...gateEventKey(sourceId, eventId), ...report, expiresAt },
      logged: { ...logKey(report), ...report, expiresAt },
      sighting:
        bookingId === undefined
          ? undefined
          : { pk: sightingsPartition(bookingId), sk: `${at}#${sourceId}#${eventId}`, at, direction, expiresAt },
    };
  };

  return {
    find: async (sourceId, eventId) => {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: { ...gateEventKey(sourceId, eventId) }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : z.parse(GateReport, Item);
    },

    take: async (report) => {
      const { receipt, logged, sighting } = rowsOf(report);
      const taken = await transact(documents, [
        { Put: { TableName: table, Item: receipt, ConditionExpression: 'attribute_not_exists(pk)' } },
        { Put: { TableName: table, Item: logged } },
        ...(sighting === undefined ? [] : [{ Put: { TableName: table, Item: sighting } }]),
      ]);
      return taken.ok;
    },

    conclude: async (report) => {
      const { receipt, logged } = rowsOf(report);
      await transact(
        documents,
        [receipt, logged].map((Item) => ({ Put: { TableName: table, Item } })),
      );
    },

    sightings: async (bookingId) => {
      const rows = await query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': sightingsPartition(bookingId) },
        ConsistentRead: true,
      });
      return rows.map((row) => z.parse(Sighting, row));
    },

    bookingsOf: async (lotId, plates) => {
      const found = await Promise.all(
        [activeKey(lotId), endedKey(lotId)].flatMap((key) =>
          plates.map((plate) =>
            query({
              IndexName: 'byActive',
              KeyConditionExpression: 'activeKey = :key AND begins_with(activeSort, :plate)',
              ExpressionAttributeValues: { ':key': key, ':plate': `${plate}#` },
            }),
          ),
        ),
      );
      return found.flat().map(readBookingCopy);
    },
  };
};
