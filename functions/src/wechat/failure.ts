/**
 * Every way in which WeChat says no, as far as we act on the difference. Closed: an errcode that we do not know is
 * `unexpected`.
 * - `unreachable`: nothing was asked of WeChat (no connection, or no access token): trying again is harmless.
 * - `unanswered`: the call left, and no readable answer came: it may or may not have had its effect.
 */
export const weChatFailureKinds = [
  'refused',
  'unknown-template',
  'bad-field',
  'bad-openid',
  'bad-page',
  'bad-code',
  'blocked-person',
  'inactive-person',
  'bad-credentials',
  'rate-limited',
  'busy',
  'unreachable',
  'unanswered',
  'unexpected',
] as const;
export type WeChatFailureKind = (typeof weChatFailureKinds)[number];

export interface WeChatFailure {
  readonly kind: WeChatFailureKind;
  /** WeChat's number, for the log; absent when there was no answer. */
  readonly errcode?: number;
}

const kindsByErrcode: Readonly<Record<number, WeChatFailureKind>> = {
  [-1]: 'busy',
  40001: 'bad-credentials',
  40003: 'bad-openid',
  40013: 'bad-credentials',
  40014: 'bad-credentials',
  40029: 'bad-code',
  40037: 'unknown-template',
  40125: 'bad-credentials',
  40163: 'bad-code',
  40164: 'bad-credentials',
  40226: 'blocked-person',
  41030: 'bad-page',
  42001: 'bad-credentials',
  43101: 'refused',
  43104: 'bad-openid',
  45009: 'rate-limited',
  45011: 'rate-limited',
  47003: 'bad-field',
  61010: 'inactive-person',
};

export const failureOfErrcode = (errcode: number): WeChatFailure => ({
  kind: kindsByErrcode[errcode] ?? 'unexpected',
  errcode,
});

/** Answers that mean "this access token is not (or no longer) good": worth one fresh token. */
export const staleTokenErrcodes: ReadonlySet<number> = new Set([40001, 40014, 42001]);

/** Failures after which the same call may be made again later, because this one had no effect. */
export const isPassing = ({ kind }: WeChatFailure): boolean =>
  kind === 'busy' || kind === 'rate-limited' || kind === 'unreachable';
