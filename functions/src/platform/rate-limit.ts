import { createHmac } from 'node:crypto';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RateLimit, Route } from '@huzhou/shared/contract/route';
import type { Failure } from '@huzhou/shared/kernel/failure';
import { type Clock, chinaDay, epochMilliseconds, type Instant, instantOf } from '@huzhou/shared/kernel/time';
import { isConditionFailure, ttlOf } from './table.ts';

export type LimitedRoute = Pick<Route, 'id'> & { readonly limit: RateLimit };

/** Whom a call is counted for: a person by id, or an address. */
interface Subject {
  readonly personId?: string | undefined;
  readonly address: string;
}

export interface RateLimiter {
  /** Counts one call; a failure when it is one too many. */
  readonly count: (route: LimitedRoute, subject: Subject) => Promise<Failure | undefined>;
}

const windowOf = (limit: RateLimit, now: Instant): { readonly start: Instant; readonly end: Instant } => {
  const length = limit.withinSeconds * 1000;
  const start = Math.floor(epochMilliseconds(now) / length) * length;
  return { start: instantOf(start), end: instantOf(start + length) };
};

/**
 * The update that counts one call in the current window, refused by its condition when the window is full.
 * For `send(new UpdateCommand(…))`, or as `{ Update: … }` within a transaction, so that what is refused is not counted.
 */
export const countCall = (table: string, route: LimitedRoute, subject: string, now: Instant) => {
  const { start, end } = windowOf(route.limit, now);
  return {
    TableName: table,
    Key: { pk: `LIMIT#${route.id}#${subject}`, sk: start },
    UpdateExpression: 'SET expiresAt = :expiresAt ADD calls :one',
    ConditionExpression: 'attribute_not_exists(calls) OR calls < :most',
    ExpressionAttributeValues: { ':one': 1, ':most': route.limit.most, ':expiresAt': ttlOf(end) },
  };
};

/** The answer to a call too many: try again when the window ends. */
export const tooManyRequests = (limit: RateLimit, now: Instant): Failure => ({
  kind: 'too-many-requests',
  retryAfterSeconds: Math.max(
    1,
    Math.ceil((epochMilliseconds(windowOf(limit, now).end) - epochMilliseconds(now)) / 1000),
  ),
});

export interface RateLimiterDeps {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
  /** Keys the pseudonym of an address. Needed where a route is limited per address. */
  readonly addressKey?: () => Promise<Uint8Array>;
}

export const createRateLimiter = ({ documents, table, clock, addressKey }: RateLimiterDeps): RateLimiter => {
  // An address is counted under a pseudonym that changes every day, so the table never says who called.
  const addressPseudonym = async (address: string, now: Instant): Promise<string> => {
    if (addressKey === undefined) throw new Error('A route is limited per address, but the limiter has no key for it');
    return createHmac('sha256', await addressKey())
      .update(`${chinaDay(now)}/${address}`)
      .digest('base64url');
  };

  return {
    count: async (route, { personId, address }) => {
      const now = clock.now();
      const subject =
        route.limit.per === 'caller' && personId !== undefined ? personId : await addressPseudonym(address, now);
      try {
        await documents.send(new UpdateCommand(countCall(table, route, subject, now)));
        return undefined;
      } catch (error) {
        if (isConditionFailure(error)) return tooManyRequests(route.limit, now);
        throw error;
      }
    },
  };
};
