// More complaints at once than the machine can take: some are refused at the door, none is taken half or twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDataFolder, removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { runStorm } from './support/storm/storm.ts';

const data = newDataFolder();
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ policy: '303024', data });
});
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(data);
});

test('each of 120 complaints filed within a second is accepted, there once, and with a team or desk', async () => {
  const count = 120;
  const { summary, milliseconds } = await runStorm(stack, {
    count,
    perSecond: count,
    warmUp: 0,
    // Photos may take as long as they like.
    drainMilliseconds: 0,
    say: () => {},
  });
  expect(summary).toMatchObject({
    attempted: count,
    accepted: count,
    distinct: count,
    'in their lists': count,
    lost: 0,
    'with nobody': 0,
    'dispatched twice': 0,
  });
  expect(milliseconds['acceptance to dispatch'].p99).toBeLessThanOrEqual(30_000);
});
