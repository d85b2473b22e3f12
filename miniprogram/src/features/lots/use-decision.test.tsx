import { err, ok } from '@huzhou/shared/kernel/result';
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useDecision } from './use-decision.ts';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../api/api.ts', () => ({ call }));

const request = { requestId: '0123456789ABCDEF' };
const deciding = (granted: boolean) => {
  const onEnd = vi.fn();
  return { ...renderHook(() => useDecision(request, granted, onEnd)), onEnd };
};

beforeEach(() => {
  call.mockReset();
  localStorage.clear();
});

test('a refusal wants a reason, a grant does not', async () => {
  call.mockResolvedValue(ok({ ...request, granted: true }));
  const refusal = deciding(false);
  act(() => refusal.result.current.decide());
  expect(refusal.result.current.error).toBe('请写明不通过的原因');
  expect(call).not.toHaveBeenCalled();
  const grant = deciding(true);
  act(() => grant.result.current.decide());
  await waitFor(() => expect(grant.onEnd).toHaveBeenCalledWith('decided'));
  expect(call.mock.calls[0]?.[1]).toEqual({ path: request, body: { granted: true } });
});

test('the same decision asked for again carries the same key, and the reason outlives the page', async () => {
  call.mockResolvedValue(err({ kind: 'timeout', title: '', errors: [] }));
  const { result, unmount } = deciding(false);
  act(() => result.current.say('行驶证不符'));
  act(() => result.current.decide());
  await waitFor(() => expect(result.current.trouble).toContain('不会重复'));
  act(() => result.current.decide());
  await waitFor(() => expect(call).toHaveBeenCalledTimes(2));
  expect(new Set(call.mock.calls.map(([, , options]) => options.idempotencyKey)).size).toBe(1);
  unmount();
  expect(deciding(false).result.current.words).toBe('行驶证不符');
});

test('what somebody else has decided is over', async () => {
  call.mockResolvedValue(err({ kind: 'out-of-turn', title: '', errors: [] }));
  const { result, onEnd } = deciding(true);
  act(() => result.current.decide());
  await waitFor(() => expect(onEnd).toHaveBeenCalledWith('gone'));
});
