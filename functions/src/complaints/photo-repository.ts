import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { updateOnly } from '../platform/conditional-update.ts';
import { isConditionFailure, ttlOf } from '../platform/table.ts';
import { parsePhoto } from './complaint-rows.ts';
import { type Photo, photoKey, type WithheldReason } from './photo.ts';

export type PhotoRef = Pick<Photo, 'complaintId' | 'photoId'>;
export type PhotoVerdict = NonNullable<Photo['verdict']>;

/** A photo's content check: what it is of and how it ended, whichever of the two has become known. */
const Trace = z.object({
  complaintId: z.optional(z.string()),
  photoId: z.optional(z.string()),
  verdict: z.optional(z.enum(['pass', 'review', 'risky'])),
});

/** A check whose two halves have met. */
export interface FinishedCheck {
  readonly photo: PhotoRef;
  readonly verdict: PhotoVerdict;
}

/** The rows of photos. Every change finds the state that it is for, so that a second delivery changes nothing. */
export interface PhotoRepository {
  readonly find: (photo: PhotoRef) => Promise<Photo | undefined>;
  /**
   * The key that the file of a pending photo is, or will be, put under: `proposed`, unless an earlier try has agreed on
   * another. Undefined when the photo was pending no more.
   */
  readonly agreeOnMediaKey: (photo: PhotoRef, proposed: string) => Promise<string | undefined>;
  /** pending → ready; false when it was pending no more. */
  readonly markReady: (photo: PhotoRef, mediaKey: string, at: Instant) => Promise<boolean>;
  /** pending → withheld; false when it was pending no more. */
  readonly withhold: (photo: PhotoRef, reason: WithheldReason, at: Instant) => Promise<boolean>;
  /** withheld as `unfetchable` → pending, since its file has been fetched after all; false when it was not withheld so. */
  readonly reviveFetched: (photo: PhotoRef, at: Instant) => Promise<boolean>;
  /** Notes which photo WeChat's trace id is of. Gives the check back when its verdict has come already. */
  readonly recordTrace: (photo: PhotoRef, traceId: string, at: Instant) => Promise<FinishedCheck | undefined>;
  /** Notes the verdict of a trace id. Gives the check back when it is known which photo it is of. */
  readonly recordVerdict: (traceId: string, verdict: PhotoVerdict, at: Instant) => Promise<FinishedCheck | undefined>;
  /** Puts a verdict on a ready photo; `risky` withholds it. A verdict already there stays, unless this one is risky. */
  readonly applyVerdict: (check: FinishedCheck, at: Instant) => Promise<boolean>;
}

const keptTraceSeconds = 7 * secondsIn.day;

const traceKey = (traceId: string) => ({ pk: `TRACE#${traceId}`, sk: 'TRACE' });

export const createPhotoRepository = (documents: DynamoDBDocumentClient, table: string): PhotoRepository => {
  interface Change {
    readonly set: Readonly<Record<string, unknown>>;
    readonly only: string;
    readonly values?: Readonly<Record<string, unknown>>;
  }

  /** Sets attributes where the condition holds. Whatever settles a photo ends the sweeper's interest in it. */
  const change = ({ complaintId, photoId }: PhotoRef, { set, only, values = {} }: Change): Promise<boolean> =>
    updateOnly(documents, {
      table,
      key: photoKey(complaintId, photoId),
      set,
      remove: ['lookKey', 'lookSort'],
      only: `attribute_exists(pk) AND (${only})`,
      values,
    });

  const whilePending = { only: '#state = :pending', values: { ':pending': 'pending' } };
  const whileReady = { only: '#state = :ready', values: { ':ready': 'ready' } };

  // The two halves of a check come in any order (WeChat may push before we have written down what it is of), so
  // both write to the same row and whoever comes second finds the check complete.
  const completeTrace = async (
    traceId: string,
    half: Readonly<Record<string, string>>,
    at: Instant,
  ): Promise<FinishedCheck | undefined> => {
    const names = Object.keys(half);
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: traceKey(traceId),
        UpdateExpression: `SET expiresAt = :expiresAt, ${names.map((name) => `${name} = :${name}`).join(', ')}`,
        ExpressionAttributeValues: {
          ':expiresAt': ttlOf(plusSeconds(at, keptTraceSeconds)),
          ...Object.fromEntries(names.map((name) => [`:${name}`, half[name]])),
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const { complaintId, photoId, verdict } = z.parse(Trace, Attributes);
    if (complaintId === undefined || photoId === undefined || verdict === undefined) return undefined;
    return { photo: { complaintId, photoId }, verdict };
  };

  return {
    find: async ({ complaintId, photoId }) => {
      const Key = photoKey(complaintId, photoId);
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item === undefined ? undefined : parsePhoto(Item);
    },

    agreeOnMediaKey: async ({ complaintId, photoId }, proposed) => {
      try {
        const { Attributes } = await documents.send(
          new UpdateCommand({
            TableName: table,
            Key: photoKey(complaintId, photoId),
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
      const { complaintId, photoId } = photo;
      return completeTrace(traceId, { complaintId, photoId }, at);
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
