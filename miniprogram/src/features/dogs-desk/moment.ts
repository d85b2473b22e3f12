import { dayOf } from '@huzhou/shared/dogs/day';
import { epochMilliseconds, type Instant, instantOf } from '@huzhou/shared/kernel/time';
import { serverNow } from '../../device/clock.ts';
import { durationWords, momentWords } from '../../i18n/time.ts';

/** 「今天 09:20」 */
export const momentOf = (instant: Instant): string => momentWords(epochMilliseconds(instant), serverNow());

/** How long it has been: 「3 小时 05 分」. */
export const sinceWords = (instant: Instant): string => durationWords(serverNow() - epochMilliseconds(instant));

/** 「2027年11月22日」 */
export const dayText = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** Today in China, by the server's clock. */
export const today = (): string => dayOf(instantOf(serverNow()));
