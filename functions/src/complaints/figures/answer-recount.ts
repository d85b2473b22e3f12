import type { Clock } from '@huzhou/shared/kernel/time';
import { log } from '../../platform/log.ts';
import type { RecountStore } from './counters-repository.ts';
import type { RecountRequest, RecountResult } from './recount-request.ts';

interface AnswerDeps {
  readonly figures: Pick<RecountStore, 'record'>;
  readonly recountDay: (day: string, catchUp?: boolean) => Promise<RecountResult>;
  readonly recountMonth: (month: string) => Promise<RecountResult>;
  readonly clock: Clock;
}

/** Recounts a day or a month, records what came of it, and raises the alarm when the figures are not what the log says. */
export const createAnswerRecount =
  ({ figures, recountDay, recountMonth, clock }: AnswerDeps) =>
  async (request: RecountRequest): Promise<void> => {
    const result =
      'day' in request ? await recountDay(request.day, request.catchUp) : await recountMonth(request.month);
    await figures.record(result, clock.now());
    const { span, cases, unapplied, differences } = result;
    if (unapplied === 0 && differences.length === 0) {
      log.info('figures.agree', { span, cases });
      return;
    }
    const examples = differences.slice(0, 5).map(({ districtCode, row, name, counted, recounted }) => ({
      districtCode,
      row,
      name,
      counted,
      recounted,
    }));
    log.error('figures.disagree', { span, cases, unapplied, differing: differences.length, examples });
  };
