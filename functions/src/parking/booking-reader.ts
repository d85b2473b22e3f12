import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { placeOfBooking } from '@huzhou/shared/parking/booking';
import { byDay, slotsPerDay } from '@huzhou/shared/parking/slots';
import { readEntry } from './booking-entry.ts';
import { dayPartition, spotDayKey, spotDayOf } from './keys.ts';
import type { BookingStore, PartOfDay, SpotDay } from './ports.ts';
import { entryName, slotName, slotsIn } from './slot-claims.ts';
import { readSpotDay } from './spot-day.ts';

const projectionOf = (day: string, { slots, tokens }: PartOfDay): string => {
  const part = byDay(slots).find((each) => each.day === day);
  return ['pk', 'sk', 'v', ...(part === undefined ? [] : slotsIn(part).map(slotName)), ...tokens.map(entryName)].join();
};

const allSlots = slotsIn({ from: 0, to: slotsPerDay }).map(slotName);

/** Reads the claims of the city from DynamoDB, as they are. */
export const createBookingReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): Omit<BookingStore, 'write' | 'itemsOf'> => ({
  find: async (bookingId) => {
    const place = placeOfBooking(bookingId);
    const name = entryName(place.token);
    const { Item } = await documents.send(
      new GetCommand({
        TableName: table,
        Key: { ...spotDayOf(bookingId) },
        ConsistentRead: true,
        ProjectionExpression: name,
      }),
    );
    const entry = Item?.[name];
    return entry === undefined ? undefined : readEntry(place, entry);
  },

  spotDays: async (lotId, day, only) => {
    const query = {
      TableName: table,
      KeyConditionExpression: 'pk = :day AND begins_with(sk, :spot)',
      ExpressionAttributeValues: { ':day': dayPartition(lotId, day), ':spot': spotDayKey(lotId, '', day).sk },
      ConsistentRead: true,
      ...(only === undefined ? {} : { ProjectionExpression: projectionOf(day, only) }),
    };
    const days: SpotDay[] = [];
    for await (const { Items = [] } of paginateQuery({ client: documents }, query))
      days.push(...Items.flatMap((row) => readSpotDay(row) ?? []));
    return days;
  },

  spotClaims: async (lotId, spotId, days) => {
    const found = await Promise.all(
      days.map(async (day) => {
        const key = spotDayKey(lotId, spotId, day);
        const { Item } = await documents.send(
          new GetCommand({
            TableName: table,
            Key: { ...key },
            ConsistentRead: true,
            ProjectionExpression: ['pk', 'sk', 'v', ...allSlots].join(),
          }),
        );
        return readSpotDay(Item ?? { ...key });
      }),
    );
    return found.flatMap((day) => day ?? []);
  },
});
