import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { discardDraft, readDraft, saveDraft } from './draft.ts';
import { useDraft } from './use-draft.ts';

const parse = (value: unknown): { words: string } | undefined =>
  typeof (value as { words?: unknown } | undefined)?.words === 'string' ? (value as { words: string }) : undefined;

const day = 24 * 3_600_000;

beforeEach(() => localStorage.clear());

describe('draft', () => {
  test('comes back, for a week', () => {
    saveDraft('complaint', { words: '路灯' }, 0);
    expect(readDraft('complaint', parse, 7 * day)).toEqual({ words: '路灯' });
    expect(readDraft('complaint', parse, 7 * day + 1)).toBeUndefined();
    // And then nothing of it stays on the device.
    expect(readDraft('complaint', parse, 0)).toBeUndefined();
  });
  test('of another shape is none', () => {
    saveDraft('complaint', { text: '路灯' }, 0);
    expect(readDraft('complaint', parse, 1)).toBeUndefined();
  });
  test('is gone when discarded', () => {
    saveDraft('complaint', { words: '路灯' }, 0);
    discardDraft('complaint');
    expect(readDraft('complaint', parse, 1)).toBeUndefined();
  });
});

describe('useDraft', () => {
  const open = () => renderHook(() => useDraft('complaint', () => ({ words: '', place: '' }), parse as never));
  test('each change is kept at once, two in a row do not lose each other', () => {
    const { result, unmount } = open();
    act(() => {
      result.current.change({ words: '路灯' });
      result.current.change({ place: '红旗路' });
    });
    unmount();
    const again = open();
    expect(again.result.current.value).toEqual({ words: '路灯', place: '红旗路' });
    expect(again.result.current.restored).toBe(true);
  });
  test('starts anew after it was sent', () => {
    const { result } = open();
    act(() => result.current.change({ words: '路灯' }));
    act(() => result.current.discard());
    expect(result.current.value.words).toBe('');
    expect(open().result.current.restored).toBe(false);
  });
});
