import type { DayKinds, DayWindow, Season, Sharing } from './sharing.ts';
import type { Tariff } from './tariff.ts';

/** 「5 元」「4.5 元」「0.75 元」 */
export const yuanWords = (cents: number): string => `${cents / 100} 元`;

/** A tariff as it stands on the sign at the entrance. */
export const tariffWords = (tariff: Tariff): string => {
  if (tariff.kind === 'free') return '免费';
  if (tariff.kind === 'night-flat') {
    const { nightFrom, nightTo, perNight, perHour } = tariff;
    const end = nightFrom < nightTo ? nightTo : `次日 ${nightTo}`;
    return `${nightFrom}–${end} 整夜 ${yuanWords(perNight)}，其余时间每小时 ${yuanWords(perHour)}`;
  }
  const { perHour, dayCap, freeMinutes } = tariff;
  const free = freeMinutes === 0 ? '' : `前 ${freeMinutes} 分钟免费，`;
  return `${free}每小时 ${yuanWords(perHour)}，24 小时封顶 ${yuanWords(dayCap)}`;
};

const isWhole = (windows: readonly DayWindow[]): boolean =>
  windows.length === 1 && windows[0]?.from === '00:00' && windows[0].to === '24:00';

/** What ends at midnight and goes on after it is said as one: 「18:30–次日 07:30」. */
const windowsWords = (windows: readonly DayWindow[]): string => {
  if (windows.length === 0) return '不开放';
  if (isWhole(windows)) return '全天';
  const sorted = [...windows].sort((one, other) => one.from.localeCompare(other.from));
  const [first, last] = [sorted[0], sorted.at(-1)];
  const overnight = sorted.length > 1 && first?.from === '00:00' && last?.to === '24:00';
  const whole = overnight ? sorted.slice(1, -1) : sorted;
  const words = whole.map(({ from, to }) => `${from}–${to}`);
  return [...words, ...(overnight ? [`${last.from}–次日 ${first.to}`] : [])].join('、');
};

const kindsWords = ({ working, rest }: DayKinds): readonly string[] =>
  isWhole(working) && isWhole(rest)
    ? ['每天全天开放']
    : [`工作日：${windowsWords(working)}`, `休息日和节假日：${windowsWords(rest)}`];

const monthDayWords = (monthDay: string): string => `${Number(monthDay.slice(0, 2))}月${Number(monthDay.slice(3))}日`;

const seasonWords = ({ name, from, to, days }: Season): readonly string[] =>
  kindsWords(days).map(
    (words) => `${name}（${monthDayWords(from)}–${from <= to ? '' : '次年'}${monthDayWords(to)}）${words}`,
  );

/** When a lot is shared, line by line; seasons after what holds in the rest of the year. */
export const sharingWords = ({ days, seasons }: Sharing): readonly string[] => [
  ...kindsWords(days),
  ...seasons.flatMap(seasonWords),
];
