import { searchLots } from '@huzhou/shared/parking/routes';
import type { LotOffer } from '@huzhou/shared/parking/view';
import { useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { useFresh } from '../../api/use-fresh.ts';
import type { Choice } from './choice.ts';

export interface Offers {
  /** What was found for this wish; undefined until the first page has come. */
  readonly offers: readonly LotOffer[] | undefined;
  readonly failure: ApiFailure | undefined;
  readonly loadedAt: number | undefined;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly refresh: () => Promise<void>;
  readonly loadMore: () => void;
}

const everySeconds = 60;

type Wish = Pick<Choice, 'place' | 'span' | 'charger' | 'height' | 'sort'>;

const queryOf = ({ place: { point }, span, charger, height, sort }: Wish) => ({
  longitude: String(point.longitude),
  latitude: String(point.latitude),
  from: span.from,
  to: span.to,
  sort,
  ...(charger ? { charger: 'true' as const } : {}),
  ...(height === undefined ? {} : { height: String(height) }),
});

/** Without those that a later page tells again because the list has moved meanwhile. */
const withoutTwice = (offers: readonly LotOffer[]): readonly LotOffer[] => {
  const seen = new Set<string>();
  return offers.filter(({ lot }) => !seen.has(lot.lotId) && seen.add(lot.lotId));
};

/** The lots around a place for a time: the first page keeps itself fresh, further ones on demand. */
export const useOffers = (wish: Wish): Offers => {
  const query = queryOf(wish);
  const key = JSON.stringify(query);
  const first = useFresh(() => call(searchLots, { query }), { key, everySeconds });
  const [more, setMore] = useState<{
    readonly key: string;
    readonly offers: readonly LotOffer[];
    readonly cursor: string | undefined;
  }>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailure, setMoreFailure] = useState<{ readonly key: string; readonly failure: ApiFailure }>();
  const latest = useRef(key);
  latest.current = key;
  const further = more?.key === key ? more : undefined;
  const cursor = further === undefined ? first.value?.nextCursor : further.cursor;

  const loadMore = async (): Promise<void> => {
    if (cursor === undefined || loadingMore) return;
    setLoadingMore(true);
    setMoreFailure(undefined);
    const answer = await call(searchLots, { query: { ...query, cursor } });
    setLoadingMore(false);
    if (latest.current !== key) return;
    if (!answer.ok) return setMoreFailure({ key, failure: answer.failure });
    const { offers, nextCursor } = answer.value;
    setMore({ key, offers: [...(further?.offers ?? []), ...offers], cursor: nextCursor });
  };

  return {
    offers: first.value === undefined ? undefined : withoutTwice([...first.value.offers, ...(further?.offers ?? [])]),
    failure: first.failure ?? (moreFailure?.key === key ? moreFailure.failure : undefined),
    loadedAt: first.loadedAt,
    hasMore: cursor !== undefined,
    loadingMore,
    refresh: first.refresh,
    loadMore: () => void loadMore(),
  };
};
