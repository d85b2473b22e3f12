import { bookingStateNames, isActive } from '@huzhou/shared/parking/lifecycle';
import { plateWords } from '@huzhou/shared/parking/plate';
import type { BookingView } from '@huzhou/shared/parking/view';
import { Text, View } from '@tarojs/components';
import { useNow } from '../../../device/clock.ts';
import { Card } from '../../../ui/card.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { rowWords } from '../booking-face.ts';
import { openBooking } from '../go.ts';
import { spanWords } from '../span.ts';
import './booking-row.scss';

/** A booking in a list: what to do about it next, where, when, with which vehicle. */
export const BookingRow = ({ booking }: { readonly booking: BookingView }) => {
  const active = isActive(booking.state);
  const now = useNow(active);
  return (
    <Card onPress={() => openBooking(booking.bookingId)}>
      <View className="booking-row__head">
        <Text className={active ? 'title figures' : 'booking-row__past'}>{rowWords(booking, now)}</Text>
        <StateTag text={bookingStateNames[booking.state]} settled={!active} />
      </View>
      <Text className="booking-row__lot">{booking.lot.name}</Text>
      <Text className="note figures">{`${spanWords(booking, now)} · ${plateWords(booking.plate)}`}</Text>
    </Card>
  );
};
