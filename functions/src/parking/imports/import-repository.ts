import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { updateOnly } from '../../platform/conditional-update.ts';
import { type TransactItems, transact, ttlOf } from '../../platform/table.ts';
import { lookAttributes, lookOf } from '../look-row.ts';
import type { LotWrites } from '../lots/lot-writes.ts';
import { ImportJob, importKey, keptSeconds } from './import-job.ts';
import type { LotWrite } from './plan-import.ts';

type Item = TransactItems[number];
type Progress = Partial<Omit<ImportJob, 'importId' | 'caller' | 'createdAt' | 'startedAt'>>;

export interface ImportStore {
  readonly find: (importId: string) => Promise<ImportJob | undefined>;
  /** For the transaction in which it is asked for. */
  readonly create: (job: ImportJob) => Item;
  /** For the transaction in which it is begun; refused when it has been. */
  readonly start: (importId: string, now: Instant) => Item;
  /** Says how far it is, or that it is refused; nothing where it is over already. */
  readonly note: (importId: string, progress: Progress) => Promise<void>;
  /** Writes all lots and the end of the import, or nothing: false when one of them changed meanwhile, or it is over. */
  readonly apply: (importId: string, writes: readonly LotWrite[], progress: Progress) => Promise<boolean>;
}

const isUnderWay = '#state IN (:waiting, :checking, :applying)';
const underWay = { ':waiting': 'waiting', ':checking': 'checking', ':applying': 'applying' };

export const createImportRepository = (
  documents: DynamoDBDocumentClient,
  table: string,
  lotWrites: LotWrites,
): ImportStore => {
  const endOf = (importId: string, progress: Progress): Item => ({
    Update: {
      TableName: table,
      Key: { ...importKey(importId) },
      UpdateExpression: `SET #state = :applied, lots = :lots, spots = :spots REMOVE ${lookAttributes.join(', ')}`,
      ConditionExpression: isUnderWay,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ...underWay,
        ':applied': 'applied',
        ':lots': progress.lots ?? 0,
        ':spots': progress.spots ?? 0,
      },
    },
  });

  return {
    find: async (importId) => {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: { ...importKey(importId) }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : z.parse(ImportJob, Item);
    },

    create: (job) => ({
      Put: {
        TableName: table,
        Item: { ...importKey(job.importId), ...job, expiresAt: ttlOf(plusSeconds(job.createdAt, keptSeconds)) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }),

    start: (importId, now) => {
      const look = lookOf('import', importId, now);
      return {
        Update: {
          TableName: table,
          Key: { ...importKey(importId) },
          UpdateExpression: 'SET startedAt = :now, look = :look, lookKey = :lookKey, lookSort = :lookSort',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(startedAt)',
          ExpressionAttributeValues: {
            ':now': now,
            ':look': look.look,
            ':lookKey': look.lookKey,
            ':lookSort': look.lookSort,
          },
        },
      };
    },

    note: async (importId, progress) => {
      const remove = progress.state === 'refused' ? [...lookAttributes] : [];
      await updateOnly(documents, {
        table,
        key: importKey(importId),
        set: progress,
        remove,
        only: isUnderWay,
        values: underWay,
      });
    },

    apply: async (importId, writes, progress) => {
      const lots = writes.map(({ lot, spots, seen }) =>
        seen === undefined ? lotWrites.create(lot, spots) : lotWrites.replace(lot, spots, seen),
      );
      return (await transact(documents, [...lots, endOf(importId, progress)])).ok;
    },
  };
};
