import { epochMilliseconds, instantOf } from '@huzhou/shared/kernel/time';
import { shortNumberOf } from '@huzhou/shared/parking/booking';
import { earliestArrival } from '@huzhou/shared/parking/booking-times';
import { bookingStateNames, isActive } from '@huzhou/shared/parking/lifecycle';
import { plateWords } from '@huzhou/shared/parking/plate';
import type { BookingView } from '@huzhou/shared/parking/view';
import { yuanWords } from '@huzhou/shared/parking/words';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useNow } from '../../../device/clock.ts';
import { clockWords } from '../../../i18n/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { spanWords } from '../china-day.ts';
import { lotTexts as texts } from '../texts.ts';
import { useByHand } from '../use-by-hand.ts';
import './lot-booking.scss';

export interface LotBookingProps {
  readonly booking: BookingView;
  /** The day from which its times are seen. */
  readonly day: string;
  readonly onDone: () => void;
}

const clock = (instant: string): string => clockWords(epochMilliseconds(instant));

const factsOf = ({ arrivedAt, leftAt, overstay }: BookingView): string =>
  [
    ...(arrivedAt === undefined ? [] : [texts.arrivedAt(clock(arrivedAt))]),
    ...(leftAt === undefined ? [] : [texts.leftAt(clock(leftAt))]),
    ...(overstay === undefined ? [] : [texts.overstay(overstay.minutes, yuanWords(overstay.cents))]),
  ].join(' · ');

/** A booking as the bar needs it: when, which plate, which spot; and in or out, entered by hand. */
export const LotBooking = ({ booking, day, onDone }: LotBookingProps) => {
  const { bookingId, plate, state, spotId, from, to, commands, lot } = booking;
  const [asking, setAsking] = useState(false);
  const { busy, trouble, give } = useByHand(bookingId, (command) => {
    showToast(command === 'arrive' ? texts.arrived : texts.left);
    onDone();
  });
  const now = instantOf(useNow());
  // By hand as by camera: not long before its time, and out only after it has begun.
  const isEarly = commands.includes('arrive') && now < earliestArrival(booking);
  const mayArrive = commands.includes('arrive') && !isEarly;
  const mayLeave = commands.includes('leave') && (state === 'arrived' || now >= from);
  const facts = factsOf(booking);
  const spot = lot.numbering === 'pooled' ? texts.anySpot : spotId;
  return (
    <Card className="lot-booking">
      <View className="lot-booking__head">
        <Text className="lot-booking__time figures">{spanWords(from, to, day)}</Text>
        <StateTag text={bookingStateNames[state]} settled={!isActive(state)} />
      </View>
      <View className="lot-booking__head">
        <Text className="lot-booking__plate figures">{plateWords(plate)}</Text>
        <Text className="lot-booking__spot figures">{spot}</Text>
      </View>
      <Text className="note figures">
        {[`${texts.number} ${shortNumberOf(bookingId)}`, ...(facts === '' ? [] : [facts])].join(' · ')}
      </Text>
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      {isEarly && <Text className="note figures">{texts.arrivesFrom(clock(earliestArrival(booking)))}</Text>}
      {(mayArrive || mayLeave) && (
        <View className="lot-booking__actions">
          {mayArrive && (
            <Button
              label={texts.arrive}
              busyLabel={busy ? texts.arriving : undefined}
              onPress={() => void give('arrive')}
            />
          )}
          {mayLeave && <Button label={texts.leave} disabled={busy} onPress={() => setAsking(true)} />}
        </View>
      )}
      <Dialog
        open={asking}
        title={texts.leaveSure.title(plateWords(plate))}
        text={texts.leaveSure.text}
        confirmLabel={texts.leaveSure.confirm}
        onConfirm={() => {
          setAsking(false);
          void give('leave');
        }}
        onCancel={() => setAsking(false)}
      />
    </Card>
  );
};
