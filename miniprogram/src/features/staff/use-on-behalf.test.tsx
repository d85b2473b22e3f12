import { err, ok } from '@huzhou/shared/kernel/result';
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { caseWith } from './sample-case.ts';
import { useOnBehalf } from './use-on-behalf.ts';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../api/api.ts', () => ({ call }));

const filed = caseWith([]);
const whole = { categoryCode: 'E0110', address: '红旗路 12 号', areaCode: '330502001', words: '晚上油烟很大' };
const filing = () => {
  const onFiled = vi.fn();
  return { ...renderHook(() => useOnBehalf('staff-dispatch', onFiled)), onFiled };
};
const keys = (): readonly string[] => call.mock.calls.map(([, , options]) => options.idempotencyKey);

beforeEach(() => {
  call.mockReset();
  localStorage.clear();
});

test('nothing is sent while something is missing', () => {
  const { result } = filing();
  act(() => result.current.submit());
  expect(call).not.toHaveBeenCalled();
  expect(result.current.errors.map(({ field }) => field)).toContain('categoryCode');
  act(() => result.current.change({ categoryCode: 'E0110' }));
  expect(result.current.errors.map(({ field }) => field)).not.toContain('categoryCode');
});

test('an attempt without an answer is tried again as the same call, through a restart too, and filed once', async () => {
  call.mockResolvedValueOnce(err({ kind: 'timeout', title: '', errors: [] }));
  const first = filing();
  act(() => first.result.current.change(whole));
  act(() => {
    first.result.current.submit();
    first.result.current.submit();
  });
  await waitFor(() => expect(first.result.current.trouble).toContain('不会重复登记'));
  expect(call).toHaveBeenCalledTimes(1);
  first.unmount();

  call.mockResolvedValue(ok(filed));
  const later = filing();
  expect(later.result.current).toMatchObject({ restored: true, draft: whole });
  act(() => later.result.current.submit());
  await waitFor(() => expect(later.onFiled).toHaveBeenCalledExactlyOnceWith(filed.complaintId));
  expect(new Set(keys()).size).toBe(1);
});

test('the next call begins with an empty page and a key of its own', async () => {
  call.mockResolvedValue(ok(filed));
  const { result, onFiled } = filing();
  act(() => result.current.change(whole));
  act(() => result.current.submit());
  await waitFor(() => expect(onFiled).toHaveBeenCalled());
  expect(result.current.draft).toMatchObject({ address: '', words: '' });
  act(() => result.current.change(whole));
  act(() => result.current.submit());
  await waitFor(() => expect(call).toHaveBeenCalledTimes(2));
  expect(new Set(keys()).size).toBe(2);
});
