import type { DayStrip } from '@huzhou/shared/parking/view';
import { timeWords } from './span.ts';
import { stripTexts as texts } from './texts.ts';

/** What a quarter of an hour offers: told by the height and the filling of its cell besides its colour. */
export type Level = 'closed' | 'full' | 'few' | 'many' | 'past';

/** Fewer than this is little to choose from. */
const few = 3;

export const levelOf = (free: number): Level => {
  if (free < 0) return 'closed';
  if (free === 0) return 'full';
  return free < few ? 'few' : 'many';
};

/** Quarters of a day: what they offer; those before `firstSlotInDay` are past. */
export const levelsOf = ({ quarters }: Pick<DayStrip, 'quarters'>, firstInDay: number): readonly Level[] =>
  quarters.map((free, index) => (index < firstInDay ? 'past' : levelOf(free)));

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Unbroken stretches in which there is something to be had. */
export const freeRuns = (levels: readonly Level[]): readonly Run[] => {
  const runs: Run[] = [];
  let from: number | undefined;
  for (const [index, level] of [...levels, 'closed' as const].entries()) {
    const free = level === 'few' || level === 'many';
    if (free && from === undefined) from = index;
    if (!free && from !== undefined) {
      runs.push({ from, to: index });
      from = undefined;
    }
  }
  return runs;
};

/** The strip in words, for those who do not see it, and to be sure for those who do. */
export const stripWords = (levels: readonly Level[]): string => {
  const runs = freeRuns(levels);
  if (runs.length === 0) return levels.some((level) => level === 'full') ? texts.full : texts.closed;
  return texts.free(runs.slice(0, 4).map(({ from, to }) => `${timeWords(from)}–${timeWords(to, true)}`));
};

const cell = 10;
const height = 24;
export const cellsPerRow = 24;
export const rowsOfDay = 96 / cellsPerRow;

/** Where a cell has ink, of 24 units of height. Closed: a thin line; full: an empty box; few: a low bar; many: a high one. */
const shapes: Readonly<Record<Exclude<Level, 'past'>, (x: number) => string>> = {
  closed: (x) => `M${x} 22h${cell}v1h${-cell}z`,
  full: (x) => `M${x + 1} 8h8v14h-8zm1.5 1.5v11h5v-11z`,
  few: (x) => `M${x + 1} 14h8v8h-8z`,
  many: (x) => `M${x + 1} 3h8v19h-8z`,
};

const image = (body: string, cells: number): string => {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${cells * cell} ${height}' preserveAspectRatio='none'>${body}</svg>`;
  return `url("data:image/svg+xml,${svg.replace(/</g, '%3C').replace(/>/g, '%3E')}")`;
};

/** One row of the strip as masks: where each level has ink. Levels that do not occur have none. */
export const rowImages = (
  levels: readonly Level[],
): readonly { readonly level: Exclude<Level, 'past'>; readonly image: string }[] =>
  (['closed', 'full', 'few', 'many'] as const).flatMap((level) => {
    const path = levels.map((each, index) => (each === level ? shapes[level](index * cell) : '')).join('');
    return path === '' ? [] : [{ level, image: image(`<path fill-rule='evenodd' d='${path}'/>`, cellsPerRow) }];
  });

/** One cell, for the legend. */
export const swatch = (level: Exclude<Level, 'past'>): string =>
  image(`<path fill-rule='evenodd' d='${shapes[level](0)}'/>`, 1);
