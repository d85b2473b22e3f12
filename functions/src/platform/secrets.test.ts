import { expect, it, vi } from 'vitest';
import { KeyRing } from './key-ring.ts';
import { createSecretReader, secretFreshSeconds } from './secrets.ts';
import { catchLog } from './testing/memory-log.ts';
import { createTestClock } from './testing/test-clock.ts';

const secret = 'x'.repeat(32);

const readerOf = (...strings: readonly (string | Error)[]) => {
  const clock = createTestClock();
  const left = [...strings];
  const send = vi.fn(async () => {
    const SecretString = left.shift();
    if (SecretString instanceof Error) throw SecretString;
    return { SecretString };
  });
  return { clock, send, read: createSecretReader({ client: { send } as never, clock }, 'keys', KeyRing) };
};

it('reads once, whoever asks at the same time, until the secret is no longer fresh', async () => {
  const { read, send, clock } = readerOf(JSON.stringify({ kid: 'a', secret }), JSON.stringify({ kid: 'b', secret }));
  const [one, other] = await Promise.all([read(), read()]);
  expect(one).toBe(other);
  clock.advanceSeconds(secretFreshSeconds - 1);
  expect((await read()).keys[0]?.kid).toBe('a');
  expect(send).toHaveBeenCalledTimes(1);
  clock.advanceSeconds(1);
  expect((await read()).keys[0]?.kid).toBe('b');
});

it('goes on with the value at hand when a refresh fails, and tries again at the next call', async () => {
  const logged = catchLog();
  const { read, clock } = readerOf(
    JSON.stringify({ kid: 'a', secret }),
    new Error('throttled'),
    JSON.stringify({ kid: 'b', secret }),
  );
  await read();
  clock.advanceSeconds(secretFreshSeconds);
  expect((await read()).keys[0]?.kid).toBe('a');
  expect(logged.events()).toMatchObject([{ event: 'secret.refresh-failed' }]);
  expect((await read()).keys[0]?.kid).toBe('b');
});

it.each([
  ['what is not JSON', 'hunter2-hunter2-hunter2'],
  ['another form', JSON.stringify({ password: 'hunter2' })],
  ['too short a key', JSON.stringify({ kid: 'a', secret: 'hunter2' })],
  ['an empty ring', JSON.stringify({ keys: [] })],
])('refuses %s without saying what it was', async (_name, value) => {
  const { read } = readerOf(value);
  const refusal = await read().catch((error: Error) => error);
  expect(refusal).toBeInstanceOf(Error);
  expect(String(refusal)).toContain('keys');
  expect(String(refusal)).not.toContain('hunter2');
});
