import { type DynamoDBDocumentClient, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { Closure } from '@huzhou/shared/parking/closure';
import type { LotId } from '@huzhou/shared/parking/lot';
import * as z from 'zod/mini';
import { updateOnly } from '../../platform/conditional-update.ts';
import { isConditionFailure, type TransactItems, ttlOf } from '../../platform/table.ts';
import { closureKey, closurePrefix, indexSort, lotPartition } from '../keys.ts';
import { lookAttributes, lookOf } from '../look-row.ts';

type Item = TransactItems[number];

/** A closure with what its worker goes by. */
export const StoredClosure = z.object({
  ...Closure.shape,
  lotId: z.string(),
  /** How often it was begun: whoever finds it done must have done the last. */
  round: z.int(),
  /** Present while there is work on it. */
  look: z.optional(z.string()),
});
export type StoredClosure = z.infer<typeof StoredClosure>;

export interface ClosureStore {
  /** Of a lot, the earliest first, as they are now. */
  readonly of: (lotId: LotId) => Promise<readonly StoredClosure[]>;
  /** For a transaction. */
  readonly create: (lotId: LotId, closure: Closure, now: Instant) => Item;
  /** For a transaction; refused when it is lifted already. */
  readonly lift: (closure: StoredClosure, now: Instant) => Item;
  /** For a transaction that must not happen once the closure is lifted. */
  readonly stillClosing: (closure: StoredClosure) => Item;
  /** The same, and counts a booking that was helped. */
  readonly counting: (closure: StoredClosure, what: 'moved' | 'cancelled') => Item;
  /** Somebody is at it: the sweeper need not ask for it until a function's time is over. */
  readonly attend: (closure: StoredClosure, now: Instant) => Promise<void>;
  /** Closed for good; false when it was lifted or begun anew meanwhile. */
  readonly settle: (closure: StoredClosure) => Promise<boolean>;
  /** To be gone over again, because another closure has let go of slots that it covers too. */
  readonly redo: (closure: StoredClosure, now: Instant) => Promise<void>;
  /** There is no more work on it. */
  readonly rest: (closure: StoredClosure) => Promise<void>;
}

const keptSeconds = 60 * secondsIn.day;
const attendedSeconds = 6 * secondsIn.minute;
const isClosing = '#state = :closing';

const keyOf = ({ lotId, createdAt, closureId }: StoredClosure) => closureKey(lotId, createdAt, closureId);

export const createClosureRepository = (documents: DynamoDBDocumentClient, TableName: string): ClosureStore => ({
  of: async (lotId) => {
    const found: StoredClosure[] = [];
    const pages = paginateQuery(
      { client: documents },
      {
        TableName,
        KeyConditionExpression: 'pk = :lot AND begins_with(sk, :closure)',
        ExpressionAttributeValues: { ':lot': lotPartition(lotId), ':closure': closurePrefix },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) found.push(...Items.map((row) => z.parse(StoredClosure, row)));
    return found;
  },

  create: (lotId, closure, now) => ({
    Put: {
      TableName,
      Item: {
        ...closureKey(lotId, closure.createdAt, closure.closureId),
        ...closure,
        lotId,
        round: 1,
        ...lookOf('closure', closure.closureId, now),
        expiresAt: ttlOf(plusSeconds(closure.to, keptSeconds)),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }),

  lift: (closure, now) => {
    const { look, lookKey, lookSort } = lookOf('closure', closure.closureId, now);
    return {
      Update: {
        TableName,
        Key: keyOf(closure),
        UpdateExpression: 'SET #state = :lifted, look = :look, lookKey = :lookKey, lookSort = :lookSort',
        ConditionExpression: 'attribute_exists(pk) AND #state <> :lifted',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':lifted': 'lifted',
          ':look': look,
          ':lookKey': lookKey,
          ':lookSort': lookSort,
        },
      },
    };
  },

  stillClosing: (closure) => ({
    ConditionCheck: {
      TableName,
      Key: keyOf(closure),
      ConditionExpression: isClosing,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':closing': 'closing' },
    },
  }),

  counting: (closure, what) => ({
    Update: {
      TableName,
      Key: keyOf(closure),
      UpdateExpression: 'ADD #what :one',
      ConditionExpression: isClosing,
      ExpressionAttributeNames: { '#state': 'state', '#what': what },
      ExpressionAttributeValues: { ':closing': 'closing', ':one': 1 },
    },
  }),

  attend: async (closure, now) => {
    await updateOnly(documents, {
      table: TableName,
      key: keyOf(closure),
      set: { lookSort: indexSort(plusSeconds(now, attendedSeconds), closure.closureId) },
      only: 'attribute_exists(look) AND attribute_exists(#state)',
    });
  },

  settle: (closure) =>
    updateOnly(documents, {
      table: TableName,
      key: keyOf(closure),
      set: { state: 'closed' },
      remove: [...lookAttributes],
      only: `${isClosing} AND round = :round`,
      values: { ':closing': 'closing', ':round': closure.round },
    }),

  redo: async (closure, now) => {
    const { look, lookKey, lookSort } = lookOf('closure', closure.closureId, now);
    try {
      await documents.send(
        new UpdateCommand({
          TableName,
          Key: keyOf(closure),
          UpdateExpression:
            'SET #state = :closing, look = :look, lookKey = :lookKey, lookSort = :lookSort ADD round :one',
          ConditionExpression: 'attribute_exists(pk) AND #state <> :lifted',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':closing': 'closing',
            ':lifted': 'lifted',
            ':one': 1,
            ':look': look,
            ':lookKey': lookKey,
            ':lookSort': lookSort,
          },
        }),
      );
    } catch (error) {
      // Lifted meanwhile: then there is nothing to be done again.
      if (!isConditionFailure(error)) throw error;
    }
  },

  rest: async (closure) => {
    await updateOnly(documents, {
      table: TableName,
      key: keyOf(closure),
      set: { state: 'lifted' },
      remove: [...lookAttributes],
      only: '#state = :lifted',
      values: { ':lifted': 'lifted' },
    });
  },
});
