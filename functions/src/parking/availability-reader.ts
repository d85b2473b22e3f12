import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { LotId } from '@huzhou/shared/parking/lot';
import type { Availability, ClaimedDay } from './availability.ts';
import { availabilityKey, availabilityPartition } from './keys.ts';

type Row = Readonly<Record<string, unknown>>;

/** `s<spot>` holds the bitmap of a spot; a spot of which nothing is claimed may be missing. */
const claimsIn = (row: Row): ClaimedDay =>
  new Map(
    Object.entries(row).flatMap(([name, value]) =>
      // `sk` is the only other attribute that begins so, and no spot is named in small letters.
      name.startsWith('s') && name !== 'sk' ? [[name.slice(1), String(value)] as const] : [],
    ),
  );

export const createAvailabilityReader = (documents: DynamoDBDocumentClient, table: string): Availability => ({
  city: async (firstDay, lastDay) => {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': availabilityPartition,
          ':first': `${firstDay}#`,
          // `~` sorts after whatever a lot's id is made of.
          ':last': `${lastDay}#~`,
        },
      },
    );
    const days = new Map<string, ClaimedDay>();
    for await (const { Items = [] } of pages) for (const row of Items) days.set(String(row.sk), claimsIn(row));
    return (day, lotId) => days.get(`${day}#${lotId}`) ?? new Map();
  },

  lotDay: async (day: string, lotId: LotId) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: availabilityKey(day, lotId), ConsistentRead: true }),
    );
    return Item === undefined ? new Map() : claimsIn(Item);
  },
});
