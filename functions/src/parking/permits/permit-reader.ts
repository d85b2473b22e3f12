import { type DynamoDBDocumentClient, GetCommand, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { OwnContest } from '@huzhou/shared/parking/permit';
import * as z from 'zod/mini';
import {
  bookingPrefix,
  contestPrefix,
  driverKey,
  driverPartition,
  holderKey,
  type Key,
  permitKey,
  permitPrefix,
  requestKey,
  requestList,
} from '../keys.ts';
import { Holder, KeptOwnContest, KeptPermit, KeptRequest } from './permit-rows.ts';

export interface RequestPage {
  readonly requests: readonly KeptRequest[];
  /** The sort key after which it goes on. */
  readonly next?: string;
}

/** Permits as they are now: every read but the officers' list is consistent. */
export interface PermitReader {
  readonly ofPerson: (personId: string) => Promise<readonly KeptPermit[]>;
  /** The person's contests that are still to be read at this time (seconds since 1970). */
  readonly contestsOf: (personId: string, seconds: number) => Promise<readonly OwnContest[]>;
  readonly find: (personId: string, permitId: string) => Promise<KeptPermit | undefined>;
  readonly holder: (plate: string) => Promise<Holder | undefined>;
  /** How many plates a person has. */
  readonly platesOf: (personId: string) => Promise<number>;
  readonly request: (requestId: string) => Promise<KeptRequest | undefined>;
  /** Those to be decided, the oldest first. */
  readonly openRequests: (after: string | undefined, most: number) => Promise<RequestPage>;
  /** How often a person has parked a plate. */
  readonly timesParked: (personId: string, plate: string) => Promise<number>;
}

const DriverRow = z.object({ plates: z._default(z.int(), 0) });

export const createPermitReader = (documents: DynamoDBDocumentClient, table: string): PermitReader => {
  const get = async (Key: Key) =>
    (await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

  const find = async <S extends z.ZodMiniType>(key: Key, schema: S): Promise<z.output<S> | undefined> => {
    const row = await get(key);
    return row === undefined ? undefined : z.parse(schema, row);
  };

  const under = async (personId: string, prefix: string): Promise<Record<string, unknown>[]> => {
    const rows: Record<string, unknown>[] = [];
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': driverPartition(personId), ':prefix': prefix },
      },
    );
    for await (const { Items = [] } of pages) rows.push(...Items);
    return rows;
  };

  return {
    ofPerson: async (personId) => (await under(personId, permitPrefix)).map((row) => z.parse(KeptPermit, row)),

    contestsOf: async (personId, seconds) =>
      (await under(personId, contestPrefix))
        .map((row) => z.parse(KeptOwnContest, row))
        .filter(({ expiresAt = seconds + 1 }) => expiresAt > seconds)
        .map(({ expiresAt: _expiresAt, ...contest }) => contest),

    find: (personId, permitId) => find(permitKey(personId, permitId), KeptPermit),
    holder: (plate) => find(holderKey(plate), Holder),
    platesOf: async (personId) => (await find(driverKey(personId), DriverRow))?.plates ?? 0,
    request: (requestId) => find(requestKey(requestId), KeptRequest),

    openRequests: async (after, most) => {
      const { Items = [], LastEvaluatedKey } = await documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byList',
          KeyConditionExpression: `listKey = :open${after === undefined ? '' : ' AND listSort > :after'}`,
          ExpressionAttributeValues: { ':open': requestList, ...(after === undefined ? {} : { ':after': after }) },
          Limit: most,
        }),
      );
      const requests = Items.map((row) => z.parse(KeptRequest, row));
      const last = Items.at(-1)?.listSort;
      return LastEvaluatedKey === undefined || last === undefined ? { requests } : { requests, next: String(last) };
    },

    timesParked: async (personId, plate) => {
      let times = 0;
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          FilterExpression: 'plate = :plate AND #state IN (:arrived, :left)',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':pk': driverPartition(personId),
            ':prefix': bookingPrefix,
            ':plate': plate,
            ':arrived': 'arrived',
            ':left': 'left',
          },
          Select: 'COUNT',
        },
      );
      for await (const { Count = 0 } of pages) times += Count;
      return times;
    },
  };
};
