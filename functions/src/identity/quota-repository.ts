import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { SubscriptionQuota } from '@huzhou/shared/identity/routes';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { type IdempotentCall, recallCall, rememberCall, replay } from '../platform/idempotency.ts';
import { isConditionFailure, transact } from '../platform/table.ts';
import { quotaKey } from './keys.ts';

type Quota = z.infer<typeof SubscriptionQuota>;

/** How many messages of each template a person has agreed to receive and has not received yet: one accept, one message. */
export interface QuotaRepository {
  readonly quotaOf: (personId: string) => Promise<Quota>;
  /** One more of each template, once for this call; the quota after it. */
  readonly add: (call: IdempotentCall, templateIds: readonly string[]) => Promise<Result<Quota, Failure>>;
  /** Takes one; false when there is none. To be called before a message is sent: none is sent without agreement. */
  readonly take: (personId: string, templateId: string) => Promise<boolean>;
  /** Gives one back that was taken for a message which certainly was not sent. */
  readonly giveBack: (personId: string, templateId: string) => Promise<void>;
  /** Nothing left: WeChat says that the person refuses (43101), whatever we counted. */
  readonly empty: (personId: string, templateId: string) => Promise<void>;
}

export interface QuotaRepositoryDeps {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
}

// `revision` moves with every write, so that the quota told in a reply is the one after exactly this call.
const Row = z.object({ revision: z.int(), left: z.record(z.string(), z.int()) });
type Row = z.infer<typeof Row>;

const attempts = 8;

export const createQuotaRepository = ({ documents, table, clock }: QuotaRepositoryDeps): QuotaRepository => {
  const read = async (personId: string): Promise<Row> => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: quotaKey(personId), ConsistentRead: true }),
    );
    return Item === undefined ? { revision: 0, left: {} } : z.parse(Row, Item);
  };

  const replaceRow = (personId: string, before: Row, left: Quota) => ({
    TableName: table,
    Item: { ...quotaKey(personId), revision: before.revision + 1, left },
    ConditionExpression: before.revision === 0 ? 'attribute_not_exists(pk)' : 'revision = :revision',
    ...(before.revision === 0 ? {} : { ExpressionAttributeValues: { ':revision': before.revision } }),
  });

  const change = async (
    personId: string,
    templateId: string,
    update: string,
    condition: string,
    values: Record<string, number>,
  ): Promise<boolean> => {
    try {
      await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: quotaKey(personId),
          UpdateExpression: `SET ${update}, revision = revision + :one`,
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#left': 'left', '#template': templateId },
          ExpressionAttributeValues: { ':one': 1, ...values },
        }),
      );
      return true;
    } catch (error) {
      if (isConditionFailure(error)) return false;
      throw error;
    }
  };

  const counted = 'attribute_exists(#left.#template)';

  return {
    quotaOf: async (personId) => (await read(personId)).left,

    add: async (call, templateIds) => {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const now = clock.now();
        const kept = await recallCall(documents, table, call, now);
        if (kept !== undefined) {
          const replayed = replay(kept, call);
          return replayed.ok ? ok(z.parse(Row.shape.left, replayed.value)) : replayed;
        }
        const before = await read(call.personId);
        const left = { ...before.left };
        for (const templateId of new Set(templateIds)) left[templateId] = (left[templateId] ?? 0) + 1;
        const written = await transact(documents, [
          { Put: replaceRow(call.personId, before, left) },
          { Put: rememberCall(table, call, left, now) },
        ]);
        if (written.ok) return ok(left);
      }
      return err(failure('conflict'));
    },

    take: (personId, templateId) =>
      change(personId, templateId, '#left.#template = #left.#template - :one', '#left.#template >= :one', {}),

    giveBack: async (personId, templateId) => {
      await change(personId, templateId, '#left.#template = #left.#template + :one', counted, {});
    },

    empty: async (personId, templateId) => {
      await change(personId, templateId, '#left.#template = :none', counted, { ':none': 0 });
    },
  };
};
