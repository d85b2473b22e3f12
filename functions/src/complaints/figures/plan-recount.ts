import { type Clock, chinaDay, type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { SendAll } from '../../platform/send-queue.ts';
import type { RecountRequest } from './recount-request.ts';

interface PlanDeps {
  readonly ask: SendAll<RecountRequest>;
  readonly clock: Clock;
}

/** A case may be reopened for a week and suspended for long; most have come to rest by then. */
const usualDays = 40;

const daysBefore = (now: Instant, days: number): string => chinaDay(plusSeconds(now, -days * secondsIn.day));

const isSundayInChina = (now: Instant): boolean => new Date(plusSeconds(now, 8 * secondsIn.hour)).getUTCDay() === 0;

/** The days that are recounted tonight, latest first: never today, whose figures still move. */
export const daysToRecount = (now: Instant): string[] => {
  const year = chinaDay(now).slice(0, 4);
  const days: string[] = [];
  for (let back = 1; ; back += 1) {
    const day = daysBefore(now, back);
    if (back > usualDays && !(isSundayInChina(now) && day.startsWith(year))) return days;
    days.push(day);
  }
};

/** Asks for the night's recounts: the last forty days, on Sundays the year so far, and the months that they are in. */
export const createPlanRecount =
  ({ ask, clock }: PlanDeps) =>
  async (): Promise<void> => {
    const days = daysToRecount(clock.now());
    const months = [...new Set(days.map((day) => day.slice(0, 6)))];
    await ask([...days.map((day) => ({ day })), ...months.map((month) => ({ month }))]);
  };
