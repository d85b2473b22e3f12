import * as z from 'zod/mini';

/**
 * A moment as ISO 8601 in UTC with milliseconds (`2026-11-23T07:42:00.000Z`).
 * All instants have the same length, so they sort as text, in a DynamoDB key as in a list.
 */
export const Instant = z.iso.datetime({ precision: 3, error: '时间格式不正确' });
export type Instant = z.infer<typeof Instant>;

/** The only source of "now". Injected, so that tests and simulations own the time. */
export interface Clock {
  readonly now: () => Instant;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

export const instantOf = (epochMilliseconds: number): Instant => new Date(epochMilliseconds).toISOString();

export const epochMilliseconds = (instant: Instant): number => Date.parse(instant);

export const plusMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  instantOf(epochMilliseconds(instant) + milliseconds);

export const plusSeconds = (instant: Instant, seconds: number): Instant => plusMilliseconds(instant, seconds * 1000);

/** Milliseconds from `start` to `end`; negative when `end` comes first. */
export const millisecondsBetween = (start: Instant, end: Instant): number =>
  epochMilliseconds(end) - epochMilliseconds(start);

/** The earliest of the given instants; undefined when there is none. */
export const earliest = (instants: readonly Instant[]): Instant | undefined =>
  instants.reduce<Instant | undefined>(
    (first, next) => (first === undefined || next < first ? next : first),
    undefined,
  );

export const secondsIn = { minute: 60, hour: 3_600, day: 86_400 } as const;

/** The calendar day in China (UTC+8, no daylight saving) that an instant falls on, as `YYYYMMDD`. */
export const chinaDay = (instant: Instant): string =>
  plusSeconds(instant, 8 * secondsIn.hour)
    .slice(0, 10)
    .replaceAll('-', '');
