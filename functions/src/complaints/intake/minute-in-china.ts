import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';

/** `2026-11-23 08:01`, in China. */
export const minuteInChina = (instant: Instant): string =>
  plusSeconds(instant, 8 * secondsIn.hour)
    .slice(0, 16)
    .replace('T', ' ');
