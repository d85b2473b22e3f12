import type { Schema } from '@huzhou/shared/contract/route';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { type IdempotentCall, replay } from '../../platform/idempotency.ts';
import { mostAttempts, type Pause } from '../../platform/patience.ts';
import type { Meant } from '../../platform/write-all.ts';
import type { CaseworkRows } from './casework-repository.ts';

export interface OnceDeps {
  readonly casework: CaseworkRows;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** What a call does and what is answered. */
interface Planned<Reply, Outcome extends string> {
  readonly reply: Reply;
  readonly items: readonly Meant<Outcome>[];
}

interface Acting<S extends Schema, Outcome extends string> {
  readonly call: IdempotentCall;
  /** The form of the reply, in which it is kept. */
  readonly output: S;
  /** Asked anew after a lost race. */
  readonly plan: (now: Instant) => Promise<Result<Planned<z.input<S>, Outcome>, Failure>>;
  /** What it means when an item's condition refuses it; one that is not named is a lost race. */
  readonly refusals?: Partial<Record<Outcome, Failure>>;
}

/** Does something once for its idempotency key; the same call again is answered the same. */
export const actOnce = async <S extends Schema, Outcome extends string>(
  { casework, clock, pause }: OnceDeps,
  { call, output, plan, refusals = {} }: Acting<S, Outcome>,
): Promise<Result<z.input<S>, Failure>> => {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if (attempt > 0) await pause(attempt);
    const now = clock.now();
    const kept = await casework.recall(call, now);
    if (kept !== undefined) {
      const again = replay(kept, call);
      return again.ok ? ok(z.parse(output, again.value) as z.input<S>) : again;
    }
    const planned = await plan(now);
    if (!planned.ok) return planned;
    const { reply, items } = planned.value;
    const outcome = await casework.write<Outcome>(items, { call, reply }, now);
    if (outcome === 'done') return ok(reply);
    const refused = (refusals as Readonly<Record<string, Failure | undefined>>)[outcome];
    if (refused !== undefined) return err(refused);
  }
  return err(failure('conflict'));
};
