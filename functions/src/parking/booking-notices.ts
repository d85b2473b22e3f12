import type { Notice } from '@huzhou/shared/notices/notice';
import type { Message } from '@huzhou/shared/notices/templates';
import { type Booking, placeOfBooking } from '@huzhou/shared/parking/booking';
import { cancelledMessage, movedMessage, noShowMessage, offerMessage } from '@huzhou/shared/parking/messages';
import type { Catalogue } from './catalogue.ts';

export type LotNames = Pick<Catalogue, 'lot'>;

/** A booking before and after a write. */
export interface BookingChange {
  readonly before: Booking | undefined;
  readonly after: Booking;
}

/** What the driver is told of it, under a name that is the same however often it is told. */
interface Told {
  readonly cause: string;
  readonly message: Message;
}

const lotOf = async (lots: LotNames, lotId: string) => (await lots.lot(lotId))?.lot;

const toldOfMove = async (lots: LotNames, booking: Booking): Promise<Told | undefined> => {
  const { movedTo, endReason, lotId } = booking;
  // Who reported the spot as occupied has the other one on the screen.
  if (movedTo === undefined || endReason === 'occupied') return undefined;
  const next = placeOfBooking(movedTo);
  const lot = await lotOf(lots, next.lotId);
  if (lot === undefined) return undefined;
  const { name: lotName, numbering } = lot;
  const isNumbered = numbering === 'numbered';
  const message = movedMessage(booking, { bookingId: movedTo, lotName, isNear: next.lotId !== lotId, isNumbered });
  return { cause: 'moved', message };
};

/** Nobody is told what they have just done themselves. */
const toldOf = async (lots: LotNames, { before, after }: BookingChange): Promise<Told | undefined> => {
  if (before?.state === after.state) return undefined;
  const lotName = async () => (await lotOf(lots, after.lotId))?.name ?? '共享停车场';
  switch (after.state) {
    case 'held':
      return after.origin === 'offer' ? { cause: 'offer', message: offerMessage(after, await lotName()) } : undefined;
    case 'cancelled':
      return after.endReason === 'closure' || after.endReason === 'operator'
        ? { cause: 'cancelled', message: cancelledMessage(after, await lotName()) }
        : undefined;
    case 'no-show':
      return { cause: 'no-show', message: noShowMessage(after, await lotName()) };
    case 'moved':
      return await toldOfMove(lots, after);
    default:
      return undefined;
  }
};

/** The notice of something about a booking to its driver. */
export const noticeTo = ({ bookingId, personId }: Booking, cause: string, message: Message): Notice => ({
  noticeId: `${bookingId}-${cause}`,
  to: { personId },
  message,
  subjectId: bookingId,
});

/** What a driver is told of a write of their booking. */
export const bookingNotices = async (lots: LotNames, change: BookingChange): Promise<readonly Notice[]> => {
  const told = await toldOf(lots, change);
  return told === undefined ? [] : [noticeTo(change.after, told.cause, told.message)];
};
