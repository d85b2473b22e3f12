import { districts } from '../directory/areas.ts';
import type { Day } from './day.ts';

/**
 * What keeping a dog is bound to in one district, from a day on. The city's by-law is not at hand: every number here is
 * a sensible one of ours, marked `assumed`, and is replaced by a row with a later day, never by changing a row.
 */
export interface KeepingRules {
  readonly version: string;
  readonly districtCode: string;
  /** The first day, in China, on which it holds. */
  readonly inForceSince: Day;
  /** Not taken from a by-law, but put here so that the product can be used until the by-law's numbers are known. */
  readonly assumed: true;
  /** Towns of the key zone (重点管理区), where a household keeps one dog and large ones are not kept. */
  readonly keyZoneTowns: readonly string[];
  readonly bannedBreeds: readonly string[];
  /** The tallest that a dog's shoulder may be in the key zone, in centimetres. */
  readonly tallestInKeyZoneCm: number;
  readonly youngestMonths: number;
  /** How long a registration lasts, and from how many days before its end it can be renewed. */
  readonly validMonths: number;
  readonly renewFromDays: number;
  /** Within how many days a change or an end has to be reported. */
  readonly reportWithinDays: number;
  readonly appealWithinDays: number;
  readonly objectionDays: number;
  /** How long each side of a chip dispute has to say what it has to say. */
  readonly hearingDays: number;
}

/** Streets (街道) of each district: the built-up area, which is where by-laws elsewhere draw the key zone. */
const keyZones: Readonly<Record<string, readonly string[]>> = {
  '330502': [
    '330502001',
    '330502002',
    '330502003',
    '330502004',
    '330502005',
    '330502006',
    '330502007',
    '330502008',
    '330502009',
    '330502010',
    '330502011',
    '330502012',
    '330502013',
  ],
  '330503': ['330503001', '330503002'],
  '330521': ['330521001', '330521002', '330521003', '330521004', '330521005'],
  '330522': ['330522001', '330522002', '330522003', '330522004'],
  '330523': ['330523001', '330523002', '330523003', '330523004'],
};

const bannedIn2021 = [
  'tibetan-mastiff',
  'pit-bull',
  'rottweiler',
  'dobermann',
  'dogo',
  'fila',
  'tosa',
  'central-asian',
  'caucasian',
  'bull-terrier',
  'staffordshire',
  'mastiff',
  'cane-corso',
  'neapolitan',
] as const;

const common = {
  assumed: true,
  youngestMonths: 3,
  validMonths: 12,
  renewFromDays: 30,
  reportWithinDays: 15,
  appealWithinDays: 60,
  objectionDays: 14,
  hearingDays: 7,
} as const;

/** Rows of one district in the order of their days. */
export const keepingRules: readonly KeepingRules[] = districts.flatMap(({ code }): KeepingRules[] => [
  {
    ...common,
    version: `${code}-2021`,
    districtCode: code,
    inForceSince: '2021-05-01',
    keyZoneTowns: keyZones[code] ?? [],
    bannedBreeds: bannedIn2021,
    tallestInKeyZoneCm: 55,
  },
  {
    ...common,
    version: `${code}-2026`,
    districtCode: code,
    inForceSince: '2026-01-01',
    keyZoneTowns: keyZones[code] ?? [],
    bannedBreeds: [...bannedIn2021, 'great-dane', 'akita'],
    tallestInKeyZoneCm: 61,
  },
]);

/** The rules of a district on a day. @throws for a district without rules: a fault of the data, not of a keeper. */
export const rulesOn = (districtCode: string, day: Day): KeepingRules => {
  const found = keepingRules
    .filter((rules) => rules.districtCode === districtCode && rules.inForceSince <= day)
    .reduce<KeepingRules | undefined>(
      (latest, rules) => (latest === undefined || rules.inForceSince > latest.inForceSince ? rules : latest),
      undefined,
    );
  if (found === undefined) throw new Error(`no rules for dogs in ${districtCode} on ${day}`);
  return found;
};

export const isInKeyZone = ({ keyZoneTowns }: KeepingRules, townCode: string): boolean =>
  keyZoneTowns.includes(townCode);
