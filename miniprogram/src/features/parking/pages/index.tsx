// Opened from the home page: where to park, from when to when, near what, and for how much. Works without signing in.
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useEffect } from 'react';
import { useNow } from '../../../device/clock.ts';
import { mayLocate } from '../../../device/location-leave.ts';
import { commonTexts } from '../../../i18n/common.ts';
import { clockWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { Choice } from '../choice.ts';
import { changeChoice, refreshChoice, useChoice } from '../choice-store.ts';
import { BookingRow } from '../components/booking-row.tsx';
import { LotsSketch } from '../components/lots-sketch.tsx';
import { OfferFilters } from '../components/offer-filters.tsx';
import { OfferRow } from '../components/offer-row.tsx';
import { PlaceField } from '../components/place-field.tsx';
import { SpanField } from '../components/span-field.tsx';
import { openBookings, openLot, openPermits, openWaits } from '../go.ts';
import { nextBooking } from '../next-booking.ts';
import { places } from '../places.ts';
import { findTexts as texts } from '../texts.ts';
import { useHere } from '../use-here.ts';
import { useCurrentBookings } from '../use-my-bookings.ts';
import { type Offers, useOffers } from '../use-offers.ts';
import './index.scss';

/** What is next for whoever is signed in; nothing for anybody else. */
const Next = () => {
  const { value } = useCurrentBookings();
  const now = useNow(value !== undefined && value.bookings.length > 0);
  const next = nextBooking(value?.bookings ?? [], now);
  return next === undefined ? null : <BookingRow booking={next} />;
};

const widest: Partial<Choice> = { charger: false, freeOnly: false, height: undefined };

const isNarrowed = ({ charger, freeOnly, height }: Choice): boolean => charger || freeOnly || height !== undefined;

const Results = ({ found, choice }: { readonly found: Offers; readonly choice: Choice }) => {
  const { failure, loadedAt, refresh, hasMore, loadingMore, loadMore } = found;
  if (found.offers === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  const offers = found.offers.filter(({ price }) => !choice.freeOnly || price.cents === 0);
  const open = offers.filter(({ refusal, free }) => refusal === undefined && free > 0).length;
  return (
    <View>
      {failure !== undefined && loadedAt !== undefined && (
        <Notice
          icon="offline"
          text={commonTexts.stale(clockWords(loadedAt))}
          action={{ label: commonTexts.retry, onPress: () => void refresh() }}
        />
      )}
      {offers.length === 0 && !hasMore ? (
        <EmptyState
          icon="parking"
          title={texts.none.title}
          text={texts.none.text}
          {...(isNarrowed(choice) ? { action: { label: texts.none.widen, onPress: () => changeChoice(widest) } } : {})}
        />
      ) : (
        <View>
          <LotsSketch centre={choice.place.point} offers={offers} onOpen={openLot} />
          {open === 0 ? (
            <Notice icon="info" text={texts.allFull} />
          ) : (
            <Text className="note figures find__count">{texts.count(open, offers.length)}</Text>
          )}
          <View className="find__rows">
            {offers.map((offer) => (
              <OfferRow key={offer.lot.lotId} offer={offer} onOpen={openLot} />
            ))}
          </View>
        </View>
      )}
      {hasMore && (
        <Button wide label={texts.more} busyLabel={loadingMore ? texts.loadingMore : undefined} onPress={loadMore} />
      )}
    </View>
  );
};

/** Where this device is, at once, where that was allowed before and no other place has been chosen. */
const useFirstPlace = ({ place }: Choice): void => {
  const { locate } = useHere();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a visit.
  useEffect(() => {
    if (place.name !== texts.here && place.name !== places[0].name) return;
    void mayLocate().then(async (allowed) => {
      const point = allowed ? await locate() : undefined;
      if (point !== undefined) changeChoice({ place: { name: texts.here, point } });
    });
  }, []);
};

const Find = () => {
  const choice = useChoice();
  const found = useOffers(choice);
  useFirstPlace(choice);
  useDidShow(refreshChoice);
  usePullDownRefresh(() => {
    void found.refresh().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(found.loadMore);
  return (
    <Page
      title={texts.title}
      action={
        <View className="find__links">
          <Button label={texts.plates} onPress={openPermits} />
          <Button label={texts.waits} onPress={openWaits} />
          <Button kind="primary" label={texts.mine} onPress={openBookings} />
        </View>
      }
    >
      <Next />
      <View className="find__wish">
        <SpanField span={choice.span} onChange={(span) => changeChoice({ span, spanChosen: true })} />
        <PlaceField place={choice.place} onChange={(place) => changeChoice({ place })} />
      </View>
      <OfferFilters choice={choice} onChange={changeChoice} />
      <Results found={found} choice={choice} />
    </Page>
  );
};

// Taro takes a page from the default export.
export default Find;
