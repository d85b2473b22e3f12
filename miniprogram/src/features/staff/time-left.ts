const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface TimePart {
  readonly number: string;
  readonly unit: '秒' | '分' | '时' | '天';
}

export interface TimeLeft {
  readonly isLate: boolean;
  /** The one or two largest parts, to be set large: 「12 分」, 「3 时 05 分」. */
  readonly parts: readonly TimePart[];
}

const whole = (size: number, unit: number): string => String(Math.floor(size / unit));
const padded = (size: number, unit: number): string => whole(size, unit).padStart(2, '0');

const partsOf = (size: number): readonly TimePart[] => {
  if (size < minute) return [{ number: whole(size, 1_000), unit: '秒' }];
  if (size < hour) return [{ number: whole(size, minute), unit: '分' }];
  if (size < day)
    return [
      { number: whole(size, hour), unit: '时' },
      { number: padded(size % hour, minute), unit: '分' },
    ];
  return [
    { number: whole(size, day), unit: '天' },
    { number: whole(size % day, hour), unit: '时' },
  ];
};

/** Time to the deadline in parts that fit the left edge of a row. Both in epoch milliseconds; the deadline itself is in time. */
export const timeLeft = (dueAt: number, now: number): TimeLeft => ({
  isLate: now > dueAt,
  parts: partsOf(Math.abs(dueAt - now)),
});

/** Share of the time used, 0 to 1. */
export const shareUsed = (since: number, dueAt: number, now: number): number =>
  dueAt <= since ? 1 : Math.min(1, Math.max(0, (now - since) / (dueAt - since)));
