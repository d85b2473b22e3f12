import { type Clock, instantOf } from '@huzhou/shared/kernel/time';
import { always } from '@huzhou/shared/parking/sharing';
import type { Catalogue, OpenLot } from '../../catalogue.ts';

/** How a client process is told what to do. */
export interface ClientOrders {
  readonly endpoint: string;
  readonly table: string;
  readonly journal: string;
  readonly seed: number;
  readonly attempts: number;
  /** The first attempt's number: who comes in the place of one that was killed goes on from there. */
  readonly first: number;
  /** By how much its clock is wrong, in milliseconds of the race's time. */
  readonly skew: number;
  readonly defect?: Defect;
}

/** A condition that is taken out, to see that the proof notices. */
export type Defect = 'claims-what-is-taken' | 'confirms-what-is-lost';

/** Half an hour before midnight, so that many bookings reach over it. */
const start = Date.parse('2026-11-23T15:30:00.000Z');
/** A hold of five minutes lasts for fifteen attempts, on a quick machine as on a busy one. */
const perAttemptMilliseconds = 20_000;

/** A clock that goes on with each attempt: those of two clients differ by as much as one is ahead of the other. */
export const raceClock = (attempt: () => number, skew: number): Clock => ({
  now: () => instantOf(start + attempt() * perAttemptMilliseconds + skew),
});

// Small enough that all want the same, and given up for the next one before its rows grow large.
const spots = Array.from({ length: 8 }, (_none, index) => `A-${index + 1}`).map((spotId) => ({
  spotId,
  charger: false,
  accessible: false,
}));
const attemptsPerLot = 50;

export const lotOfAttempt = (attempt: number): OpenLot => ({
  lot: {
    lotId: `race-${Math.max(0, Math.floor(attempt / attemptsPerLot))}`,
    name: '比赛停车场',
    ownerKind: 'public',
    programme: 'added',
    address: '红旗路 1 号',
    point: { longitude: 120.1003, latitude: 30.8672 },
    entrance: '南门',
    rules: '',
    numbering: 'numbered',
    sharing: always,
    tariff: { kind: 'hourly', perHour: 200, dayCap: 2_000, freeMinutes: 0 },
    operatorId: 'operator-1',
    districtCode: '330502',
    paused: false,
    spots: spots.length,
    chargers: 0,
    version: 1,
  },
  spots,
  closures: [],
});

/** Lots that need no table. */
export const raceCatalogue = (lots: readonly OpenLot[]): Catalogue => ({
  lots: async () => lots,
  lot: async (lotId) => lots.find(({ lot }) => lot.lotId === lotId),
});

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export const createChance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
