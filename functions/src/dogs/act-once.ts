import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { type IdempotentCall, replay } from '../platform/idempotency.ts';
import { mostAttempts, type Pause } from '../platform/patience.ts';
import type { DogStore, Obstacle, Writing } from './ports.ts';

export interface ActDeps {
  readonly store: Pick<DogStore, 'write' | 'recallCall'>;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** One way to do what was asked: what is written, and what is kept so that the same call is answered the same again. */
export interface Attempt<Kept> {
  readonly writing: Writing;
  readonly kept: Kept;
}

/** What earlier attempts of this call ran into, so that the next one goes another way. */
export type Obstacles = ReadonlySet<Obstacle>;

const recalled = failure('out-of-turn', '这个批次的疫苗已被召回，不能登记');
const tooMany = failure('too-many-requests', '今天的留言已经很多，请明天再试');

/**
 * Does something once for its idempotency key, each time on what is stored then; a lost race is tried again, a number
 * that somebody else has is told to the next attempt. The failure of an attempt is no answer to a call that has
 * happened: what it was given may be used up since.
 */
export const actOnce = async <S extends z.core.$ZodType>(
  { store, clock, pause }: ActDeps,
  call: IdempotentCall,
  Kept: S,
  attempt: (now: Instant, obstacles: Obstacles) => Promise<Result<Attempt<z.infer<S>>, Failure>>,
): Promise<Result<z.infer<S>, Failure>> => {
  const again = async (): Promise<Result<z.infer<S>, Failure> | undefined> => {
    const kept = await store.recallCall(call, clock.now());
    if (kept === undefined) return undefined;
    const reply = replay(kept, call);
    return reply.ok ? ok(z.parse(Kept, reply.value)) : reply;
  };

  const obstacles = new Set<Obstacle>();
  for (let tries = 0; tries < mostAttempts; tries += 1) {
    if (tries > 0) {
      await pause(tries);
      const earlier = await again();
      if (earlier !== undefined) return earlier;
    }
    const now = clock.now();
    const found = await attempt(now, obstacles);
    if (!found.ok) return (await again()) ?? found;
    const { writing, kept } = found.value;
    const outcome = await store.write({ ...writing, call: { call, kept, now } });
    if (outcome === 'done') return ok(kept);
    if (outcome === 'recalled') return err(recalled);
    if (outcome === 'too-many') return err(tooMany);
    if (outcome === 'chip-taken' || outcome === 'household-taken') obstacles.add(outcome);
  }
  return err(failure('conflict'));
};
