import * as z from 'zod/mini';
import { defineRoute, type RouteAuth, type Schema } from '../contract/route.ts';
import { secondsIn } from '../kernel/time.ts';
import { OptionalWords, RequiredWords } from '../kernel/words.ts';
import { DogId } from './dog.ts';
import type { DogCommand } from './lifecycle.ts';
import { DogDetail } from './view.ts';

export const ofDog = z.object({ dogId: DogId });
export const nothing = z.strictObject({});
/** Words that must be given, and nothing else. */
export const reason = z.strictObject({ words: RequiredWords });
/** Words that may be given. */
export const remark = z.strictObject({ words: OptionalWords });

/**
 * A command of a keeper on their own dog. Some of them say whether an address or a number is taken: whoever asks that
 * often is looking for other people's.
 */
export const defineKeepersCommand = <const Command extends DogCommand, Body extends Schema>(
  command: Command,
  summary: string,
  body: Body,
  mostInAnHour = 60,
) =>
  defineRoute({
    id: `dogs.${command}`,
    method: 'POST',
    path: `/v1/dogs/{dogId}/${command}`,
    auth: 'signed-in',
    summary,
    idempotent: true,
    input: { path: ofDog, body },
    status: 200,
    output: DogDetail,
    failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
    limit: { per: 'caller', most: mostInAnHour, withinSeconds: secondsIn.hour },
  });

/** A command of staff on a dog of their area. */
export const defineStaffCommand = <const Command extends DogCommand, const Auth extends RouteAuth, Body extends Schema>(
  command: Command,
  auth: Auth,
  summary: string,
  body: Body,
) =>
  defineRoute({
    id: `registry.${command}`,
    method: 'POST',
    path: `/v1/registry/dogs/{dogId}/${command}`,
    auth,
    summary,
    idempotent: true,
    input: { path: ofDog, body },
    status: 200,
    output: DogDetail,
    failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
  });
