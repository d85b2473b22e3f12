import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Change } from '@huzhou/shared/complaints/change';
import { submitComplaint } from '@huzhou/shared/complaints/routes';
import { type IdempotentCall, recallCall, rememberCall } from '../platform/idempotency.ts';
import { countCall } from '../platform/rate-limit.ts';
import { isConditionFailure, type TransactItems, transact } from '../platform/table.ts';
import {
  caseFileOf,
  complaintRow,
  contactRow,
  eventRow,
  parseComplaint,
  parseEvent,
  photoRow,
  type Row,
} from './complaint-rows.ts';
import { keptReplyOf } from './kept-reply.ts';
import { complaintKey, eventKey, partitionOf } from './keys.ts';
import type { ComplaintStore, WriteOutcome } from './ports.ts';

type Item = TransactItems[number];
/** An item of a transaction, with what it means when its condition refuses. */
type Meaning<Outcome> = readonly [Item, Outcome];

const isGivenUp = (error: unknown): boolean => error instanceof Error && error.name === 'TransactionCanceledException';

export const createComplaintRepository = (
  documents: DynamoDBDocumentClient,
  tables: { readonly complaints: string; readonly limits: string },
): ComplaintStore => {
  const TableName = tables.complaints;

  const isNew = (Item: Row): Item => ({
    Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' },
  });

  /** All or nothing. Of several refusals the first item's counts, so order them by what must be known first. */
  const write = async <Outcome>(items: readonly Meaning<Outcome>[]): Promise<Outcome | 'done' | 'lost'> => {
    try {
      const written = await transact(
        documents,
        items.map(([item]) => item),
      );
      if (written.ok) return 'done';
      const first = Math.min(...written.failure.map(({ index }) => index));
      return items[first]?.[1] ?? 'lost';
    } catch (error) {
      // Others kept touching the same rows for as long as it is worth waiting: whoever asked reads again.
      if (isGivenUp(error)) return 'lost';
      throw error;
    }
  };

  const lostUnless = (items: readonly Item[]): readonly Meaning<WriteOutcome>[] =>
    items.map((item) => [item, 'lost'] as const);

  const rememberItem = (call: IdempotentCall, change: Change): Meaning<WriteOutcome> => {
    const kept = keptReplyOf(change);
    return [{ Put: rememberCall(TableName, call, kept, kept.at) }, 'repeated'];
  };

  const rowsOf = async (complaintId: string, between?: readonly [string, string]): Promise<Row[]> => {
    const rows: Row[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: between === undefined ? 'pk = :pk' : 'pk = :pk AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: {
            ':pk': partitionOf(complaintId),
            ...(between === undefined ? {} : { ':first': between[0], ':last': between[1] }),
          },
          ExclusiveStartKey: from,
        }),
      );
      rows.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return rows;
  };

  return {
    find: async (complaintId) => {
      const { Item } = await documents.send(
        new GetCommand({ TableName, Key: complaintKey(complaintId), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : parseComplaint(Item);
    },

    read: async (complaintId) => caseFileOf(await rowsOf(complaintId)),

    eventsBetween: async (complaintId, afterSeq, toSeq) => {
      if (afterSeq >= toSeq) return [];
      const [first, last] = [eventKey(complaintId, afterSeq + 1).sk, eventKey(complaintId, toSeq).sk];
      return (await rowsOf(complaintId, [first, last])).map(parseEvent);
    },

    recall: (call, now) => recallCall(documents, TableName, call, now),

    submit: async ({ change, photos, sealedPhone, call }) => {
      const { complaint, events } = change;
      const { complaintId, reporterId, submittedAt } = complaint;
      return write<WriteOutcome | 'too-many'>([
        rememberItem(call, change),
        [{ Update: countCall(tables.limits, submitComplaint, reporterId, submittedAt) }, 'too-many'],
        ...lostUnless([
          isNew(complaintRow(complaint)),
          ...events.map((event) => isNew(eventRow(event))),
          ...photos.map((photo) => isNew(photoRow(photo))),
          ...(sealedPhone === undefined ? [] : [isNew(contactRow(complaintId, sealedPhone))]),
        ]),
      ]);
    },

    apply: async (change, { before, states, photos = [], call }) => {
      const stateNames = states.map((_, index) => `:state${index}`);
      const moved: Item = {
        Put: {
          TableName,
          Item: complaintRow(change.complaint),
          ConditionExpression: `version = :version AND #state IN (${stateNames.join(', ')})`,
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':version': before.version,
            ...Object.fromEntries(states.map((state, index) => [stateNames[index], state])),
          },
        },
      };
      return write<WriteOutcome>([
        ...(call === undefined ? [] : [rememberItem(call, change)]),
        ...lostUnless([
          moved,
          ...change.events.map((event) => isNew(eventRow(event))),
          // The same photo may show the work again after a rework; its row is there already then.
          ...photos.map((photo) => isNew(photoRow(photo))),
        ]),
      ]);
    },

    remember: async (call, now) => {
      try {
        await documents.send(new PutCommand(rememberCall(TableName, call, null, now)));
        return 'done';
      } catch (error) {
        if (isConditionFailure(error)) return 'repeated';
        throw error;
      }
    },
  };
};
