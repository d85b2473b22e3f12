import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { updateOnly } from '../platform/conditional-update.ts';
import { isConditionFailure, ttlOf } from '../platform/table.ts';
import type { PhotoFacts, WithheldReason } from './photo.ts';

type PhotoVerdict = NonNullable<PhotoFacts['verdict']>;

/** How a content check ended; absent while only what it is of is known. */
const Trace = z.object({ verdict: z.optional(z.enum(['pass', 'review', 'risky'])) });

/** A check whose two halves have met. */
export interface FinishedCheck<Ref> {
  readonly photo: Ref;
  readonly verdict: PhotoVerdict;
}

/**
 * The rows of one capability's photos, in its own table. `Ref` names a photo: its own id and that of what it is of.
 * Every change finds the state that it is for, so that a second delivery changes nothing.
 */
export interface PhotoRows<Ref, P extends Ref & PhotoFacts> {
  readonly find: (photo: Ref) => Promise<P | undefined>;
  /** What names a photo, and nothing else of it: for logs and messages. */
  readonly refOf: (photo: Ref) => Ref;
  /**
   * The key that the file of a pending photo is, or will be, put under: `proposed`, unless an earlier try has agreed on
   * another. Undefined when the photo was pending no more.
   */
  readonly agreeOnMediaKey: (photo: Ref, proposed: string) => Promise<string | undefined>;
  /** pending → ready; false when it was pending no more. */
  readonly markReady: (photo: Ref, mediaKey: string, at: Instant) => Promise<boolean>;
  /** pending → withheld; false when it was pending no more. */
  readonly withhold: (photo: Ref, reason: WithheldReason, at: Instant) => Promise<boolean>;
  /** withheld as `unfetchable` → pending, since its file has been fetched after all; false when it was not withheld so. */
  readonly reviveFetched: (photo: Ref, at: Instant) => Promise<boolean>;
  /** Notes which photo WeChat's trace id is of. Gives the check back when its verdict has come already. */
  readonly recordTrace: (photo: Ref, traceId: string, at: Instant) => Promise<FinishedCheck<Ref> | undefined>;
  /** Notes the verdict of a trace id. Gives the check back when it is known which photo it is of. */
  readonly recordVerdict: (
    traceId: string,
    verdict: PhotoVerdict,
    at: Instant,
  ) => Promise<FinishedCheck<Ref> | undefined>;
  /** Puts a verdict on a ready photo; `risky` withholds it. A verdict already there stays, unless this one is risky. */
  readonly applyVerdict: (check: FinishedCheck<Ref>, at: Instant) => Promise<boolean>;
}

const keptTraceSeconds = 7 * secondsIn.day;

const traceKey = (traceId: string) => ({ pk: `TRACE#${traceId}`, sk: 'TRACE' });

export interface PhotoRowsOptions<Ref, P> {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  /** What names a photo; it is kept with a running content check. */
  readonly ref: z.ZodMiniType<Ref>;
  readonly keyOf: (photo: Ref) => { readonly pk: string; readonly sk: string };
  readonly parse: (row: Readonly<Record<string, unknown>>) => P;
  /** Attributes by which a sweeper finds photos that nobody cleaned. Whatever settles a photo ends its interest. */
  readonly lookedFor: readonly string[];
}

export const createPhotoRows = <Ref extends Readonly<Record<string, unknown>>, P extends Ref & PhotoFacts>({
  documents,
  table,
  ref,
  keyOf,
  parse,
  lookedFor,
}: PhotoRowsOptions<Ref, P>): PhotoRows<Ref, P> => {
  const refOf = (photo: Ref): Ref => z.parse(ref, photo);

  interface Change {
    readonly set: Readonly<Record<string, unknown>>;
    readonly only: string;
    readonly values?: Readonly<Record<string, unknown>>;
  }

  /** Sets attributes where the condition holds. */
  const change = (photo: Ref, { set, only, values = {} }: Change): Promise<boolean> =>
    updateOnly(documents, {
      table,
      key: keyOf(photo),
      set,
      remove: lookedFor,
      only: `attribute_exists(pk) AND (${only})`,
      values,
    });

  const whilePending = { only: '#state = :pending', values: { ':pending': 'pending' } };
  const whileReady = { only: '#state = :ready', values: { ':ready': 'ready' } };

  // The two halves of a check come in any order (WeChat may push before we have written down what it is of), so
  // both write to the same row and whoever comes second finds the check complete.
  const completeTrace = async (traceId: string, half: object, at: Instant): Promise<FinishedCheck<Ref> | undefined> => {
    const entries = Object.entries(half);
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: traceKey(traceId),
        UpdateExpression: `SET expiresAt = :expiresAt, ${entries.map(([name]) => `${name} = :${name}`).join(', ')}`,
        ExpressionAttributeValues: {
          ':expiresAt': ttlOf(plusSeconds(at, keptTraceSeconds)),
          ...Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const { verdict } = z.parse(Trace, Attributes);
    const photo = z.safeParse(ref, Attributes);
    return verdict === undefined || !photo.success ? undefined : { photo: photo.data, verdict };
  };

  return {
    find: async (photo) => {
      const Key = keyOf(photo);
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item === undefined ? undefined : parse(Item);
    },

    refOf,

    agreeOnMediaKey: async (photo, proposed) => {
      try {
        const { Attributes } = await documents.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(photo),
            UpdateExpression: 'SET mediaKey = if_not_exists(mediaKey, :proposed)',
            ConditionExpression: `attribute_exists(pk) AND ${whilePending.only}`,
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':proposed': proposed, ...whilePending.values },
            ReturnValues: 'ALL_NEW',
          }),
        );
        return z.parse(z.string(), Attributes?.mediaKey);
      } catch (error) {
        if (isConditionFailure(error)) return undefined;
        throw error;
      }
    },

    markReady: (photo, mediaKey, stateAt) =>
      change(photo, { set: { state: 'ready', mediaKey, stateAt }, ...whilePending }),

    withhold: (photo, withheldReason, stateAt) =>
      change(photo, { set: { state: 'withheld', withheldReason, stateAt }, ...whilePending }),

    reviveFetched: (photo, stateAt) =>
      change(photo, {
        set: { state: 'pending', stateAt },
        only: '#state = :withheld AND withheldReason = :unfetchable',
        values: { ':withheld': 'withheld', ':unfetchable': 'unfetchable' },
      }),

    recordTrace: async (photo, traceId, at) => {
      await change(photo, { set: { traceId }, ...whileReady });
      return completeTrace(traceId, refOf(photo), at);
    },

    recordVerdict: (traceId, verdict, at) => completeTrace(traceId, { verdict }, at),

    applyVerdict: ({ photo, verdict }, stateAt) =>
      verdict === 'risky'
        ? change(photo, { set: { state: 'withheld', withheldReason: 'risky', verdict, stateAt }, ...whileReady })
        : change(photo, {
            set: { verdict },
            only: '#state = :ready AND attribute_not_exists(verdict)',
            values: whileReady.values,
          }),
  };
};
