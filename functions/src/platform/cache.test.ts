import { expect, it, vi } from 'vitest';
import { cached } from './cache.ts';
import { createTestClock } from './testing/test-clock.ts';

const setup = (mostKeys = 10) => {
  const clock = createTestClock();
  const load = vi.fn(async (key: string) => `${key} at ${clock.now()}`);
  return { clock, load, get: cached({ clock, freshSeconds: 60, mostKeys }, load) };
};

it('loads a key once while it is fresh, whoever asks at the same time', async () => {
  const { clock, load, get } = setup();
  expect(await get('a')).toBe(await get('a'));
  await Promise.all([get('b'), get('b')]);
  clock.advanceSeconds(59.999);
  await get('a');
  expect(load).toHaveBeenCalledTimes(2);
  clock.advanceSeconds(0.001);
  expect(await get('a')).toContain('08:01:00');
});

it('does not remember a failure', async () => {
  const { load, get } = setup();
  load.mockRejectedValueOnce(new Error('throttled'));
  await expect(get('a')).rejects.toThrow('throttled');
  expect(await get('a')).toContain('a at');
});

it('keeps no more keys than it may: the oldest goes', async () => {
  const { load, get } = setup(2);
  for (const key of ['a', 'b', 'c', 'b', 'a']) await get(key);
  expect(load.mock.calls.map(([key]) => key)).toEqual(['a', 'b', 'c', 'a']);
});
