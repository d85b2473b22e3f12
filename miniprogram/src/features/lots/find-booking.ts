import { shortNumberOf } from '@huzhou/shared/parking/booking';
import { normalisePlate } from '@huzhou/shared/parking/plate';

interface Findable {
  readonly bookingId: string;
  readonly plate: string;
}

/** A QR code may hold the whole id, or an address with it: what is after the last sign of one. */
const idIn = (text: string): string | undefined =>
  /[a-z0-9-]+\.[A-Z0-9-]+\.\d{8}\.[0-9A-HJKMNP-TV-Z]{16}/.exec(text)?.[0];

/** The bookings that are meant by the end of a plate, by the short number that a driver reads out, or by a code. */
export const findBookings = <Row extends Findable>(bookings: readonly Row[], typed: string): readonly Row[] => {
  const id = idIn(typed);
  if (id !== undefined) return bookings.filter(({ bookingId }) => bookingId === id);
  const wanted = normalisePlate(typed.normalize('NFKC'));
  if (wanted === '') return bookings;
  return bookings.filter(
    ({ bookingId, plate }) =>
      plate.endsWith(wanted) ||
      shortNumberOf(bookingId).replace('-', '').startsWith(wanted) ||
      plate.startsWith(wanted),
  );
};
