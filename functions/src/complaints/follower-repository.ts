import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { complaintLifecycle, isSettled } from '@huzhou/shared/complaints/lifecycle';
import type { Instant } from '@huzhou/shared/kernel/time';
import { type IdempotentCall, rememberCall } from '../platform/idempotency.ts';
import { type Meant, writeAll } from '../platform/write-all.ts';
import { addBounded, type Bound, removeBounded } from './bounded-rows.ts';
import { complaintKey, followerKey, followsIndexKey, indexSort, partitionOf } from './keys.ts';

/** A person who follows a case that they did not report. */
interface Follow {
  readonly complaintId: string;
  readonly personId: string;
  readonly at: Instant;
}

/** The call that this write is for, and what is answered to it, now and when it comes again. */
interface Answered {
  readonly call: IdempotentCall;
  readonly reply: unknown;
}

/** Somebody who hears of a case, and why. */
export interface Hearer {
  readonly personId: string;
  /** Their own case lies in this one: they hear of it whether or not they follow it. */
  readonly hasMerged: boolean;
  /** It stands in their list of what they follow, and counts there. */
  readonly isListed: boolean;
}

/** Whether somebody hears of a case by their own wish. */
export const follows = (hearer: Hearer | undefined): boolean =>
  hearer !== undefined && (hearer.isListed || !hearer.hasMerged);

export interface Followers {
  /** Who hears of a case that they did not report, a thousand of them at most. */
  readonly of: (complaintId: string) => Promise<readonly Hearer[]>;
  /** `settled`: in the meantime nothing is owed any more. `full`: this person follows as many cases as they may. */
  readonly follow: (
    follow: Follow,
    answered: Answered,
  ) => Promise<'done' | 'repeated' | 'there' | 'full' | 'settled' | 'lost'>;
  /** Takes somebody out who hears of the case by following it; whose own case lies in it, goes on hearing. */
  readonly unfollow: (
    follow: Follow,
    hearer: Hearer,
    answered: Answered,
  ) => Promise<'done' | 'repeated' | 'gone' | 'lost'>;
  /** Remembers a call that had nothing to change. */
  readonly leave: (at: Instant, answered: Answered) => Promise<'done' | 'repeated' | 'lost'>;
}

export const mostFollows = 200;
const mostCounted = 1_000;

const openStates = complaintLifecycle.states.filter((state) => !isSettled(state));

/** Who follows which case: a row in the case's partition, found by person in the index of reporters. */
export const createFollowerRepository = (documents: DynamoDBDocumentClient, table: string): Followers => {
  const boundOf = (personId: string): Bound => ({
    table,
    countKey: { pk: followsIndexKey(personId), sk: 'COUNT' },
    most: mostFollows,
  });

  const remember = ({ call, reply }: Answered, at: Instant): Meant<'repeated'> => [
    { Put: rememberCall(table, call, reply, at) },
    'repeated',
  ];

  const whileOpen = (complaintId: string): Meant<'settled'> => {
    const values = Object.fromEntries(openStates.map((state, index) => [`:state${index}`, state]));
    return [
      {
        ConditionCheck: {
          TableName: table,
          Key: { ...complaintKey(complaintId) },
          ConditionExpression: `#state IN (${Object.keys(values).join(', ')})`,
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: values,
        },
      },
      'settled',
    ];
  };

  return {
    of: async (complaintId) => {
      const { Items = [] } = await documents.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :follower)',
          ExpressionAttributeValues: { ':pk': partitionOf(complaintId), ':follower': followerKey(complaintId, '').sk },
          ProjectionExpression: 'personId, mergedCase, reporterKey',
          Limit: mostCounted,
        }),
      );
      return Items.map(({ personId, mergedCase, reporterKey }) => ({
        personId: String(personId),
        hasMerged: mergedCase !== undefined,
        isListed: reporterKey !== undefined,
      }));
    },

    follow: ({ complaintId, personId, at }, answered) =>
      writeAll<'repeated' | 'there' | 'full' | 'settled'>(documents, [
        remember(answered, at),
        ...addBounded(boundOf(personId), {
          ...followerKey(complaintId, personId),
          reporterKey: followsIndexKey(personId),
          reporterSort: indexSort(at, complaintId),
          complaintId,
          personId,
          followedAt: at,
        }),
        whileOpen(complaintId),
      ]),

    unfollow: ({ complaintId, personId, at }, { hasMerged, isListed }, answered) => {
      const key = followerKey(complaintId, personId);
      const [removed, counted] = removeBounded(boundOf(personId), key);
      const unlisted: Meant<'gone'> = [
        {
          Update: {
            TableName: table,
            Key: { ...key },
            UpdateExpression: 'REMOVE reporterKey, reporterSort',
            ConditionExpression: 'attribute_exists(reporterKey)',
          },
        },
        'gone',
      ];
      return writeAll<'repeated' | 'gone'>(documents, [
        remember(answered, at),
        hasMerged ? unlisted : removed,
        ...(isListed ? [counted] : []),
      ]);
    },

    leave: (at, answered) => writeAll<'repeated'>(documents, [remember(answered, at)]),
  };
};
