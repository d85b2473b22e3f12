import { err, ok } from '@huzhou/shared/kernel/result';
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { fileProblem, useImport } from './use-import.ts';

const { call, uploadFile } = vi.hoisted(() => ({ call: vi.fn(), uploadFile: vi.fn() }));
vi.mock('../../api/api.ts', () => ({ call }));
vi.mock('../../api/upload.ts', () => ({ uploadFile }));

const file = { name: '停车场.csv', path: 'blob:1', bytes: 2_000 };
const form = { importId: '0123456789ABCDEF', url: '/uploads', fields: {}, expiresAt: '' };
const report = {
  importId: form.importId,
  state: 'checking',
  lines: 0,
  done: 0,
  lots: 0,
  spots: 0,
  errors: [],
  errorCount: 0,
};

beforeEach(() => {
  call.mockReset();
  uploadFile.mockReset();
  localStorage.clear();
});

test.each([
  [{ ...file, name: '停车场.xlsx' }, 'CSV'],
  [{ ...file, bytes: 0 }, '空的'],
  [{ ...file, bytes: 3_000_000 }, '2 MB'],
])('%o is not sent', (chosen, words) => expect(fileProblem(chosen)).toContain(words));

test('a file is sent where the server says, and read after that; its report outlives the page', async () => {
  call.mockResolvedValueOnce(ok(form)).mockResolvedValueOnce(ok(report));
  uploadFile.mockResolvedValue(ok(undefined));
  const onStarted = vi.fn();
  const { result, unmount } = renderHook(() => useImport('p', onStarted));
  act(() => result.current.begin(file));
  await waitFor(() => expect(onStarted).toHaveBeenCalledWith(report));
  expect(call.mock.calls.map(([route]) => route.id)).toEqual(['lots.createImport', 'lots.startImport']);
  unmount();
  expect(renderHook(() => useImport('p', onStarted)).result.current.importId).toBe(form.importId);
});

test('what the store does not take is said, and nothing is begun', async () => {
  call.mockResolvedValueOnce(ok(form));
  uploadFile.mockResolvedValue(err({ kind: 'unexpected', title: '文件没有传上', errors: [] }));
  const { result } = renderHook(() => useImport('p', vi.fn()));
  act(() => result.current.begin(file));
  await waitFor(() => expect(result.current.trouble).toBe('文件没有传上'));
  expect(result.current.importId).toBeUndefined();
});
