import { err, ok } from '@huzhou/shared/kernel/result';
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { caseWith } from './sample-case.ts';
import { useSearch } from './use-search.ts';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../api/api.ts', () => ({ call }));

const row = (end: string) => caseWith([], { complaintId: `HZ20261123-ABCDEFGH${end}` });
const idsOf = (rows: readonly { complaintId: string }[] | undefined) => rows?.map(({ complaintId }) => complaintId);

beforeEach(() => call.mockReset());

test('goes on where it stopped, shows nothing twice, and says how far back it has looked', async () => {
  call.mockResolvedValueOnce(ok({ complaints: [row('12')], nextCursor: 'more', searchedBackTo: '2026-11-10' }));
  call.mockResolvedValueOnce(ok({ complaints: [row('12'), row('34')], searchedBackTo: '2026-10-25' }));
  const { result } = renderHook(() => useSearch());
  act(() => result.current.run({ words: '油烟' }));
  await waitFor(() => expect(result.current.found?.searchedBackTo).toBe('2026-11-10'));
  act(() => result.current.goOn());
  await waitFor(() => expect(result.current.found?.searchedBackTo).toBe('2026-10-25'));
  expect(call.mock.calls[1]?.[1]).toEqual({ query: { words: '油烟', cursor: 'more' } });
  expect(idsOf(result.current.found?.rows)).toEqual(['HZ20261123-ABCDEFGH12', 'HZ20261123-ABCDEFGH34']);
  act(() => result.current.goOn());
  expect(call).toHaveBeenCalledTimes(2);
});

test('where going on fails, what was found stays', async () => {
  call.mockResolvedValueOnce(ok({ complaints: [row('12')], nextCursor: 'more' }));
  call.mockResolvedValueOnce(err({ kind: 'timeout', title: '说明', errors: [] }));
  const { result } = renderHook(() => useSearch());
  act(() => result.current.run({}));
  await waitFor(() => expect(result.current.found).toBeDefined());
  act(() => result.current.goOn());
  await waitFor(() => expect(result.current.failure).toBeDefined());
  expect(result.current.found?.rows).toHaveLength(1);
});

test('the answer to an earlier search does not overwrite a later one', async () => {
  let late: (value: unknown) => void = () => undefined;
  call.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
  call.mockResolvedValueOnce(ok({ complaints: [row('34')] }));
  const { result } = renderHook(() => useSearch());
  act(() => result.current.run({ words: '旧' }));
  act(() => result.current.run({ words: '新' }));
  await waitFor(() => expect(result.current.found?.filter).toEqual({ words: '新' }));
  await act(async () => late(ok({ complaints: [row('12')] })));
  expect(idsOf(result.current.found?.rows)).toEqual(['HZ20261123-ABCDEFGH34']);
});
