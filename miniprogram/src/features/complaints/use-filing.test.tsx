import { submitComplaint } from '@huzhou/shared/complaints/routes';
import { err, ok } from '@huzhou/shared/kernel/result';
import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type ApiFailure, offline } from '../../api/failure.ts';
import { forget } from '../../device/storage.ts';
import { useFiling } from './use-filing.ts';

const uploadId = 'AAAAAAAAAAAAAAAAAAAAAA';
const photo = { key: 'photo1', src: 'blob:1', state: 'sent', uploadId };

const world = vi.hoisted(() => ({
  answers: [] as unknown[],
  sent: [] as { key: string | undefined; body: unknown }[],
  photos: [] as unknown[],
  finished: undefined as readonly string[] | undefined,
}));

vi.mock('../../api/api.ts', () => ({
  call: async (route: unknown, input: { body?: unknown }, options?: { idempotencyKey?: string }) => {
    if (route !== submitComplaint) return err(offline);
    world.sent.push({ key: options?.idempotencyKey, body: input.body });
    return world.answers.shift();
  },
}));
vi.mock('../../api/use-reminders.ts', () => ({ useReminders: () => async () => 'accepted' }));
vi.mock('../../device/scroll.ts', () => ({ scrollToElement: () => {}, scrollToTop: () => {} }));
vi.mock('../../api/use-photo-uploads.ts', () => ({
  usePhotoUploads: () => ({
    photos: world.photos,
    uploadIds: undefined,
    finish: async () => world.finished,
    add: () => {},
    remove: () => {},
    retry: () => {},
  }),
}));

const open = () => {
  const filed: string[] = [];
  const { result } = renderHook(() => useFiling('test', (id) => void filed.push(id)));
  return { filing: () => result.current, filed };
};

const fillIn = (filing: ReturnType<typeof open>['filing']): void =>
  act(() => filing().change({ categoryCode: 'E0102', address: '吴兴区红旗路 12 号' }));

const submit = (filing: ReturnType<typeof open>['filing']): Promise<void> => act(async () => filing().submit());

const failure = (part: Partial<ApiFailure>): unknown =>
  err({ kind: 'invalid-input', title: '提交的内容有误', errors: [], ...part });

beforeEach(() => {
  forget('draft.test');
  Object.assign(world, { answers: [], sent: [], photos: [photo], finished: [uploadId] });
});

describe('one complaint, however often it is tried', () => {
  test('carries the same key after a lost answer and after a crash, and a new one for the next complaint', async () => {
    world.answers = [err(offline), ok({ complaintId: 'HZ1' }), ok({ complaintId: 'HZ2' })];
    const first = open();
    fillIn(first.filing);
    await submit(first.filing);
    expect(first.filing().setback).toEqual({ kind: 'unsure' });
    const afterCrash = open();
    expect(afterCrash.filing().draft.address).toBe('吴兴区红旗路 12 号');
    await submit(afterCrash.filing);
    expect(afterCrash.filed).toEqual(['HZ1']);
    const next = open();
    expect(next.filing().draft.address).toBe('');
    fillIn(next.filing);
    await submit(next.filing);
    const [one, two, three] = world.sent.map(({ key }) => key);
    expect(two).toBe(one);
    expect(three).not.toBe(one);
  });

  test('what was changed after it had arrived is sent as another one only when that is asked for', async () => {
    world.answers = [failure({ kind: 'idempotency-mismatch' }), ok({ complaintId: 'HZ2' })];
    const { filing, filed } = open();
    fillIn(filing);
    await submit(filing);
    expect(filing().setback).toEqual({ kind: 'already-sent' });
    await act(async () => filing().submitAsAnother());
    expect(filed).toEqual(['HZ2']);
    expect(world.sent[1]?.key).not.toBe(world.sent[0]?.key);
  });
});

describe('what is wrong is said where it stands', () => {
  test('before anything is sent', async () => {
    const { filing } = open();
    await submit(filing);
    expect(filing().errors.map(({ field }) => field)).toEqual(['categoryCode', 'place.address']);
    expect(filing().draft.step).toBe(1);
    expect(world.sent).toEqual([]);
  });

  test('the server’s errors land on the same fields, and go when those are changed', async () => {
    const errors = [{ field: 'place.address', message: '请写明地点' }];
    world.answers = [failure({ errors })];
    const { filing } = open();
    fillIn(filing);
    act(() => filing().goTo(2));
    await submit(filing);
    expect(filing().errors).toEqual(errors);
    expect(filing().draft.step).toBe(1);
    act(() => filing().change({ address: '吴兴区红旗路 13 号' }));
    expect(filing().errors).toEqual([]);
  });

  test('a photo that did not arrive holds the complaint back', async () => {
    world.finished = undefined;
    const { filing } = open();
    fillIn(filing);
    await submit(filing);
    expect(filing().errors.map(({ field }) => field)).toEqual(['photoIds']);
    expect(filing().draft.step).toBe(0);
    expect(world.sent).toEqual([]);
    expect(filing().busy).toBeUndefined();
  });
});
