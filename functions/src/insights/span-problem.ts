import type { FieldError } from '@huzhou/shared/kernel/failure';
import { daysFrom } from './calendar.ts';

const mostDays = 366;

/** What is wrong with a span of days; undefined when nothing is. */
export const spanProblem = (from: string, to: string, most = mostDays): FieldError | undefined => {
  const days = daysFrom(from, to);
  if (days < 1) return { field: 'to', message: '结束日期不能早于开始日期' };
  return days > most ? { field: 'from', message: `一次最多查看 ${most} 天` } : undefined;
};
