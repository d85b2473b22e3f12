import type { RouteReply } from '@huzhou/shared/contract/route';
import { listBookings } from '@huzhou/shared/parking/routes';
import type { BookingView } from '@huzhou/shared/parking/view';
import { useRef, useState } from 'react';
import { call, useSession } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';

export type BookingsPage = RouteReply<typeof listBookings>;
export type BookingsOf = 'current' | 'past';

const everySeconds = 30;

/** Current bookings of whoever is signed in. */
export const useCurrentBookings = (): Fresh<BookingsPage> =>
  useFresh(() => call(listBookings, { query: { view: 'current' } }), {
    key: useSession()?.personId ?? '',
    everySeconds,
  });

export interface MyBookings {
  readonly bookings: readonly BookingView[] | undefined;
  readonly failure: ApiFailure | undefined;
  readonly loadedAt: number | undefined;
  readonly refresh: () => Promise<void>;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
}

const withoutTwice = (bookings: readonly BookingView[]): readonly BookingView[] => {
  const seen = new Set<string>();
  return bookings.filter(({ bookingId }) => !seen.has(bookingId) && seen.add(bookingId));
};

/** Bookings of one kind: the first page keeps itself fresh, further ones on demand. */
export const useMyBookings = (view: BookingsOf): MyBookings => {
  const key = `${useSession()?.personId ?? ''} ${view}`;
  const first = useFresh(() => call(listBookings, { query: { view } }), { key, everySeconds });
  const [more, setMore] = useState<{ readonly key: string } & BookingsPage>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailure, setMoreFailure] = useState<ApiFailure>();
  const latest = useRef(key);
  latest.current = key;
  const further = more?.key === key ? more : undefined;
  const cursor = further === undefined ? first.value?.nextCursor : further.nextCursor;

  const loadMore = async (): Promise<void> => {
    if (cursor === undefined || loadingMore) return;
    setLoadingMore(true);
    setMoreFailure(undefined);
    const answer = await call(listBookings, { query: { view, cursor } });
    setLoadingMore(false);
    if (latest.current !== key) return;
    if (!answer.ok) return setMoreFailure(answer.failure);
    setMore({ key, ...answer.value, bookings: [...(further?.bookings ?? []), ...answer.value.bookings] });
  };

  return {
    bookings: first.value && withoutTwice([...first.value.bookings, ...(further?.bookings ?? [])]),
    failure: first.failure ?? moreFailure,
    loadedAt: first.loadedAt,
    refresh: first.refresh,
    hasMore: cursor !== undefined,
    loadingMore,
    loadMore: () => void loadMore(),
  };
};
