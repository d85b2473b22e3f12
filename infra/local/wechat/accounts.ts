import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Memory } from './memory.ts';
import type { createQuotas } from './quotas.ts';
import { WeChatError } from './wechat-error.ts';

export interface World {
  readonly appId: string;
  readonly appSecret: string;
  readonly memory: Memory;
  readonly quotas: ReturnType<typeof createQuotas>;
  readonly templateIds: ReadonlySet<string>;
  readonly now: () => number;
}

export type Body = Readonly<Record<string, unknown>>;

const CODE_LIFE_MS = 5 * 60 * 1000;
const TOKEN_LIFE_MS = 7_200 * 1000;
/** WeChat swaps the token this long before its end, and honours both meanwhile. */
const OVERLAP_MS = 5 * 60 * 1000;
/** Forcing it again within this time gives the same token. */
const FORCE_PAUSE_MS = 30 * 1000;
/** "The user must have visited the mini program in the last two hours." */
const RECENT_MS = 2 * 60 * 60 * 1000;

export const OPENID = /^o[A-Za-z0-9_-]{27}$/;

/** `GET /sns/jscode2session`: who tapped. A code is good once, for five minutes. */
export function codeToSession(world: World, query: URLSearchParams): object {
  requireAccount(world, query.get('appid'), query.get('secret'));
  if (query.get('grant_type') !== 'authorization_code') throw new WeChatError(40002);
  const text = query.get('js_code') ?? '';
  if (text === '') throw new WeChatError(41008);
  const { openid } = redeem(world, text, 'login');
  world.quotas.loggedIn(openid);
  world.memory.seen(openid, world.now());
  return { session_key: randomBytes(16).toString('base64'), openid };
}

/** `POST /wxa/business/getuserphonenumber`: the number behind the code of a phone-number button. */
export function phoneNumber(world: World, body: Body): object {
  const { phone, issuedAt } = redeem(world, String(body.code ?? ''), 'phone');
  const watermark = { timestamp: Math.floor(issuedAt / 1000), appid: world.appId };
  return { phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } };
}

function redeem({ memory, now }: World, text: string, kind: 'login' | 'phone') {
  const code = memory.code(text);
  if (code === undefined || code.kind !== kind) throw new WeChatError(40029);
  if (code.usedAt !== null) throw new WeChatError(40163);
  if (now() > code.issuedAt + CODE_LIFE_MS) throw new WeChatError(40029);
  if (!memory.useCode(text, now())) throw new WeChatError(40163);
  return code;
}

/** `POST /cgi-bin/stable_token`: the same token to everybody while it lasts, unless forced. */
export function stableToken(world: World, body: Body): object {
  const { memory, now } = world;
  if (body.grant_type !== 'client_credential') throw new WeChatError(40002);
  requireAccount(world, body.appid, body.secret);
  const at = now();
  const held = memory.newestToken(at);
  const keep =
    body.force_refresh === true
      ? FORCE_PAUSE_MS > at - (held?.issuedAt ?? 0)
      : (held?.expiresAt ?? 0) - at > OVERLAP_MS;
  if (held !== undefined && keep) return tokenReply(held.token, held.expiresAt, at);
  if (body.force_refresh === true) memory.revokeTokens();
  const token = `${randomBytes(2).readUInt16BE()}_${randomBytes(96).toString('base64url')}`;
  memory.issueToken(token, at, at + TOKEN_LIFE_MS);
  return tokenReply(token, at + TOKEN_LIFE_MS, at);
}

const tokenReply = (token: string, expiresAt: number, now: number) => ({
  access_token: token,
  expires_in: Math.floor((expiresAt - now) / 1000),
});

/** The `access_token` of a call's query: missing, unknown and expired are three different failures. */
export function requireToken({ memory, now }: World, token: string | null): void {
  if (!token) throw new WeChatError(41001);
  const found = memory.token(token);
  if (found === undefined) throw new WeChatError(40001);
  if (found.expiresAt <= now()) throw new WeChatError(42001);
}

/** An openid that WeChat knows. Throws 40003. */
export function requireOpenid({ memory }: World, openid: unknown): string {
  if (typeof openid === 'string' && OPENID.test(openid) && memory.lastSeenAt(openid) !== undefined) return openid;
  throw new WeChatError(40003);
}

/** A known openid whose person was here within two hours. Throws 40003 or 61010. */
export function requireVisitor(world: World, openid: unknown): string {
  const known = requireOpenid(world, openid);
  if (world.now() - (world.memory.lastSeenAt(known) ?? 0) > RECENT_MS) throw new WeChatError(61010);
  return known;
}

function requireAccount(world: World, appId: unknown, appSecret: unknown): void {
  if (!appId) throw new WeChatError(41002);
  if (!same(appId, world.appId)) throw new WeChatError(40013);
  if (!appSecret) throw new WeChatError(41004);
  if (!same(appSecret, world.appSecret)) throw new WeChatError(40125);
}

function same(given: unknown, expected: string): boolean {
  const [a, b] = [Buffer.from(String(given)), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
