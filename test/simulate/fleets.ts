// Which machines watch the city, when they look, and what each of them sees.
import type { MachineKind } from '@huzhou/shared/complaints/intake/kinds';

/** How busy each hour of the day is, from 0 to 23: shares, not counts. */
type Hours = readonly number[];

export interface Fleet {
  readonly kind: MachineKind;
  /** Of all sightings, how many are this fleet's. */
  readonly share: number;
  readonly hours: Hours;
  readonly devices: readonly string[];
  readonly categoryCodes: readonly string[];
  /** Whether it stays where it is: a camera sees the same trouble again and again, and sees it go. */
  readonly stays: boolean;
  /** Whether it knows in which town it is. */
  readonly knowsTown: boolean;
}

const devices = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`);

// The rush in the morning and in the evening, and the stalls after dark.
const streets: Hours = [1, 1, 1, 1, 1, 3, 6, 12, 12, 7, 6, 6, 7, 6, 5, 6, 8, 13, 12, 9, 8, 6, 3, 2];
const sweepers: Hours = [0, 0, 0, 2, 8, 12, 12, 8, 4, 3, 3, 2, 4, 8, 9, 7, 3, 2, 1, 0, 0, 0, 0, 0];
const daylight: Hours = [0, 0, 0, 0, 0, 0, 0, 1, 4, 9, 12, 8, 3, 7, 11, 9, 4, 1, 0, 0, 0, 0, 0, 0];
const office: Hours = [0, 0, 0, 0, 0, 0, 1, 4, 10, 12, 11, 6, 2, 8, 11, 10, 7, 3, 1, 1, 0, 0, 0, 0];

export const fleets: readonly Fleet[] = [
  {
    kind: 'video',
    share: 60,
    hours: streets,
    devices: devices('CAM', 60),
    categoryCodes: ['E0502', 'E0504', 'E0102', 'E0501', 'E0505', 'E0506'],
    stays: true,
    knowsTown: true,
  },
  {
    kind: 'vehicle',
    share: 20,
    hours: sweepers,
    devices: devices('CAR', 12),
    categoryCodes: ['E0104', 'E0108', 'C0201', 'C0101', 'E0103'],
    stays: false,
    knowsTown: false,
  },
  {
    kind: 'patrol',
    share: 14,
    hours: office,
    devices: devices('GRID', 40),
    categoryCodes: ['C0302', 'C0301', 'E0503', 'C0102', 'C0402'],
    stays: false,
    knowsTown: true,
  },
  {
    kind: 'drone',
    share: 6,
    hours: daylight,
    devices: devices('UAV', 4),
    categoryCodes: ['E0101', 'E0109', 'E0105'],
    stays: false,
    knowsTown: false,
  },
];

/** The seats of the five districts, in WGS84, with the town that each lies in: trouble is where people are. */
export const centres = [
  { areaCode: '330502001', longitude: 120.181, latitude: 30.859, weight: 40 },
  { areaCode: '330503100', longitude: 120.414, latitude: 30.851, weight: 15 },
  { areaCode: '330521001', longitude: 119.972, latitude: 30.545, weight: 15 },
  { areaCode: '330522001', longitude: 119.906, latitude: 31.029, weight: 17 },
  { areaCode: '330523001', longitude: 119.675, latitude: 30.641, weight: 13 },
] as const;
