import { err, ok } from '@huzhou/shared/kernel/result';
import { holdSpot } from '@huzhou/shared/parking/routes';
import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useWish } from './use-wish.ts';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('./api.ts', () => ({ call }));

const body = { lotId: 'lot', permitId: 'P', from: 'f', to: 't', charger: false };
const keys = (): unknown[] =>
  call.mock.calls.map(([, , options]) => (options as { idempotencyKey: string }).idempotencyKey);
const open = () => renderHook(() => useWish('再点一次')).result;
const ask = (wish: ReturnType<typeof open>, part: object = {}) =>
  act(() => wish.current.ask('book', holdSpot, { body: { ...body, ...part } }));

beforeEach(() => {
  localStorage.clear();
  call.mockReset();
});

test('a lost answer is asked for again under the same key, also after a reload', async () => {
  call
    .mockResolvedValueOnce(err({ kind: 'timeout', title: '慢', errors: [] }))
    .mockResolvedValueOnce(ok({ bookingId: '1' }));
  const wish = open();
  await ask(wish);
  expect(wish.current.trouble).toBe('再点一次');
  expect(wish.current.busy).toBeUndefined();
  const again = open();
  expect(await ask(again)).toEqual({ bookingId: '1' });
  expect(keys()[1]).toBe(keys()[0]);
});

test('what was refused, fulfilled or changed is another wish', async () => {
  call
    .mockResolvedValueOnce(err({ kind: 'conflict', title: '已被约走', errors: [] }))
    .mockResolvedValueOnce(ok({}))
    .mockResolvedValueOnce(err({ kind: 'offline', title: '没有网络', errors: [] }))
    .mockResolvedValueOnce(ok({}));
  const wish = open();
  await ask(wish);
  expect(wish.current.trouble).toBe('已被约走');
  await ask(wish);
  expect(wish.current.trouble).toBeUndefined();
  await ask(wish);
  await ask(wish, { to: 'later' });
  expect(new Set(keys()).size).toBe(4);
});

test('two taps are one', async () => {
  let answer: (value: unknown) => void = () => undefined;
  call.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const wish = open();
  act(() => {
    void wish.current.ask('book', holdSpot, { body });
    void wish.current.ask('book', holdSpot, { body });
  });
  expect(wish.current.busy).toBe('book');
  await act(async () => answer(ok({})));
  expect(call).toHaveBeenCalledTimes(1);
});
