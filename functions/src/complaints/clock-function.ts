// Fired by a complaint clock at its instant; sets the marks that have fallen due and says when to look again.
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../platform/config.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { createDocumentClient } from '../platform/table.ts';
import { handleTask } from '../platform/task.ts';
import { ClockReport, ClockTick } from './chain-messages.ts';
import { createCheckClock } from './check-clock.ts';
import { createStepStore } from './complaint-repository.ts';

export const handler = handleTask(
  { name: 'clock', input: ClockTick, output: ClockReport },
  createCheckClock({
    store: createStepStore(createDocumentClient(), env('COMPLAINTS_TABLE')),
    clock: systemClock,
    pause: pauseBetweenAttempts,
  }),
);
