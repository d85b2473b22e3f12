/**
 * Charts as masks: an SVG says where there is ink, the page says in which of its theme's colours. So a chart is one node
 * for each colour, on WeChat too, whatever it shows. Beside each stands the same in words, for those who do not see it.
 */
const image = (width: number, height: number, body: string): string => {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}' preserveAspectRatio='none'>${body}</svg>`;
  return `url("data:image/svg+xml,${svg.replace(/</g, '%3C').replace(/>/g, '%3E').replace(/#/g, '%23')}")`;
};

export interface MaskStyle {
  readonly WebkitMaskImage: string;
  readonly maskImage: string;
}

export const maskStyle = (mask: string): MaskStyle => ({ WebkitMaskImage: mask, maskImage: mask });

export interface DayCell {
  /** `2026-11-23` */
  readonly day: string;
  readonly level: 'kept' | 'near' | 'missed' | 'none';
}

const dayMilliseconds = 86_400_000;

/** Days since the first of January, and the weekday (Monday is 0) of a day. */
const positionOf = (day: string): { readonly column: number; readonly row: number } => {
  const at = Date.parse(`${day}T00:00:00.000Z`);
  const first = Date.parse(`${day.slice(0, 4)}-01-01T00:00:00.000Z`);
  const weekday = (instant: number): number => (new Date(instant).getUTCDay() + 6) % 7;
  const days = Math.round((at - first) / dayMilliseconds);
  return { column: Math.floor((days + weekday(first)) / 7), row: weekday(at) };
};

export const calendarColumns = 54;

/** A day is told by its shape besides its colour: kept is a small round dot, the worse the larger and squarer. */
const shapes = { none: [3, 1.5], kept: [6, 3], near: [7, 1], missed: [9, 1] } as const satisfies Record<
  DayCell['level'],
  readonly [size: number, corner: number]
>;

/** The days of a year of one level, in columns of weeks. */
export const calendarMask = (cells: readonly DayCell[], level: DayCell['level']): string =>
  image(
    calendarColumns * 10,
    70,
    cells
      .filter((cell) => cell.level === level)
      .map(({ day }) => {
        const { column, row } = positionOf(day);
        const [size, corner] = shapes[level];
        const edge = (10 - size) / 2;
        return `<rect x='${column * 10 + edge}' y='${row * 10 + edge}' width='${size}' height='${size}' rx='${corner}'/>`;
      })
      .join(''),
  );

export interface TrendPoint {
  readonly rate: number | undefined;
}

/** Rates are drawn between this and one: below it they lie at the bottom. */
export const trendFloor = 0.9;
const trendWidth = 480;
const trendHeight = 160;

const yOf = (rate: number): number =>
  Math.round(((1 - Math.max(trendFloor, Math.min(1, rate))) / (1 - trendFloor)) * (trendHeight - 16) + 8);

const xOf = (index: number, count: number): number => Math.round(((index + 0.5) / count) * trendWidth);

/** The line through the months, broken where a month has none, with a dot at each. */
export const trendMask = (points: readonly TrendPoint[]): string => {
  let path = '';
  let isDown = false;
  const dots: string[] = [];
  for (const [index, { rate }] of points.entries()) {
    if (rate === undefined) {
      isDown = false;
      continue;
    }
    const [x, y] = [xOf(index, points.length), yOf(rate)];
    path += `${isDown ? 'L' : 'M'}${x} ${y}`;
    dots.push(`<circle cx='${x}' cy='${y}' r='4.5'/>`);
    isDown = true;
  }
  const line = `<path d='${path}' fill='none' stroke='black' stroke-width='3' stroke-linejoin='round'/>`;
  return image(trendWidth, trendHeight, path === '' ? '' : line + dots.join(''));
};

/** The target as a dashed line. */
export const targetMask = (target: number): string =>
  image(
    trendWidth,
    trendHeight,
    `<path d='M0 ${yOf(target)}H${trendWidth}' stroke='black' stroke-width='2' stroke-dasharray='6 6'/>`,
  );

/** Where the name of a rate stands, as a share of the height. */
export const heightShare = (rate: number): number => yOf(rate) / trendHeight;

const hourWidth = 20;
const hoursHeight = 100;

const hourTop = (value: number, most: number): number =>
  most === 0 ? hoursHeight : Math.round(hoursHeight - Math.min(1, value / most) * hoursHeight);

/** A bar for each hour of a day, `most` as high as the picture. */
export const hourBarsMask = (values: readonly number[], most: number): string =>
  image(
    values.length * hourWidth,
    hoursHeight,
    values
      .map((value, hour) => {
        const top = hourTop(value, most);
        return `<rect x='${hour * hourWidth + 1}' y='${top}' width='${hourWidth - 2}' height='${hoursHeight - top}'/>`;
      })
      .join(''),
  );

/** A step for each hour, without the bar below it: seen over bars. */
export const hourStepsMask = (values: readonly number[], most: number): string =>
  image(
    values.length * hourWidth,
    hoursHeight,
    values
      .map((value, hour) =>
        value === 0
          ? ''
          : `<rect x='${hour * hourWidth}' y='${Math.max(0, hourTop(value, most) - 4)}' width='${hourWidth}' height='8'/>`,
      )
      .join(''),
  );
