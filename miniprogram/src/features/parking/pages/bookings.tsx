// Opened from the list of lots, after a series and from my page: what I have booked, now and before.
import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { commonTexts } from '../../../i18n/common.ts';
import { clockWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { type Choice, ChoiceList } from '../../../ui/choice-list.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { BookingRow } from '../components/booking-row.tsx';
import { findSpot } from '../go.ts';
import { mineTexts as texts } from '../texts.ts';
import { type BookingsOf, type MyBookings, useMyBookings } from '../use-my-bookings.ts';
import './bookings.scss';

const views: readonly Choice<BookingsOf>[] = [
  { value: 'current', label: texts.views.current },
  { value: 'past', label: texts.views.past },
];

const Rows = ({ mine, view }: { readonly mine: MyBookings; readonly view: BookingsOf }) => {
  const { bookings, failure, loadedAt, refresh, hasMore, loadingMore, loadMore } = mine;
  if (bookings === undefined)
    return failure === undefined ? <Skeleton /> : <FailureState failure={failure} onRetry={() => void refresh()} />;
  const empty = view === 'current' ? texts.empty : texts.nonePast;
  return (
    <View>
      {failure !== undefined && loadedAt !== undefined && (
        <Notice
          icon="offline"
          text={commonTexts.stale(clockWords(loadedAt))}
          action={{ label: commonTexts.retry, onPress: () => void refresh() }}
        />
      )}
      {bookings.length === 0 && !hasMore ? (
        <EmptyState
          icon="parking"
          title={empty.title}
          text={empty.text}
          action={{ label: empty.action, onPress: findSpot }}
        />
      ) : (
        bookings.map((booking) => <BookingRow key={booking.bookingId} booking={booking} />)
      )}
      {hasMore && (
        <Button wide label={texts.more} busyLabel={loadingMore ? texts.loadingMore : undefined} onPress={loadMore} />
      )}
    </View>
  );
};

const Bookings = () => {
  const [view, setView] = useState<BookingsOf>('current');
  const mine = useMyBookings(view);
  usePullDownRefresh(() => {
    void mine.refresh().finally(() => Taro.stopPullDownRefresh());
  });
  useReachBottom(mine.loadMore);
  const any = mine.bookings !== undefined && mine.bookings.length > 0;
  return (
    <Page
      title={texts.title}
      {...(any ? { action: <Button kind="primary" icon="search" label={texts.find} onPress={findSpot} /> } : {})}
    >
      <View className="bookings__views">
        <ChoiceList label={texts.views.label} look="chips" choices={views} chosen={view} onChoose={setView} />
      </View>
      <Rows mine={mine} view={view} />
    </Page>
  );
};

// Taro takes a page from the default export.
export default Bookings;
