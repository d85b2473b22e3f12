import { err, ok } from '@huzhou/shared/kernel/result';
import type { Lot } from '@huzhou/shared/parking/lot';
import { always } from '@huzhou/shared/parking/sharing';
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { LotValues } from './lot-values.ts';
import { useLotForm } from './use-lot-form.ts';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../api/api.ts', () => ({ call }));

const lot: Lot = {
  lotId: 'civic',
  operatorId: 'unit',
  districtCode: '330502',
  paused: false,
  spots: 3,
  chargers: 0,
  version: 4,
  name: '市民中心地下停车场',
  ownerKind: 'public-body',
  programme: 'off-hours',
  address: '仁皇山路 666 号',
  point: { longitude: 120.0878, latitude: 30.8949 },
  entrance: '南门进',
  rules: '',
  numbering: 'numbered',
  sharing: always,
  tariff: { kind: 'free' },
};

const whole: Partial<LotValues> = {
  name: lot.name,
  ownerKind: 'public-body',
  programme: 'off-hours',
  address: lot.address,
  point: lot.point,
  entrance: lot.entrance,
  numbering: 'numbered',
  tariff: { kind: 'free', perHour: '', dayCap: '', freeMinutes: '', perNight: '', nightFrom: '', nightTo: '' },
  spots: 'A-1…A-3',
};

const form = (of?: Lot, latest: Lot | undefined = of) => {
  const onDone = vi.fn();
  const reload = vi.fn(async () => ok(latest));
  return { ...renderHook(() => useLotForm({ personId: 'p', lot: of, reload, onDone })), onDone, reload };
};
const keys = (): readonly string[] => call.mock.calls.map(([, , options]) => options.idempotencyKey);

beforeEach(() => {
  call.mockReset();
  localStorage.clear();
});

test('what is missing is told beside its field, and nothing is sent', () => {
  const { result } = form();
  act(() => result.current.submit());
  expect(call).not.toHaveBeenCalled();
  expect(result.current.errors.map(({ field }) => field)).toContain('name');
  act(() => result.current.change({ name: '新的' }));
  expect(result.current.errors.map(({ field }) => field)).not.toContain('name');
});

test('a lost answer is asked for again with the same key, through a reload too', async () => {
  call.mockResolvedValueOnce(err({ kind: 'timeout', title: '', errors: [] }));
  const first = form();
  act(() => first.result.current.change(whole));
  act(() => {
    first.result.current.submit();
    first.result.current.submit();
  });
  await waitFor(() => expect(first.result.current.trouble).toContain('不会重复'));
  expect(call).toHaveBeenCalledTimes(1);
  first.unmount();

  call.mockResolvedValue(ok(lot));
  const later = form();
  expect(later.result.current).toMatchObject({ restored: true, values: whole });
  act(() => later.result.current.submit());
  await waitFor(() => expect(later.onDone).toHaveBeenCalledExactlyOnceWith(lot));
  expect(new Set(keys()).size).toBe(1);
});

test('a conflict brings the latest, keeps what was typed, and says so; saving again is another wish', async () => {
  const theirs = { ...lot, version: 5, address: '仁皇山路 668 号' };
  call.mockResolvedValueOnce(err({ kind: 'conflict', title: '', errors: [] })).mockResolvedValueOnce(ok(theirs));
  const { result, onDone } = form(lot, theirs);
  act(() => result.current.change({ entrance: '北门进' }));
  act(() => result.current.submit());
  await waitFor(() => expect(result.current.rebased).toContain('别人刚改过'));
  expect(result.current.values).toMatchObject({ entrance: '北门进', address: theirs.address });
  act(() => result.current.submit());
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(call.mock.calls.map(([, input]) => input.body)).toEqual([
    { version: 4, entrance: '北门进' },
    { version: 5, entrance: '北门进' },
  ]);
  expect(new Set(keys()).size).toBe(2);
});

test('what the server does not take stands beside its field', async () => {
  const errors = [{ field: 'point', message: '这个位置不在您单位的运营区域内' }];
  call.mockResolvedValue(err({ kind: 'invalid-input', title: '', errors }));
  const { result } = form(lot);
  act(() => result.current.change({ point: { longitude: 119.68, latitude: 30.63 } }));
  act(() => result.current.submit());
  await waitFor(() => expect(result.current.errors).toEqual(errors));
});
