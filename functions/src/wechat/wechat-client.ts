import { ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { type Credentials, createAccessToken, StableToken } from './access-token.ts';
import { callWeChat, type Fetch, type WeChatCall } from './call.ts';
import { staleTokenErrcodes, type WeChatFailure } from './failure.ts';
import { textPieces } from './text-pieces.ts';

export type WeChatResult<Value> = Promise<Result<Value, WeChatFailure>>;

/** From mild to grave; `review` means that WeChat wants a person to look. */
export const verdicts = ['pass', 'review', 'risky'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a text or picture is used as; WeChat judges a forum post more strictly than a profile. */
const scenes = { profile: 1, comment: 2, forum: 3, social: 4 } as const;
const imageMediaType = 2;

const Session = z.object({ openid: z.string(), session_key: z.string() });
const Nothing = z.object({});
const TextVerdict = z.object({ result: z.object({ suggest: z.enum(verdicts) }) });
const MediaCheck = z.object({ trace_id: z.string().check(z.minLength(1)) });

export interface SubscribeMessage {
  readonly openid: string;
  readonly templateId: string;
  readonly page: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface WeChatClient {
  /** Who tapped "sign in". The code is good once, for five minutes. `session_key` is dropped: we have no use for it. */
  readonly code2Session: (code: string) => WeChatResult<{ readonly openid: string }>;
  /** Ok once WeChat has taken the message. `unanswered` leaves open whether it did: there is no key to ask by. */
  readonly sendSubscribeMessage: (message: SubscribeMessage) => WeChatResult<void>;
  /** The gravest verdict on any part of the text. */
  readonly checkText: (input: { readonly openid: string; readonly text: string }) => WeChatResult<Verdict>;
  /** Asks for a check of a picture at `mediaUrl`; the verdict is pushed to us later under this trace id. */
  readonly checkMediaAsync: (input: {
    readonly openid: string;
    readonly mediaUrl: string;
  }) => WeChatResult<{ readonly traceId: string }>;
}

/** Named events without personal data: an operation, a kind of failure, WeChat's number, a duration. */
export interface WeChatLog {
  readonly warn: (event: string, fields: Readonly<Record<string, string | number>>) => void;
}

/**
 * A client of WeChat's server API (https://api.weixin.qq.com). Each call has one deadline and is made once, but for
 * a stale access token, which is replaced and the call repeated, once. Openids, tokens, codes and texts go to WeChat
 * and nowhere else: neither into the log nor into failures.
 */
export const createWeChatClient = (deps: {
  readonly origin: string;
  readonly credentials: () => Promise<Credentials>;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly log?: WeChatLog;
  readonly timeoutMilliseconds?: number;
}): WeChatClient => {
  const { clock, log, credentials, timeoutMilliseconds = 5000 } = deps;
  const settings = { origin: deps.origin, fetch: deps.fetch, timeoutMilliseconds };

  const call = async <Reply>(request: WeChatCall, schema: z.ZodMiniType<Reply>): WeChatResult<Reply> => {
    const started = performance.now();
    const result = await callWeChat(settings, request, schema);
    if (!result.ok) {
      const milliseconds = Math.round(performance.now() - started);
      log?.warn('wechat.failed', { operation: request.path, ...result.failure, milliseconds });
    }
    return result;
  };

  const accessToken = createAccessToken({ credentials, clock, call: (request) => call(request, StableToken) });

  const isStale = (result: Result<unknown, WeChatFailure>): boolean =>
    !result.ok && result.failure.errcode !== undefined && staleTokenErrcodes.has(result.failure.errcode);

  const callAsAccount = async <Reply>(
    path: WeChatCall['path'],
    body: unknown,
    schema: z.ZodMiniType<Reply>,
  ): WeChatResult<Reply> => {
    const token = await accessToken.get();
    if (!token.ok) return token;
    const result = await call({ path, query: { access_token: token.value }, body }, schema);
    if (!isStale(result)) return result;
    const fresh = await accessToken.get(token.value);
    if (!fresh.ok) return fresh;
    return call({ path, query: { access_token: fresh.value }, body }, schema);
  };

  return {
    code2Session: async (code) => {
      const { appId, appSecret } = await credentials();
      const query = { appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' };
      const reply = await call({ path: '/sns/jscode2session', query }, Session);
      return reply.ok ? ok({ openid: reply.value.openid }) : reply;
    },

    sendSubscribeMessage: async ({ openid, templateId, page, fields }) => {
      const data = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]));
      const body = { touser: openid, template_id: templateId, page, data, lang: 'zh_CN' };
      const reply = await callAsAccount('/cgi-bin/message/subscribe/send', body, Nothing);
      return reply.ok ? ok(undefined) : reply;
    },

    checkText: async ({ openid, text }) => {
      const replies = await Promise.all(
        textPieces(text).map((content) =>
          callAsAccount('/wxa/msg_sec_check', { openid, scene: scenes.comment, version: 2, content }, TextVerdict),
        ),
      );
      const failed = replies.find((reply) => !reply.ok);
      const given = replies.flatMap((reply) => (reply.ok ? [reply.value.result.suggest] : []));
      // One risky piece is enough, whatever became of the others.
      if (failed !== undefined && !given.includes('risky')) return failed;
      return ok(verdicts.findLast((verdict) => given.includes(verdict)) ?? 'pass');
    },

    checkMediaAsync: async ({ openid, mediaUrl }) => {
      const body = { openid, scene: scenes.comment, version: 2, media_type: imageMediaType, media_url: mediaUrl };
      const reply = await callAsAccount('/wxa/media_check_async', body, MediaCheck);
      return reply.ok ? ok({ traceId: reply.value.trace_id }) : reply;
    },
  };
};
