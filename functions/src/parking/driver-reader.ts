import { type DynamoDBDocumentClient, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { Booking } from '@huzhou/shared/parking/booking';
import { isActive } from '@huzhou/shared/parking/lifecycle';
import { Permit } from '@huzhou/shared/parking/permit';
import * as z from 'zod/mini';
import { bookingPrefix, driverPartition, permitPrefix } from './keys.ts';
import type { Drivers } from './ports.ts';

/** As far back as overstays weigh (30 days), and the longest booking. */
const seenSeconds = 35 * secondsIn.day;

const last = '~';

const startsWith =
  (prefix: string) =>
  ({ sk }: Record<string, unknown>): boolean =>
    String(sk).startsWith(prefix);

/** Reads what hangs on a person: bookings lie before permits, so that one query has both. */
export const createDriverReader = (documents: DynamoDBDocumentClient, table: string): Drivers => ({
  read: async (personId, now) => {
    const rows: Record<string, unknown>[] = [];
    const query = {
      TableName: table,
      KeyConditionExpression: 'pk = :driver AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':driver': driverPartition(personId),
        ':first': `${bookingPrefix}${plusSeconds(now, -seenSeconds)}`,
        ':last': `${permitPrefix}${last}`,
      },
      ConsistentRead: true,
    };
    for await (const { Items = [] } of paginateQuery({ client: documents }, query)) rows.push(...Items);
    return {
      permits: rows.filter(startsWith(permitPrefix)).map((row) => z.parse(Permit, row)),
      bookings: rows.filter(startsWith(bookingPrefix)).map((row) => z.parse(Booking, row)),
    };
  },

  past: async (personId, after, most) => {
    const bookings: Booking[] = [];
    let before = after;
    // Those that are under way are passed over: a person has five at most, and the nights of a series.
    for (;;) {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :driver AND begins_with(sk, :booking)',
          ExpressionAttributeValues: { ':driver': driverPartition(personId), ':booking': bookingPrefix },
          ...(before === undefined ? {} : { ExclusiveStartKey: { pk: driverPartition(personId), sk: before } }),
          ScanIndexForward: false,
          Limit: most,
        }),
      );
      for (const row of Items) {
        before = String(row.sk);
        const booking = z.parse(Booking, row);
        if (!isActive(booking.state)) bookings.push(booking);
        if (bookings.length === most) return { bookings, next: before };
      }
      if (Items.length < most) return { bookings };
    }
  },
});
