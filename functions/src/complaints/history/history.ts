import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import { cityCode } from '@huzhou/shared/directory/areas';
import { chinaDay, epochMilliseconds, type Instant, instantOf, secondsIn } from '@huzhou/shared/kernel/time';
import { chanceOf } from './chance.ts';
import { type ToldCase, tellCase } from './told-case.ts';

/** Complaints of an hour of the day, in China, as a share of the day's. */
const hours: readonly (readonly [number, number])[] = [
  1, 1, 0.5, 0.5, 0.5, 1, 3, 6, 9, 9, 8, 7, 6, 7, 8, 8, 7, 6, 6, 7, 6, 4, 3, 2,
].map((weight, hour) => [hour, weight] as const);

const dayMilliseconds = secondsIn.day * 1000;
/** Midnight in China is 16:00 of the day before in UTC. */
const chinaOffset = 8 * secondsIn.hour * 1000;

/** The start of the China day that an instant falls on. */
const startOfDay = (instant: Instant): number =>
  Math.floor((epochMilliseconds(instant) + chinaOffset) / dayMilliseconds) * dayMilliseconds - chinaOffset;

/** How many days back the newest case of a history lies: by then each case has come to its end. */
const settledDays = 9;

/** The cases of one China day; the same for the same day, whoever tells it and whenever. */
const tellDay = (dayStart: number, now: Instant): ToldCase[] => {
  const chance = chanceOf(Math.floor(dayStart / dayMilliseconds) + Number(cityCode));
  const date = new Date(dayStart + chinaOffset);
  const isWeekend = date.getUTCDay() % 6 === 0;
  const cases = Math.round((isWeekend ? 6 : 9) + chance.next() * 4);
  return Array.from({ length: cases }, () => {
    const second = chance.oneOf(hours) * secondsIn.hour + Math.floor(chance.next() * secondsIn.hour);
    const submittedAt = instantOf(dayStart + second * 1000 + Math.floor(chance.next() * 1000));
    return tellCase(submittedAt, date.getUTCMonth() + 1, chance, now);
  });
};

export interface ToldDay {
  /** In China, as `YYYYMMDD`. */
  readonly day: string;
  readonly cases: () => readonly ToldCase[];
}

/**
 * A year of complaints for a demonstration stage, newest day first: made up, told by the product's own rules, and with
 * 「演示数据」 in the words of each. Ends some days before `now`, so that every case of it is settled.
 */
export function* tellHistory(now: Instant, days: number): Generator<ToldDay> {
  const today = startOfDay(now);
  for (let back = settledDays; back < settledDays + days; back += 1) {
    const start = today - back * dayMilliseconds;
    yield {
      day: chinaDay(instantOf(start)),
      cases: () => tellDay(start, now).filter(({ complaint }) => isSettled(complaint.state)),
    };
  }
}
