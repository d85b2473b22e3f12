import { plusSeconds } from '@huzhou/shared/kernel/time';
import { expect, it } from 'vitest';
import { createInvalidateBatch } from './invalidate-batch.ts';

const recalledAt = '2026-11-23T01:00:00.000Z';
const recall = {
  recallId: 'R',
  vaccineCode: 'rabies-inactivated',
  batch: 'B2026-1',
  reason: '效价不合格',
  recalledAt,
  staffId: 'staff-cityregist',
  state: 'running',
  dogs: 0,
} as const;

it.each([
  [0, 0],
  [29, 0],
  [30, 1],
])('a recall whose batch nobody is found with is done after %i s: %i times', async (seconds, times) => {
  let finished = 0;
  const invalidate = createInvalidateBatch({
    store: { find: async () => undefined, findSighting: async () => undefined, write: async () => 'done' },
    batches: {
      // What was written a moment ago is not in the index yet.
      subjectsOf: async function* () {
        yield [];
      },
      finish: async () => {
        finished += 1;
      },
    },
    clock: { now: () => plusSeconds(recalledAt, seconds) },
    pause: async () => undefined,
  });
  await invalidate(recall);
  expect(finished).toBe(times);
});
