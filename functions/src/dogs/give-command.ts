import type { Route } from '@huzhou/shared/contract/route';
import { Dog } from '@huzhou/shared/dogs/dog';
import type { DogActor } from '@huzhou/shared/dogs/event';
import type { DogCommand } from '@huzhou/shared/dogs/lifecycle';
import { isRegistrarOf, mayGive, mayReadAsKeeper } from '@huzhou/shared/dogs/rights';
import type { Step } from '@huzhou/shared/dogs/step';
import { advance, type DogChange, noSuchDog } from '@huzhou/shared/dogs/transition';
import { outOfTurn } from '@huzhou/shared/dogs/turn';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { idempotentCall } from '../platform/idempotency.ts';
import { type ActDeps, actOnce, type Obstacles } from './act-once.ts';
import { fileAsOf, fileThen } from './file-as-of.ts';
import type { DogFile, DogStore, Writing } from './ports.ts';
import { showDog } from './show-dog.ts';
import type { ShowDeps } from './show-photos.ts';

export interface CommandDeps extends ShowDeps, ActDeps {
  readonly store: DogStore;
}

/** What a step takes along in its write. */
export type Along = Omit<Writing, 'dogs' | 'call'>;

export interface Planned {
  readonly step: Step;
  readonly along?: Along;
  /** Takes further steps in the same write. */
  readonly also?: (change: DogChange) => Result<DogChange, Failure>;
}

/** As whom somebody speaks: of the same person, a keeper's routes and a registrar's see different dogs. */
export type Side = 'keeper' | 'registrar';

export interface Given {
  readonly command: DogCommand;
  readonly side: Side;
  readonly route: Pick<Route, 'id'>;
  readonly input: {
    readonly path: { readonly dogId: string };
    readonly body: unknown;
    readonly idempotencyKey: string;
  };
  readonly caller: Caller;
  /** Asked only once the command is in turn and the caller may give it. */
  readonly plan: (file: DogFile, now: Instant, obstacles: Obstacles) => Promise<Result<Planned, Failure>>;
}

/** Enough to answer again as it was answered: the dog then, and when. */
const KeptDog = z.object({ dog: Dog, at: Instant });

const actorOf = (side: Side, { staff }: Caller): DogActor =>
  side === 'registrar' && staff !== undefined ? { kind: 'staff', staffId: staff.staffId } : { kind: 'keeper' };

const isSeen = (dog: Dog, side: Side, caller: Caller): boolean =>
  side === 'keeper' ? mayReadAsKeeper(dog, caller) : isRegistrarOf(dog, caller);

/** Why a registrar may not, though the dog is of their area. */
const forbidden = (command: DogCommand): Failure =>
  command === 'uphold' || command === 'grant-appeal'
    ? failure('forbidden', '作出不予登记决定的人不能审理申诉')
    : failure('forbidden', '不能审核自己的犬只');

/** Gives a command on a dog and shows what came of it, once for its idempotency key. */
export const giveCommand = async (deps: CommandDeps, given: Given): Promise<Result<DogDetail, Failure>> => {
  const { store } = deps;
  const { command, side, route, input, caller, plan } = given;
  const { dogId } = input.path;

  const acted = await actOnce(deps, idempotentCall(route, input, caller), KeptDog, async (now, obstacles) => {
    const stored = await store.read(dogId);
    if (stored === undefined) return err(noSuchDog);
    const file = fileAsOf(stored, now);
    const before = file.dog;
    if (!isSeen(before, side, caller)) return err(noSuchDog);
    if (!mayGive(command, before, caller)) return err(side === 'registrar' ? forbidden(command) : failure('forbidden'));
    const problem = outOfTurn(before, command, now);
    if (problem !== undefined) return err(problem);
    const planned = await plan(file, now, obstacles);
    if (!planned.ok) return planned;
    const first = advance(stored.dog, planned.value.step, actorOf(side, caller), now);
    if (!first.ok) return first;
    const change = planned.value.also === undefined ? first : planned.value.also(first.value);
    if (!change.ok) return change;
    return ok({
      writing: { ...planned.value.along, dogs: [{ before: stored.dog, change: change.value }] },
      kept: { dog: change.value.dog, at: now },
    });
  });
  if (!acted.ok) return acted;
  const file = await store.read(dogId);
  if (file === undefined) return err(noSuchDog);
  const { dog, at } = acted.value;
  return ok(await showDog(deps, fileThen(file, dog, caller, side === 'registrar'), caller, at));
};
