import { Duration } from 'aws-cdk-lib';
import type { Described } from './described.ts';

/** Functions of a demonstration stage alone: what they write is made up, and no other stage has them. */
export const demonstrationFunctions = {
  SeedSources: {
    entry: 'complaints/intake/seed-sources-function.ts',
    description: 'Fired once per deployment of a demonstration: registers the sources with which it can be tried.',
    impact: 'The demonstration knows no machine, no 12345 and no petition office: their calls are refused.',
    memorySize: 512,
    timeout: Duration.seconds(60),
  },
  SeedLots: {
    entry: 'parking/seed-lots-function.ts',
    description: 'Fired once per deployment of a demonstration: writes made-up lots in all districts, marked as such.',
    impact: 'The demonstration has no lots: nothing can be found or booked.',
    memorySize: 512,
    timeout: Duration.seconds(110),
    branch: 'parking',
  },
  DogSeed: {
    entry: 'dogs/seed-function.ts',
    description: 'Fired once per deployment of a demonstration: writes made-up dogs, in all the states they can be in.',
    impact: 'The demonstration has no dogs.',
    memorySize: 512,
    timeout: Duration.seconds(110),
    branch: 'dogs',
  },
  TellHistory: {
    entry: 'complaints/history/tell-history-function.ts',
    description: 'Fired once per deployment of a demonstration: writes a made-up year of complaints, day by day.',
    impact: 'The board and the lists of the demonstration are empty, or lack days.',
    memorySize: 1024,
    timeout: Duration.minutes(15),
  },
} as const satisfies Record<string, Described>;
