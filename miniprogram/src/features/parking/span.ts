import { type Instant, instantOf } from '@huzhou/shared/kernel/time';
import { firstSlotOf, indexInDay, slotAt, slotStart, slotsPerDay } from '@huzhou/shared/parking/slots';
import { timeErrors } from '@huzhou/shared/parking/times';
import { spanTexts as texts } from './texts.ts';
import { pad } from './time-parts.ts';

/** From when to when somebody wants to park, both on the quarter of an hour. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

const slotsPerHour = 4;
/** Public bodies open their lots an hour after work and want them back an hour before it. */
const evening = 18.5 * slotsPerHour;
const morning = 7.5 * slotsPerHour;
const eveningBegins = 17 * slotsPerHour;
const nightEnds = 5 * slotsPerHour;

export const spanOf = (from: number, to: number): Span => ({ from: slotStart(from), to: slotStart(to) });

/** The first quarter that begins now or later. */
export const nextSlot = (now: number): number => {
  const slot = slotAt(instantOf(now));
  return slotStart(slot) === instantOf(now) ? slot : slot + 1;
};

export const dayNumberOf = (slot: number): number => Math.floor(slot / slotsPerDay);
const midnightOf = (slot: number): number => dayNumberOf(slot) * slotsPerDay;

/** Tonight until tomorrow morning, beginning at once where the evening has begun; in the small hours until morning. */
export const nightFrom = (now: number): Span => {
  const first = nextSlot(now);
  const midnight = midnightOf(first);
  if (indexInDay(first) < nightEnds) return spanOf(first, midnight + morning);
  return spanOf(Math.max(first, midnight + evening), midnight + slotsPerDay + morning);
};

/** What one most likely wants: two hours from now by day, the night in the evening. */
export const defaultSpan = (now: number): Span => {
  const first = nextSlot(now);
  const index = indexInDay(first);
  return index >= eveningBegins || index < nightEnds ? nightFrom(now) : spanOf(first, first + 2 * slotsPerHour);
};

export const presets = (now: number): readonly { readonly label: string; readonly span: Span }[] => {
  const first = nextSlot(now);
  // Of the day that it still is: right before midnight the next quarter is tomorrow's already.
  const tomorrow = midnightOf(slotAt(instantOf(now))) + slotsPerDay;
  const small = indexInDay(first) < nightEnds;
  return [
    { label: texts.hoursFromNow(2), span: spanOf(first, first + 2 * slotsPerHour) },
    { label: texts.hoursFromNow(4), span: spanOf(first, first + 4 * slotsPerHour) },
    { label: small ? texts.untilMorning : texts.tonight, span: nightFrom(now) },
    { label: texts.tomorrowNight, span: spanOf(tomorrow + evening, tomorrow + slotsPerDay + morning) },
  ];
};

/** Kept from earlier: what has begun meanwhile begins now, what is over is no wish any more. */
export const stillAhead = (span: Span, now: number): Span | undefined => {
  const first = nextSlot(now);
  const from = Math.max(first, slotAt(span.from));
  return from < slotAt(span.to) ? spanOf(from, slotAt(span.to)) : undefined;
};

/** Another beginning for as long as before. */
export const withFrom = (span: Span, from: number): Span => spanOf(from, from + (slotAt(span.to) - slotAt(span.from)));

/** Why it cannot be booked, in words; undefined when it can. The server's own rule. */
export const spanProblem = (span: Span, now: number): string | undefined =>
  timeErrors(span, instantOf(now))[0]?.message;

/** 「18:30」; what ends at midnight ends at 「24:00」 of the day before. */
export const timeWords = (slot: number, isEnd = false): string => {
  const index = indexInDay(slot);
  if (isEnd && index === 0) return '24:00';
  return `${pad(Math.floor(index / 4))}:${pad((index % 4) * 15)}`;
};

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const dateOf = (day: number): Date => new Date(day * 86_400_000);

/** 「周三」 */
const weekdayWords = (day: number): string => `周${weekdays[dateOf(day).getUTCDay()]}`;

/** 「11月25日」 */
export const dateWords = (day: number): string => `${dateOf(day).getUTCMonth() + 1}月${dateOf(day).getUTCDate()}日`;

const near = ['今天', '明天', '后天'];

/** 「今天 周一」「11月26日 周四」, days counted from the epoch in China. */
export const dayWords = (day: number, today: number): string =>
  `${near[day - today] ?? dateWords(day)} ${weekdayWords(day)}`;

/** The same of a day as the contract writes it, `20261123`. */
export const dayWordsOf = (day: string, today: number): string => dayWords(dayNumberOf(firstSlotOf(day)), today);

const partOfDay = (index: number): string => {
  if (index < nightEnds) return '凌晨';
  if (index < 9 * slotsPerHour) return '早';
  if (index < 12 * slotsPerHour) return '上午';
  return index < 18 * slotsPerHour ? '下午' : '晚';
};

/** 「今晚」「明早」「今天下午」「后天早」「11月26日」 */
const whenWords = (day: number, index: number, today: number): string => {
  const part = partOfDay(index);
  if (day === today) return part.length === 1 ? `今${part}` : `今天${part}`;
  if (day === today + 1) return part.length === 1 ? `明${part}` : `明天${part}`;
  if (day === today + 2) return `后天${part}`;
  return dateWords(day);
};

/** A day and its time stay on one line. */
const joined = '\u00a0';

/** 「今晚 18:30 – 明早 07:30」「今天下午 14:30 – 16:30」 */
export const spanWords = (span: Span, now: number): string => {
  const today = dayNumberOf(slotAt(instantOf(now)));
  const [from, to] = [slotAt(span.from), slotAt(span.to)];
  const begin = `${whenWords(dayNumberOf(from), indexInDay(from), today)}${joined}${timeWords(from)}`;
  // The last quarter tells the day: what ends at midnight belongs to the day that ends.
  const sameDay = dayNumberOf(from) === dayNumberOf(to - 1);
  const ending = sameDay ? '' : `${whenWords(dayNumberOf(to - 1), indexInDay(to - 1), today)}${joined}`;
  return `${begin} – ${ending}${timeWords(to, true)}`;
};

/** 「13 小时」「1 小时 30 分」「45 分钟」 */
export const lengthWords = (slots: number): string => {
  const [hours, minutes] = [Math.floor(slots / 4), (slots % 4) * 15];
  if (hours === 0) return `${minutes} 分钟`;
  return minutes === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes} 分`;
};

export const spanLength = (span: Span): string => lengthWords(slotAt(span.to) - slotAt(span.from));
