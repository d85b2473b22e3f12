import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Schema } from '@huzhou/shared/contract/route';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { type IdempotentCall, recallCall, rememberCall, replay } from '../platform/idempotency.ts';
import { mostAttempts, type Pause } from '../platform/patience.ts';
import { isTransactionConflict, type TransactItems, transact } from '../platform/table.ts';

interface Act<S extends Schema> {
  readonly call: IdempotentCall;
  /** The form of the reply, in which it is kept. */
  readonly output: S;
  /** What is answered and written. Asked anew after a lost race, so that it reads what has become of things. */
  readonly plan: (
    now: Instant,
  ) => Promise<Result<{ readonly reply: z.output<S>; readonly items: TransactItems }, Failure>>;
}

/** Does something once for its idempotency key, in one transaction; the same call again is answered the same. */
export type ActOnce = <S extends Schema>(act: Act<S>) => Promise<Result<z.output<S>, Failure>>;

export interface OnceDeps {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
  readonly pause: Pause;
}

export const createActOnce =
  ({ documents, table, clock, pause }: OnceDeps): ActOnce =>
  async ({ call, output, plan }) => {
    /** False after a lost race; one that the store would not decide is lost as well. */
    const write = async (items: TransactItems): Promise<boolean> => {
      try {
        return (await transact(documents, items)).ok;
      } catch (error) {
        if (isTransactionConflict(error)) return false;
        throw error;
      }
    };

    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      if (attempt > 0) await pause(attempt);
      const now = clock.now();
      const kept = await recallCall(documents, table, call, now);
      if (kept !== undefined) {
        const again = replay(kept, call);
        return again.ok ? ok(z.parse(output, again.value)) : again;
      }
      const planned = await plan(now);
      if (!planned.ok) return planned;
      const { reply, items } = planned.value;
      if (await write([...items, { Put: rememberCall(table, call, reply, now) }])) return ok(reply);
    }
    return err(failure('conflict'));
  };
