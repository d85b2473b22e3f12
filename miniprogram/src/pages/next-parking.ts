import { defineRoute } from '@huzhou/shared/contract/route';
import * as z from 'zod/mini';

/**
 * `parking.listBookings` as far as one line on the home page needs it: the whole contract of parking would be a tenth of
 * what the browser loads first. A test holds it to the contract.
 */
export const nextParking = defineRoute({
  id: 'parking.listBookings',
  method: 'GET',
  path: '/v1/parking/bookings',
  auth: 'signed-in',
  summary: '',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({
    bookings: z.array(
      z.object({
        state: z.string(),
        from: z.string(),
        to: z.string(),
        heldUntil: z.optional(z.string()),
        lot: z.object({ name: z.string() }),
      }),
    ),
  }),
  failures: [],
});

interface Booked {
  readonly state: string;
  readonly from: string;
  readonly to: string;
  readonly heldUntil?: string | undefined;
  readonly lot: { readonly name: string };
}

/** Of bookings that count, when the next thing about it is due; the first of all is the line. */
const dueAt = ({ state, from, to, heldUntil = '' }: Booked): number | undefined => {
  const due = { held: heldUntil, confirmed: from, arrived: to }[state];
  return due === undefined ? undefined : Date.parse(due);
};

export interface NextParking {
  readonly lot: string;
  readonly dueAt: number;
  readonly state: string;
}

/** What comes next: an offer or a hold that runs out, a beginning, an end. */
export const nextOf = (bookings: readonly Booked[], now: number): NextParking | undefined =>
  bookings
    .flatMap((booking) => {
      const due = dueAt(booking);
      const over = booking.state === 'held' && due !== undefined && due <= now;
      return due === undefined || over ? [] : [{ lot: booking.lot.name, dueAt: due, state: booking.state }];
    })
    .sort((one, other) => one.dueAt - other.dueAt)[0];
