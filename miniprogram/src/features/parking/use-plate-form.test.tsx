import { err, ok } from '@huzhou/shared/kernel/result';
import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { usePlateForm } from './use-plate-form.ts';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../api/api.ts', () => ({ call }));

const open = (own: readonly string[] = []) => {
  const registered: unknown[] = [];
  const contested: true[] = [];
  const { result } = renderHook(() =>
    usePlateForm({ own, onRegistered: (permit) => registered.push(permit), onContested: () => contested.push(true) }),
  );
  return { form: () => result.current, registered, contested };
};

beforeEach(() => {
  localStorage.clear();
  call.mockReset();
});

test('what is wrong is said before anything is sent, and goes when it is put right', async () => {
  const { form } = open();
  act(() => form().type('浙E123'));
  await act(async () => form().register());
  expect(form().trouble).toContain('还差 2 位');
  expect(call).not.toHaveBeenCalled();
  act(() => form().type('浙E12345'));
  expect(form().trouble).toBeUndefined();
});

test('a plate is kept until it is registered', async () => {
  call.mockResolvedValueOnce(err({ kind: 'offline', title: '没有网络', errors: [] }));
  const { form } = open();
  act(() => form().type('浙e·12345'));
  await act(async () => form().register());
  expect(form().trouble).toContain('再点一次');
  const again = open();
  expect(again.form().typed).toBe('浙E12345');
  call.mockResolvedValueOnce(ok({ permitId: 'P', plate: '浙E12345', state: 'approved', since: 'now' }));
  await act(async () => again.form().register());
  expect(again.registered).toHaveLength(1);
  expect(open().form().typed).toBe('浙E');
});

test('a plate that somebody else has can be contested', async () => {
  call.mockResolvedValueOnce(err({ kind: 'conflict', title: '这个车牌已被别人登记', errors: [] }));
  call.mockResolvedValueOnce(
    err({ kind: 'invalid-input', title: '有误', errors: [{ field: 'words', message: '请写明' }] }),
  );
  call.mockResolvedValueOnce(ok({ requestId: 'R' }));
  const { form, contested } = open();
  act(() => form().type('浙E12345'));
  await act(async () => form().register());
  expect(form().isTaken).toBe(true);
  await act(async () => form().contest());
  expect(form().wordsTrouble).toBe('请写明');
  act(() => form().write('行驶证上是我'));
  await act(async () => form().contest());
  expect(contested).toHaveLength(1);
  expect(form().isTaken).toBe(false);
});

test('one’s own plate, registered twice, is nobody else’s', async () => {
  call.mockResolvedValueOnce(err({ kind: 'conflict', title: '您已经登记了这个车牌', errors: [] }));
  const { form } = open(['浙E12345']);
  act(() => form().type('浙E12345'));
  await act(async () => form().register());
  expect(form().trouble).toBe('您已经登记了这个车牌');
  expect(form().isTaken).toBe(false);
});
