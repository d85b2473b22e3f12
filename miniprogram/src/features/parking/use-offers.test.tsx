import { err, ok } from '@huzhou/shared/kernel/result';
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { firstChoice } from './choice.ts';
import { useOffers } from './use-offers.ts';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../api/api.ts', () => ({ call }));

const offer = (lotId: string) => ({ lot: { lotId } });
const wish = firstChoice(Date.parse('2026-11-23T12:00:00.000Z'));
const idsOf = (offers: readonly { lot: { lotId: string } }[] | undefined) => offers?.map(({ lot }) => lot.lotId);

beforeEach(() => call.mockReset());

test('asks for exactly the time and the place, and goes on without telling a lot twice', async () => {
  call.mockResolvedValueOnce(ok({ offers: [offer('a'), offer('b')], nextCursor: 'more' }));
  call.mockResolvedValueOnce(ok({ offers: [offer('b'), offer('c')] }));
  const { result } = renderHook(() => useOffers({ ...wish, charger: true, height: 190 }));
  await waitFor(() => expect(result.current.hasMore).toBe(true));
  expect(call.mock.calls[0]?.[1]).toEqual({
    query: {
      longitude: '120.0868',
      latitude: '30.8944',
      from: '2026-11-23T12:00:00.000Z',
      to: '2026-11-23T23:30:00.000Z',
      sort: 'distance',
      charger: 'true',
      height: '190',
    },
  });
  act(() => result.current.loadMore());
  await waitFor(() => expect(result.current.hasMore).toBe(false));
  expect(idsOf(result.current.offers)).toEqual(['a', 'b', 'c']);
});

test('a failed further page keeps what was found, and another wish begins anew', async () => {
  call.mockResolvedValueOnce(ok({ offers: [offer('a')], nextCursor: 'more' }));
  call.mockResolvedValueOnce(err({ kind: 'offline', title: '没有网络', errors: [] }));
  call.mockResolvedValueOnce(ok({ offers: [offer('z')] }));
  const { result, rerender } = renderHook(({ charger }) => useOffers({ ...wish, charger }), {
    initialProps: { charger: false },
  });
  await waitFor(() => expect(result.current.hasMore).toBe(true));
  act(() => result.current.loadMore());
  await waitFor(() => expect(result.current.failure?.kind).toBe('offline'));
  expect(idsOf(result.current.offers)).toEqual(['a']);
  rerender({ charger: true });
  await waitFor(() => expect(idsOf(result.current.offers)).toEqual(['z']));
  expect(result.current.failure).toBeUndefined();
});
