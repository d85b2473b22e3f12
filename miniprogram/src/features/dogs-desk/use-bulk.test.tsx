import { err, ok } from '@huzhou/shared/kernel/result';
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { bulkTexts as texts } from './clinic-texts.ts';
import { useBulk } from './use-bulk.ts';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../api/api.ts', () => ({ call }));

const sheetOf = (lines: number): string =>
  [
    '芯片\t疫苗\t批号\t接种日期',
    ...Array.from({ length: lines }, (_, index) => `${156000000000000 + index}\t狂犬病灭活疫苗\tA1B\t2026-11-03`),
  ].join('\n');
const answerTo = ({ body }: { body: { lines: readonly unknown[] } }, refused: readonly number[] = []) =>
  ok({
    lines: body.lines.map((_, index) => ({
      line: index + 1,
      status: refused.includes(index + 1) ? 'refused' : 'registered',
      words: refused.includes(index + 1) ? '没有这只犬' : '已记录',
    })),
    recorded: 0,
    refused: 0,
  });
const bulk = () => renderHook(() => useBulk('p'));
const timeout = err({ kind: 'timeout', title: '', errors: [] });

beforeEach(() => {
  call.mockReset();
  localStorage.clear();
});

test('a long sheet goes in portions, and each line is reported under the number it has in the sheet', async () => {
  call.mockImplementation((_, input) => Promise.resolve(answerTo(input, [2])));
  const { result } = bulk();
  act(() => result.current.take(sheetOf(150)));
  act(() => result.current.send());
  await waitFor(() => expect(result.current.report).toHaveLength(150));
  expect(call.mock.calls.map(([, { body }]) => body.lines.length)).toEqual([100, 50]);
  expect(result.current.report.flatMap(({ refused, row }) => (refused ? [row] : []))).toEqual([3, 103]);
});

test('a sheet that broke off goes on where it was, after a reload too, under the same key', async () => {
  call.mockImplementationOnce((_, input) => Promise.resolve(answerTo(input))).mockResolvedValueOnce(timeout);
  const first = bulk();
  act(() => first.result.current.take(sheetOf(150)));
  act(() => first.result.current.send());
  await waitFor(() => expect(first.result.current.trouble).toBe(texts.broken));
  expect(first.result.current.report).toHaveLength(100);
  first.unmount();

  call.mockImplementation((_, input) => Promise.resolve(answerTo(input)));
  const { result } = bulk();
  act(() => result.current.send());
  await waitFor(() => expect(result.current.report).toHaveLength(150));
  const keys = call.mock.calls.map(([, , options]) => options.idempotencyKey);
  expect(keys[1]).toBe(keys[2]);
  expect(new Set(keys).size).toBe(2);
});

test('only what was refused is left to be put right', async () => {
  call.mockImplementation((_, input) => Promise.resolve(answerTo(input, [2])));
  const { result } = bulk();
  act(() => result.current.take(sheetOf(3)));
  act(() => result.current.send());
  await waitFor(() => expect(result.current.report).toHaveLength(3));
  act(() => result.current.keepRefused());
  expect(result.current.text.split('\n')).toHaveLength(2);
  expect(result.current.text).toContain('156000000000001');
  expect(result.current.report).toEqual([]);
});

test('what is no sheet is not sent', () => {
  const { result } = bulk();
  act(() => result.current.send());
  expect(result.current.trouble).toBe(texts.empty);
  expect(call).not.toHaveBeenCalled();
});
