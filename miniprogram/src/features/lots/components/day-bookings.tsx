import { isActive } from '@huzhou/shared/parking/lifecycle';
import type { BookingView } from '@huzhou/shared/parking/view';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { canScan, scanCode } from '../../../device/scan-code.ts';
import { Button } from '../../../ui/button.tsx';
import { Entry } from '../../../ui/entry.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { findBookings } from '../find-booking.ts';
import { lotTexts as texts } from '../texts.ts';
import { useDayBookings } from '../use-lot-day.ts';
import { LotBooking } from './lot-booking.tsx';
import './day-bookings.scss';

/** Nobody comes any more: they stand last, folded. */
const isGone = ({ state }: BookingView): boolean => state === 'cancelled' || state === 'moved' || state === 'expired';
const isOver = ({ state }: BookingView): boolean => !isActive(state);

const rowsAtOnce = 30;

const Rows = ({
  rows,
  day,
  onDone,
}: {
  readonly rows: readonly BookingView[];
  readonly day: string;
  readonly onDone: () => void;
}) => {
  const [showGone, setShowGone] = useState(false);
  const [most, setMost] = useState(rowsAtOnce);
  const gone = rows.filter(isGone);
  const kept = rows.filter((row) => !isGone(row));
  // Who is still to come or to leave is looked for first.
  const ordered = [...kept.filter((row) => !isOver(row)), ...kept.filter(isOver), ...(showGone ? gone : [])];
  return (
    <View>
      <View className="day-bookings__rows">
        {ordered.slice(0, most).map((booking) => (
          <LotBooking key={booking.bookingId} booking={booking} day={day} onDone={onDone} />
        ))}
      </View>
      {ordered.length > most && (
        <Button wide label={texts.moreBookings(ordered.length - most)} onPress={() => setMost(most + rowsAtOnce)} />
      )}
      {gone.length > 0 && (
        <Button
          kind="quiet"
          label={showGone ? texts.hideEnded : texts.ended(gone.length)}
          onPress={() => setShowGone(!showGone)}
        />
      )}
    </View>
  );
};

/** The bookings of a day, found by what a driver can show at the bar: a code, a plate, a short number. */
export const DayBookings = ({
  lotId,
  day,
  onChanged,
}: {
  readonly lotId: string;
  readonly day: string;
  readonly onChanged: () => void;
}) => {
  const [typed, setTyped] = useState('');
  const { value, failure, loadedAt, refresh } = useDayBookings(lotId, day);
  const scan = async (): Promise<void> => {
    const code = await scanCode();
    if (code === undefined) return;
    if (findBookings(value?.bookings ?? [], code).length === 0) showToast(texts.notScanned);
    else setTyped(code);
  };
  if (value === undefined)
    return failure === undefined ? (
      <Skeleton cards={2} />
    ) : (
      <FailureState failure={failure} onRetry={() => void refresh()} />
    );
  const found = findBookings(value.bookings, typed);
  const empty = value.bookings.length === 0 ? texts.noBookings : texts.noneFound;
  return (
    <View>
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {value.bookings.length > 0 && (
        <View className="day-bookings__find">
          <View className="day-bookings__entry">
            <Entry kind="search" label={texts.find} placeholder={texts.find} value={typed} onChange={setTyped} />
          </View>
          {canScan && <Button icon="camera" label={texts.scan} onPress={() => void scan()} />}
        </View>
      )}
      {found.length === 0 && <EmptyState icon="parking" title={empty.title} text={empty.text} />}
      <Rows
        rows={found}
        day={day}
        onDone={() => {
          void refresh();
          onChanged();
        }}
      />
    </View>
  );
};
