import { beforeEach, expect, test } from 'vitest';
import { keyForWish, wishEnded } from './attempt.ts';

beforeEach(() => localStorage.clear());

test('the same wish keeps its key, another one gets its own, and after its end it is a new one', () => {
  const first = keyForWish('hold', { lotId: 'a' });
  expect(keyForWish('hold', { lotId: 'a' })).toBe(first);
  expect(keyForWish('wait', { lotId: 'a' })).not.toBe(first);
  const second = keyForWish('hold', { lotId: 'b' });
  expect(second).not.toBe(first);
  wishEnded('hold');
  expect(keyForWish('hold', { lotId: 'b' })).not.toBe(second);
});
