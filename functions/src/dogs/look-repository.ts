import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Dog } from '@huzhou/shared/dogs/dog';
import { Sighting } from '@huzhou/shared/dogs/sighting';
import { Recall } from '@huzhou/shared/dogs/vaccination';
import * as z from 'zod/mini';
import { log } from '../platform/log.ts';
import { isConditionFailure } from '../platform/table.ts';
import { type Row, rowKind } from './dog-rows.ts';
import { batchIndexKey, dogIndexes, dogKey, lookIndexKey, recallKey } from './keys.ts';
import { Photo } from './photo.ts';
import type { Batches, Lookout, Overdue } from './ports.ts';

const overdueOf = (row: Row): Overdue[] => {
  try {
    switch (rowKind(row)) {
      case 'dog':
        return [{ kind: 'dog', dog: z.parse(Dog, row) }];
      case 'sighting':
        return [{ kind: 'sighting', sighting: z.parse(Sighting, row) }];
      case 'photo':
        return [{ kind: 'photo', photo: z.parse(Photo, row) }];
      case 'recall':
        return [{ kind: 'recall', recall: z.parse(Recall, row) }];
      default:
        return [];
    }
  } catch (error) {
    // One row that does not fit must not keep the sweeper from all the others.
    log.error('dog-sweep.row-unfit', { pk: row.pk, sk: row.sk, error });
    return [];
  }
};

// As many rows as are driven at the same time.
const pageSize = 25;

const ifStill = async (send: () => Promise<unknown>): Promise<void> => {
  try {
    await send();
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
  }
};

/** Reads the sparse index of what wants a look. It lags behind by moments: whoever acts reads the row again. */
export const createLookRepository = (documents: DynamoDBDocumentClient, table: string): Lookout => ({
  overdue: async function* (shard, now) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byLook',
          KeyConditionExpression: 'lookKey = :shard AND lookSort < :now',
          ExpressionAttributeValues: { ':shard': lookIndexKey(shard), ':now': now },
          Limit: pageSize,
          ExclusiveStartKey: from,
        }),
      );
      yield (page.Items ?? []).flatMap(overdueOf);
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  },

  relook: async (dog, now) => {
    const { lookKey, lookSort } = { lookKey: undefined, lookSort: undefined, ...dogIndexes(dog, now) };
    await ifStill(() =>
      documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { ...dogKey(dog.dogId) },
          UpdateExpression: lookKey === undefined ? 'REMOVE lookKey, lookSort' : 'SET lookKey = :key, lookSort = :sort',
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: {
            ':version': dog.version,
            ...(lookKey === undefined ? {} : { ':key': lookKey, ':sort': lookSort }),
          },
        }),
      ),
    );
  },
});

/** Finds what a recalled batch was given to. */
export const createBatchRepository = (documents: DynamoDBDocumentClient, table: string): Batches => ({
  subjectsOf: async function* (vaccineCode, batch) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byBatch',
          KeyConditionExpression: 'batchKey = :batch',
          ExpressionAttributeValues: { ':batch': batchIndexKey(vaccineCode, batch) },
          Limit: pageSize,
          ExclusiveStartKey: from,
        }),
      );
      yield [...new Set((page.Items ?? []).map(({ subjectId }) => z.parse(z.string(), subjectId)))];
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  },

  finish: async ({ vaccineCode, batch }, dogs) => {
    await ifStill(() =>
      documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { ...recallKey(vaccineCode, batch) },
          UpdateExpression: 'SET #state = :done, dogs = :dogs REMOVE lookKey, lookSort',
          ConditionExpression: '#state = :running',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':done': 'done', ':running': 'running', ':dogs': dogs },
        }),
      ),
    );
  },
});
