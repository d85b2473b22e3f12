import { randomBytes } from 'node:crypto';

/** WeChat's documented failures that the stand-in can give, with the words of the real server. */
const MESSAGES: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40066: 'invalid url',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40164: 'invalid ip, not in whitelist',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  43104: 'appid does not match openid',
  44002: 'empty post data',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit must slower retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
};

/** A failure as WeChat tells it: HTTP 200, `errcode` and `errmsg` in the body. */
export class WeChatError extends Error {
  readonly errcode: number;
  constructor(errcode: number, message = MESSAGES[errcode] ?? 'unknown error') {
    super(message);
    this.name = 'WeChatError';
    this.errcode = errcode;
  }
}

export const isDocumented = (errcode: unknown): errcode is number => typeof errcode === 'number' && errcode in MESSAGES;

/** The id of a request, in the shape of WeChat's `rid` and `trace_id`: `64229bc2-48d0e8b1-2008ed9b`. */
export function requestId(now: number): string {
  const time = Math.floor(now / 1000).toString(16);
  return [time, randomBytes(4).toString('hex'), randomBytes(4).toString('hex')].join('-');
}

export const errorBody = ({ errcode, message }: WeChatError, now: number) => ({
  errcode,
  errmsg: `${message} rid: ${requestId(now)}`,
});
