import { Duration } from 'aws-cdk-lib';
import type { Described } from './described.ts';

/** Functions of a demonstration stage alone: what they write is made up, and no other stage has them. */
export const demonstrationFunctions = {
  TellHistory: {
    entry: 'complaints/history/tell-history-function.ts',
    description: 'Fired once per deployment of a demonstration: writes a made-up year of complaints, day by day.',
    impact: 'The board and the lists of the demonstration are empty, or lack days.',
    memorySize: 1024,
    timeout: Duration.minutes(15),
  },
} as const satisfies Record<string, Described>;
