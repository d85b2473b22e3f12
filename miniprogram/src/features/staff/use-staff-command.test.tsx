import { err, ok } from '@huzhou/shared/kernel/result';
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ApiFailure } from '../../api/failure.ts';
import { caseWith, entry } from './sample-case.ts';
import { useStaffCommand } from './use-staff-command.ts';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../api/api.ts', () => ({ call }));

const staff = { staffId: 'staff-handler', name: '周立行' };
const before = caseWith([entry(1, 'submitted'), entry(2, 'dispatched')], { commands: ['respond', 'return'] });
const said = entry(3, 'responded', { words: '马上到' });
const after = caseWith([...before.timeline, said], { state: 'responded', commands: ['resolve'] });
const failed = (kind: ApiFailure['kind'], errors: ApiFailure['errors'] = []) => err({ kind, title: '说明', errors });

const giving = () => {
  const onDone = vi.fn();
  const reload = vi.fn(async () => undefined);
  const hook = renderHook(({ detail }) => useStaffCommand({ detail, command: 'respond', staff, onDone, reload }), {
    initialProps: { detail: before },
  });
  return { ...hook, onDone, reload };
};
const sentKeys = (): readonly string[] => call.mock.calls.map(([, , options]) => options.idempotencyKey);

beforeEach(() => {
  call.mockReset();
  localStorage.clear();
});

test('however often it is tapped, it is sent once; the draft is gone afterwards', async () => {
  call.mockResolvedValue(ok(after));
  const { result, onDone, unmount } = giving();
  act(() => result.current.change({ words: '马上到' }));
  act(() => {
    result.current.send();
    result.current.send();
  });
  await waitFor(() => expect(onDone).toHaveBeenCalledExactlyOnceWith(after));
  act(() => result.current.send());
  expect(call).toHaveBeenCalledTimes(1);
  unmount();
  expect(giving().result.current.draft.words).toBe('');
});

test('nothing is sent while something is missing; the message stands until the field is changed', () => {
  const { result } = giving();
  act(() => result.current.send());
  expect(call).not.toHaveBeenCalled();
  expect(result.current.errors.map(({ field }) => field)).toEqual(['words']);
  act(() => result.current.change({ words: '到' }));
  expect(result.current.errors).toEqual([]);
});

test('without an answer the words stay, through a restart too, and the next attempt carries the same key', async () => {
  call.mockResolvedValue(failed('timeout'));
  const { result, unmount } = giving();
  act(() => result.current.change({ words: '马上到' }));
  act(() => result.current.send());
  await waitFor(() => expect(result.current.trouble).toBeDefined());
  expect(result.current.draft.words).toBe('马上到');
  unmount();

  const later = giving();
  expect(later.result.current).toMatchObject({ restored: true, draft: { words: '马上到' } });
  act(() => later.result.current.send());
  await waitFor(() => expect(call).toHaveBeenCalledTimes(2));
  expect(new Set(sentKeys()).size).toBe(1);
});

test('an attempt whose answer was lost, but which the story tells of, is done', async () => {
  call.mockResolvedValue(failed('timeout'));
  const { result, rerender, onDone, reload } = giving();
  act(() => result.current.change({ words: '马上到' }));
  act(() => result.current.send());
  await waitFor(() => expect(reload).toHaveBeenCalled());
  rerender({ detail: after });
  await waitFor(() => expect(onDone).toHaveBeenCalledExactlyOnceWith(after));
});

test('when somebody else was first it says so, reads the case anew and keeps what was typed', async () => {
  call.mockResolvedValue(failed('out-of-turn'));
  const { result, rerender, onDone, reload } = giving();
  act(() => result.current.change({ words: '马上到' }));
  act(() => result.current.send());
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  rerender({ detail: { ...after, timeline: [...before.timeline, { ...said, who: '陆平安' }] } });
  expect(onDone).not.toHaveBeenCalled();
  expect(result.current).toMatchObject({ trouble: '说明', draft: { words: '马上到' } });
});

test("the server's messages stand beside their fields", async () => {
  call.mockResolvedValue(failed('invalid-input', [{ field: 'words', message: '请不要使用表情符号' }]));
  const { result, reload } = giving();
  act(() => result.current.change({ words: '马上到' }));
  act(() => result.current.send());
  await waitFor(() => expect(result.current.errors).toHaveLength(1));
  expect(result.current.trouble).toBeUndefined();
  expect(reload).not.toHaveBeenCalled();
});
