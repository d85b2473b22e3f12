import { WeChatError } from './wechat-error.ts';

interface Quota {
  /** Calls in a minute, and in a day. */
  readonly minute?: number;
  readonly day?: number;
}

/** The documented frequency limits (频率限制) of an account. */
const QUOTAS: Readonly<Record<string, Quota>> = {
  '/cgi-bin/stable_token': { minute: 10_000, day: 500_000 },
  '/cgi-bin/message/subscribe/send': { day: 10_000_000 },
  '/wxa/msg_sec_check': { minute: 4_000, day: 2_000_000 },
  '/wxa/media_check_async': { minute: 2_000, day: 200_000 },
};
/** "Each person 100 times a minute". */
const LOGINS_A_MINUTE = 100;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Counts calls in fixed windows, in memory: a restart gives everybody a fresh minute. Throws 45011 or 45009. */
export function createQuotas(now: () => number) {
  const counts = new Map<string, number>();
  let minute = 0;

  const count = (key: string, most: number, errcode: number) => {
    const current = Math.floor(now() / MINUTE_MS);
    if (current !== minute) {
      for (const old of counts.keys()) if (old.startsWith('minute')) counts.delete(old);
      minute = current;
    }
    const calls = (counts.get(key) ?? 0) + 1;
    counts.set(key, calls);
    if (calls > most) throw new WeChatError(errcode);
  };
  return {
    called(path: string) {
      const quota = QUOTAS[path] ?? {};
      if (quota.minute !== undefined) count(`minute ${path}`, quota.minute, 45011);
      if (quota.day !== undefined) count(`day ${Math.floor(now() / DAY_MS)} ${path}`, quota.day, 45009);
    },
    loggedIn: (openid: string) => count(`minute login ${openid}`, LOGINS_A_MINUTE, 45011),
  };
}
