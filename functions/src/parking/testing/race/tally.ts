import type { Ended, Line } from './journal.ts';

export const isEnd = (line: Line): line is Ended => line.kind === 'ended';

/** How often each command came to what end. */
export const tally = (lines: readonly Line[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(lines.filter(isEnd), ({ command, outcome }) => `${command}: ${outcome}`)]
      .map(([name, all]) => [name, all.length] as const)
      .sort(),
  );
