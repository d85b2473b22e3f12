import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { epochMilliseconds, type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { fingerprint } from './fingerprint.ts';
import { ttlOf } from './table.ts';

/** One intended effect of one person: the same call again must have the same reply and no second effect. */
export interface IdempotentCall {
  readonly personId: string;
  readonly routeId: string;
  readonly key: string;
  /** Of everything that the call said, path included. */
  readonly fingerprint: string;
}

interface Request {
  readonly path: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string;
}

export const idempotentCall = (
  route: { readonly id: string },
  { path, body, idempotencyKey }: Request,
  caller: { readonly personId: string },
): IdempotentCall => ({
  personId: caller.personId,
  routeId: route.id,
  key: idempotencyKey,
  fingerprint: fingerprint({ path, body }),
});

const keptSeconds = secondsIn.day;

const keyOf = ({ personId, routeId, key }: IdempotentCall) => ({
  pk: `IDEMPOTENCY#${personId}#${routeId}#${key}`,
  sk: 'REPLY',
});

const Row = z.object({ fingerprint: z.string(), reply: z.string(), expiresAt: z.int() });

/** What was kept of a call that has happened. */
export interface KeptReply {
  readonly fingerprint: string;
  /** What `rememberCall` was given: the reply, or where to find it. */
  readonly reply: unknown;
}

/**
 * The `Put` that remembers a call, for the same transaction as its effect and in the table of the effect. It is
 * refused when the call has happened within the last 24 hours. `reply`: what is needed to answer again; give a
 * reference (an id, a version) rather than personal data.
 */
export const rememberCall = (table: string, call: IdempotentCall, reply: unknown, now: Instant) => ({
  TableName: table,
  Item: {
    ...keyOf(call),
    fingerprint: call.fingerprint,
    reply: JSON.stringify(reply ?? null),
    expiresAt: ttlOf(plusSeconds(now, keptSeconds)),
  },
  // Rows outlive their time until the store sweeps them; an expired one counts as absent.
  ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
  ExpressionAttributeValues: { ':now': Math.floor(epochMilliseconds(now) / 1000) },
});

/** What was kept of the call; undefined when it has not happened (or longer ago than is kept). */
export const recallCall = async (
  documents: DynamoDBDocumentClient,
  table: string,
  call: IdempotentCall,
  now: Instant,
): Promise<KeptReply | undefined> => {
  const { Item } = await documents.send(new GetCommand({ TableName: table, Key: keyOf(call), ConsistentRead: true }));
  if (Item === undefined) return undefined;
  const row = z.parse(Row, Item);
  if (row.expiresAt * 1000 <= epochMilliseconds(now)) return undefined;
  return { fingerprint: row.fingerprint, reply: JSON.parse(row.reply) };
};

/** The kept reply, or the failure when the key was used for another content. */
export const replay = (kept: KeptReply, call: IdempotentCall): Result<unknown, Failure> =>
  kept.fingerprint === call.fingerprint ? ok(kept.reply) : err(failure('idempotency-mismatch'));
