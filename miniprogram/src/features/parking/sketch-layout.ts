import type { Point } from '@huzhou/shared/directory/place';
import { parkingPolicy } from '@huzhou/shared/parking/policy';

/** Width over height of the sketch of lots. */
export const lotsRatio = 16 / 9;

const metersPerDegree = 111_320;

/** East and north of the centre, in metres. */
const offset = (centre: Point, { longitude, latitude }: Point): { readonly east: number; readonly north: number } => ({
  east: (longitude - centre.longitude) * metersPerDegree * Math.cos((centre.latitude * Math.PI) / 180),
  north: (latitude - centre.latitude) * metersPerDegree,
});

/** Half the height of the sketch in metres, as many as the lots need and people walk. */
const heights = [500, 1_000, 2_000, 3_500] as const;

export interface PlacedLot {
  readonly lotId: string;
  /** Shares of the width and the height. */
  readonly x: number;
  readonly y: number;
  /** Too close to a nearer one to be written on: a dot without its count. */
  readonly small: boolean;
}

export interface LotsLayout {
  readonly lots: readonly PlacedLot[];
  /** Circles around the middle, each as many minutes on foot: its diameter as a share of the width. */
  readonly rings: readonly { readonly minutes: number; readonly share: number }[];
}

/** Dots closer than this, in shares of the width, would lie on one another. */
const tooClose = 0.12;
/** Room at the edges for a whole dot, in shares of width and height. */
const margin = { x: 0.05, y: 0.1 } as const;

interface Located {
  readonly lotId: string;
  readonly point: Point;
}

/** Where the lots lie around a place; nearest first, so that it is the nearest whose counts are written. */
export const layoutLots = (centre: Point, lots: readonly Located[]): LotsLayout => {
  const offsets = lots.map(({ lotId, point }) => ({ lotId, ...offset(centre, point) }));
  const needed = (half: number): number =>
    offsets.filter(({ east, north }) => Math.abs(north) < half * 0.8 && Math.abs(east) < half * lotsRatio * 0.9).length;
  const enough = Math.min(5, needed(heights[heights.length - 1] ?? 0));
  const half = heights.find((each) => needed(each) >= enough) ?? heights[heights.length - 1] ?? 0;
  const placed: PlacedLot[] = [];
  for (const { lotId, east, north } of offsets) {
    const x = 0.5 + east / (2 * half * lotsRatio);
    const y = 0.5 - north / (2 * half);
    if (Math.abs(x - 0.5) > 0.5 - margin.x || Math.abs(y - 0.5) > 0.5 - margin.y) continue;
    const near = placed.some((other) => Math.hypot(other.x - x, (other.y - y) / lotsRatio) < tooClose);
    placed.push({ lotId, x, y, small: near });
  }
  const width = 2 * half * lotsRatio;
  const rings = [5, 10, 20, 30]
    .map((minutes) => ({ minutes, share: (2 * minutes * parkingPolicy.metersPerMinute) / width }))
    .filter(({ share }) => share > 0.15 && share < 0.52);
  return { lots: placed, rings };
};
