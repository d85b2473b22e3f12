import { err, ok } from '@huzhou/shared/kernel/result';
import { expect, test } from 'vitest';
import { offline } from './failure.ts';
import { createSessions, type Session } from './session.ts';

const start = Date.parse('2026-11-23T10:00:00.000Z');

const harness = (stored?: Session) => {
  const state = { now: start, signIns: 0, persona: 'one', written: stored, fail: false };
  const waiting: (() => void)[] = [];
  const sessions = createSessions({
    signInCode: async () => (state.fail ? err(offline) : ok(state.persona)),
    exchange: async (code) => {
      state.signIns += 1;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return ok({
        token: `${code}-${state.signIns}`,
        expiresAt: new Date(state.now + 3_600_000).toISOString(),
        personId: code,
      });
    },
    read: () => state.written,
    write: (session) => {
      state.written = session;
    },
    nowMilliseconds: () => state.now,
  });
  const answerAll = async (): Promise<void> => {
    for (let round = 0; round < 5; round += 1) {
      await Promise.resolve();
      for (const answer of waiting.splice(0)) answer();
    }
  };
  return { sessions, state, answerAll };
};

test('many calls at once sign in once', async () => {
  const { sessions, state, answerAll } = harness();
  const tokens = Promise.all([sessions.token(), sessions.token(), sessions.token()]);
  await answerAll();
  expect(await tokens).toEqual([ok('one-1'), ok('one-1'), ok('one-1')]);
  expect(state.signIns).toBe(1);
  expect(state.written?.token).toBe('one-1');
});

test('a stored session is used until shortly before it expires', async () => {
  const { sessions, state, answerAll } = harness({
    token: 'kept',
    expiresAt: new Date(start + 60_000).toISOString(),
    personId: 'one',
  });
  expect(await sessions.token()).toEqual(ok('kept'));
  state.now += 29_999;
  expect(await sessions.token()).toEqual(ok('kept'));
  state.now += 1;
  const renewed = sessions.token();
  await answerAll();
  expect(await renewed).toEqual(ok('one-1'));
});

test('a refused token is renewed, a newer one is left alone', async () => {
  const { sessions, state, answerAll } = harness({
    token: 'kept',
    expiresAt: new Date(start + 3_600_000).toISOString(),
    personId: 'one',
  });
  sessions.refused('another');
  expect(await sessions.token()).toEqual(ok('kept'));
  sessions.refused('kept');
  const renewed = sessions.token();
  await answerAll();
  expect(await renewed).toEqual(ok('one-1'));
  expect(state.signIns).toBe(1);
});

test('a failed sign-in can be tried again', async () => {
  const { sessions, state, answerAll } = harness();
  state.fail = true;
  expect(await sessions.token()).toEqual(err(offline));
  state.fail = false;
  const again = sessions.token();
  await answerAll();
  expect(await again).toEqual(ok('one-1'));
});

test('whoever changes identity while a sign-in is under way does not become the old person', async () => {
  const { sessions, state, answerAll } = harness();
  const begun = sessions.token();
  await Promise.resolve();
  await Promise.resolve();
  state.persona = 'two';
  sessions.end();
  await answerAll();
  expect(await begun).toEqual(ok('two-2'));
  expect(sessions.current()?.personId).toBe('two');
});
