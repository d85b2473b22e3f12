import type { verifyMediaCheckPush } from '@huzhou/shared/complaints/routes';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Handler } from '../platform/http.ts';
import { isSignedByWeChat } from './push-signature.ts';

/** Proves to WeChat's console that the push address is ours: gives back what it sent, when it is WeChat who asks. */
export const createVerifyMediaCheckPush =
  (deps: { readonly pushToken: () => Promise<string>; readonly clock: Clock }): Handler<typeof verifyMediaCheckPush> =>
  async ({ query }) =>
    isSignedByWeChat(query, await deps.pushToken(), deps.clock.now()) ? ok(query.echostr) : err(failure('forbidden'));
