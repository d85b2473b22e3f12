import { categories } from '@huzhou/shared/complaints/category';
import type { CaseSource } from '@huzhou/shared/complaints/source';
import { districts } from '@huzhou/shared/directory/areas';
import { outlines } from '@huzhou/shared/directory/outlines';
import { districtAt, type Point } from '@huzhou/shared/directory/place';
import type { Chance } from './chance.ts';

/** Where and what people complain of, more or less as in a city of this size. Made up, and marked so wherever shown. */
const districtWeights: readonly (readonly [string, number])[] = [
  ['330502', 34],
  ['330503', 17],
  ['330521', 18],
  ['330522', 18],
  ['330523', 13],
];

const sourceWeights: readonly (readonly [CaseSource, number])[] = [
  ['citizen', 50],
  ['12345', 16],
  ['hotline', 6],
  ['petition', 2],
  ['patrol', 9],
  ['video', 8],
  ['vehicle', 6],
  ['drone', 2],
  ['open311', 1],
];

/** What each season brings (未诉先办): extra weight of kinds by month. */
const seasonal: Readonly<Record<string, readonly number[]>> = {
  E0110: [3, 4, 5],
  E0507: [6, 7, 8],
  E0506: [6, 7, 8],
  E0301: [6, 7, 8],
  E0109: [9, 10, 11],
  E0112: [1, 2, 12],
  E0405: [1, 2, 12],
};
const common: Readonly<Record<string, number>> = {
  E0102: 14,
  E0103: 7,
  E0504: 12,
  E0502: 9,
  E0501: 7,
  E0503: 6,
  C0201: 6,
  C0101: 4,
  C0102: 4,
  E0509: 3,
  E0201: 4,
  C0302: 4,
};

/** How long work takes in a district, against the city's usual. */
const paces: Readonly<Record<string, number>> = {
  '330502': 1,
  '330503': 1.15,
  '330521': 0.92,
  '330522': 1.06,
  '330523': 0.85,
};

export interface Scene {
  readonly pace: number;
  readonly districtCode: string;
  readonly townCode: string;
  readonly address: string;
  readonly point: Point;
  readonly categoryCode: string;
  readonly source: CaseSource;
}

const roads = ['红旗路', '人民路', '劳动路', '环城西路', '龙溪路', '青年路', '迎宾路', '文苑路', '广场路', '凤凰路'];

/** Some point within the district; its first corner where chance finds none. */
const pointIn = (districtCode: string, chance: Chance): Point => {
  const ring = outlines.find(({ code }) => code === districtCode)?.ring ?? [[120.09, 30.89] as const];
  const longitudes = ring.map(([longitude]) => longitude);
  const latitudes = ring.map(([, latitude]) => latitude);
  const within = (low: number, high: number): number => Number((low + chance.next() * (high - low)).toFixed(6));
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const point = {
      longitude: within(Math.min(...longitudes), Math.max(...longitudes)),
      latitude: within(Math.min(...latitudes), Math.max(...latitudes)),
    };
    if (districtAt(point) === districtCode) return point;
  }
  return { longitude: longitudes[0] ?? 120.09, latitude: latitudes[0] ?? 30.89 };
};

export const sceneOf = (month: number, chance: Chance): Scene => {
  const districtCode = chance.oneOf(districtWeights);
  const towns = districts.find(({ code }) => code === districtCode)?.towns ?? [];
  // The first towns of a district are its centre.
  const town = chance.oneOf(towns.map((each, index) => [each, 1 / (index + 1)] as const));
  const categoryCode = chance.oneOf(
    categories.map(({ code }) => [code, (common[code] ?? 1) + (seasonal[code]?.includes(month) ? 10 : 0)] as const),
  );
  const road = chance.oneOf(roads.map((name) => [name, 1] as const));
  return {
    pace: paces[districtCode] ?? 1,
    districtCode,
    townCode: town.code,
    address: `${town.name}${road} ${1 + Math.floor(chance.next() * 280)} 号`,
    point: pointIn(districtCode, chance),
    categoryCode,
    source: chance.oneOf(sourceWeights),
  };
};
