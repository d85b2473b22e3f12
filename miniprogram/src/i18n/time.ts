/** Time in words. Wall-clock times are Huzhou's (UTC+8), wherever the phone is. */
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const chinaOffset = 8 * hour;

const pad = (value: number): string => String(value).padStart(2, '0');

/** 「18 秒」「12 分」「3 小时 05 分」「2 天 3 小时」; milliseconds, sign ignored. */
export const durationWords = (milliseconds: number): string => {
  const size = Math.abs(milliseconds);
  if (size < minute) return `${Math.floor(size / second)} 秒`;
  if (size < hour) return `${Math.floor(size / minute)} 分`;
  if (size < day) return `${Math.floor(size / hour)} 小时 ${pad(Math.floor((size % hour) / minute))} 分`;
  const hours = Math.floor((size % day) / hour);
  return `${Math.floor(size / day)} 天${hours === 0 ? '' : ` ${hours} 小时`}`;
};

/** 「还剩 12 分」 before the deadline, 「已超 3 分」 after it. Both epoch milliseconds. */
export const leftWords = (dueAt: number, now: number): string =>
  now <= dueAt ? `还剩 ${durationWords(dueAt - now)}` : `已超 ${durationWords(now - dueAt)}`;

const chinaDate = (at: number): Date => new Date(at + chinaOffset);

const dayNumber = (at: number): number => Math.floor((at + chinaOffset) / day);

/** 「18:20」 */
export const clockWords = (at: number): string => {
  const date = chinaDate(at);
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
};

const nearDays: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天' };

/** 「今天 18:20」「昨天 09:00」「11月3日 09:00」, seen from `now`. */
export const momentWords = (at: number, now: number): string => {
  const date = chinaDate(at);
  const near = nearDays[dayNumber(at) - dayNumber(now)];
  return `${near ?? `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`} ${clockWords(at)}`;
};

/** 「18:20 前」, with the day where it is not today. */
export const beforeWords = (dueAt: number, now: number): string =>
  `${dayNumber(dueAt) === dayNumber(now) ? clockWords(dueAt) : momentWords(dueAt, now)} 前`;

/** 「还剩 12 分，18:20 前」 */
export const leftAndBeforeWords = (dueAt: number, now: number): string =>
  `${leftWords(dueAt, now)}，${beforeWords(dueAt, now)}`;
