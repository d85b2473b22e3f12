import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { type Clock, epochMilliseconds } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { WeChatCall } from './call.ts';
import type { WeChatFailure } from './failure.ts';

export interface Credentials {
  readonly appId: string;
  readonly appSecret: string;
}

export const StableToken = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.int() });

/** WeChat swaps the token up to five minutes before it ends, and honours both meanwhile. */
const marginSeconds = 300;

interface Held {
  readonly token: string;
  readonly until: number;
}

/**
 * The access token of the account, kept until shortly before it ends and fetched by one call at a time. It asks for
 * the *stable* token in normal mode: every function instance gets the same one and none invalidates another's.
 */
export const createAccessToken = (deps: {
  readonly credentials: () => Promise<Credentials>;
  readonly clock: Clock;
  readonly call: (call: WeChatCall) => Promise<Result<z.infer<typeof StableToken>, WeChatFailure>>;
}) => {
  let held: Held | undefined;
  let pending: Promise<Result<string, WeChatFailure>> | undefined;

  const fetchToken = async (): Promise<Result<string, WeChatFailure>> => {
    const { appId, appSecret } = await deps.credentials();
    const reply = await deps.call({
      path: '/cgi-bin/stable_token',
      query: {},
      body: { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: false },
    });
    if (!reply.ok)
      // Whatever became of this call, what the token was wanted for has not been asked.
      return reply.failure.kind === 'unanswered' ? err({ kind: 'unreachable' }) : reply;
    const { access_token: token, expires_in: seconds } = reply.value;
    const keptSeconds = Math.max(seconds - marginSeconds, seconds / 2);
    held = { token, until: epochMilliseconds(deps.clock.now()) + keptSeconds * 1000 };
    return ok(token);
  };

  return {
    /** The token to use now. `refused` names one that WeChat has just called stale: it is not given out again from memory. */
    get: async (refused?: string): Promise<Result<string, WeChatFailure>> => {
      if (held !== undefined && held.token !== refused && epochMilliseconds(deps.clock.now()) < held.until)
        return ok(held.token);
      pending ??= fetchToken().finally(() => {
        pending = undefined;
      });
      return pending;
    },
  };
};
