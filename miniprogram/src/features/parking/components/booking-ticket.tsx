import { shortNumberOf } from '@huzhou/shared/parking/booking';
import { bookingStateNames, isActive } from '@huzhou/shared/parking/lifecycle';
import type { BookingView } from '@huzhou/shared/parking/view';
import { Text, View } from '@tarojs/components';
import { useNow } from '../../../device/clock.ts';
import { aria } from '../../../ui/aria.ts';
import { Card } from '../../../ui/card.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { bookingFace } from '../booking-face.ts';
import { spanWords } from '../span.ts';
import { bookingTexts as texts } from '../texts.ts';
import { PlateTag } from './plate-tag.tsx';
import { QrCode } from './qr-code.tsx';
import { TimeRing } from './time-ring.tsx';
import './booking-ticket.scss';

const spotWords = ({ spotId, lot }: BookingView): string =>
  lot.numbering === 'numbered' ? texts.spot(spotId) : texts.anySpot;

/** What one shows at the entrance and looks at in a hurry: how long, which vehicle, where. */
export const BookingTicket = ({ booking }: { readonly booking: BookingView }) => {
  const active = isActive(booking.state);
  const now = useNow(active);
  const { hero, share, sentence, late } = bookingFace(booking, now);
  const held = booking.state === 'held';
  return (
    <Card className="ticket">
      <View className="ticket__head">
        <StateTag text={bookingStateNames[booking.state]} settled={!active} />
        <Text className="note figures">{texts.number(shortNumberOf(booking.bookingId))}</Text>
      </View>
      <View className="ticket__time">
        {hero !== undefined && <TimeRing words={hero} share={share} round={held} />}
        <Text className={`ticket__sentence ${late ? 'ticket__sentence--late' : ''}`} {...aria({ live: 'polite' })}>
          {sentence}
        </Text>
      </View>
      <View className="ticket__where">
        <PlateTag plate={booking.plate} large />
        <Text className="ticket__spot figures">{spotWords(booking)}</Text>
        <Text className="ticket__lot">{booking.lot.name}</Text>
        <Text className="ticket__span figures">{spanWords(booking, now)}</Text>
        <Text className="note">{texts.entrance(booking.lot.entrance)}</Text>
      </View>
      {active && !held && <QrCode text={booking.bookingId} note={texts.qrHint} />}
    </Card>
  );
};
