import { setTimeout as pause } from 'node:timers/promises';
import { type AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type BatchWriteCommandOutput,
  DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';

/** A client for plain JavaScript values. One per function, made in its composition root. */
export const createDocumentClient = (client: DynamoDBClient = new DynamoDBClient({})): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

/** Seconds since 1970, as the TTL attribute `expiresAt` wants them. Expired rows may linger: readers must check. */
export const ttlOf = (instant: string): number => Math.ceil(Date.parse(instant) / 1000);

/** Whether a single conditional write was refused by its condition. */
export const isConditionFailure = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** Why each item of a cancelled transaction was refused; `item` is the row as it is, where ALL_OLD was asked for. */
export interface Refusal {
  readonly index: number;
  readonly item?: Record<string, unknown>;
}

export type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

interface CancellationReason {
  readonly Code?: string;
  /** As the store writes it: the document client translates answers, but not errors. */
  readonly Item?: Record<string, AttributeValue>;
}

const cancellationReasons = (error: unknown): readonly CancellationReason[] | undefined =>
  error instanceof Error && error.name === 'TransactionCanceledException' && 'CancellationReasons' in error
    ? (error.CancellationReasons as CancellationReason[])
    : undefined;

/** Whether a transaction met others on the same rows each time that it was tried: whoever decided on them reads again. */
export const isTransactionConflict = (error: unknown): boolean =>
  cancellationReasons(error)?.some(({ Code }) => Code === 'TransactionConflict') ?? false;

// Two transactions that touch one row at once: the store refuses one of them, and to try again is all that is wanted.
const conflictPausesMilliseconds = [20, 60, 180, 400];

/**
 * Writes all items or none. Refused conditions come back as data, by the index of their item; conflicts with
 * another transaction are tried again; everything else is thrown.
 */
export const transact = async (
  documents: DynamoDBDocumentClient,
  items: TransactItems,
): Promise<Result<undefined, readonly Refusal[]>> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await documents.send(new TransactWriteCommand({ TransactItems: items }));
      return ok(undefined);
    } catch (error) {
      const reasons = cancellationReasons(error);
      if (reasons === undefined) throw error;
      const refusals = reasons.flatMap(({ Code, Item }, index): Refusal[] =>
        Code === 'ConditionalCheckFailed' ? [Item === undefined ? { index } : { index, item: unmarshall(Item) }] : [],
      );
      if (refusals.length > 0) return err(refusals);
      const wait = conflictPausesMilliseconds[attempt];
      if (wait === undefined || !reasons.some(({ Code }) => Code === 'TransactionConflict')) throw error;
      await pause(wait / 2 + (Math.random() * wait) / 2);
    }
  }
};

// What the store takes in one batch.
const rowsPerBatch = 25;
const batchPausesMilliseconds = [50, 150, 450, 1_350];

const putBatch = async (
  documents: DynamoDBDocumentClient,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> => {
  let left: BatchWriteCommandInput['RequestItems'] = { [table]: rows.map((Item) => ({ PutRequest: { Item } })) };
  for (const wait of [...batchPausesMilliseconds, undefined]) {
    const { UnprocessedItems = {} }: BatchWriteCommandOutput = await documents.send(
      new BatchWriteCommand({ RequestItems: left }),
    );
    if (Object.keys(UnprocessedItems).length === 0) return;
    if (wait === undefined) break;
    left = UnprocessedItems;
    await pause(wait);
  }
  throw new Error(`The table ${table} did not take all rows of a batch`);
};

/** Adds or replaces rows, each on its own: some may be written when it throws. */
export const putAll = async (
  documents: DynamoDBDocumentClient,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> => {
  for (let start = 0; start < rows.length; start += rowsPerBatch)
    await putBatch(documents, table, rows.slice(start, start + rowsPerBatch));
};
