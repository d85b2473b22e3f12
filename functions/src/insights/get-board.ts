import { districts } from '@huzhou/shared/directory/areas';
import { type Board, boardPeriods } from '@huzhou/shared/insights/board';
import type { getBoard } from '@huzhou/shared/insights/board-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import { cached } from '../platform/cache.ts';
import type { Handler } from '../platform/http.ts';
import { buildBoard, trendMonths } from './build-board.ts';
import { monthBefore, todayInChina } from './calendar.ts';
import type { FiguresReader } from './figures-reader.ts';
import { createRecentCounters } from './recent-counters.ts';

interface BoardDeps {
  readonly reader: FiguresReader;
  readonly clock: Clock;
  /** The cases of before are made up: the board says so. */
  readonly isDemonstration?: boolean;
}

/** A board that everybody sees is made once a minute, however many look. */
const freshSeconds = 60;

/** The public board. */
export const createGetBoard = ({ reader, clock, isDemonstration = false }: BoardDeps): Handler<typeof getBoard> => {
  const countersOf = createRecentCounters(reader, clock);

  const make = async (key: string): Promise<Board> => {
    const [name, districtCode] = key.split(' ');
    const period = boardPeriods.find((known) => known === name) ?? 'month';
    const now = clock.now();
    const today = todayInChina(now);
    const codes = districts.map(({ code }) => code);
    const firstOfPeriod = period === 'month' ? today.slice(0, 6) : `${today.slice(0, 4)}01`;
    const inQuestion = codes.filter((code) => districtCode === undefined || code === districtCode);
    const [days, categories, recounts] = await Promise.all([
      Promise.all(
        codes.map(
          async (code) => [code, await countersOf('district', code, monthBefore(today, trendMonths - 1))] as const,
        ),
      ),
      Promise.all(inQuestion.map((code) => countersOf('category-month', code, firstOfPeriod))),
      reader.recounts(),
    ]);
    const built = buildBoard({
      now,
      period,
      districtCode,
      days: new Map(days),
      // The reader may bring the month before, too.
      categories: categories.flat().filter(({ span }) => span >= firstOfPeriod),
      recounts,
    });
    return isDemonstration ? { ...built, demonstration: true } : built;
  };
  const board = cached({ clock, freshSeconds, mostKeys: 20 }, make);

  return async ({ query: { period, districtCode } }) =>
    ok(await board(districtCode === undefined ? period : `${period} ${districtCode}`));
};
