import { expect, test } from 'vitest';
import { findBookings } from './find-booking.ts';

const one = { bookingId: 'civic.A-001.20261123.0123456789ABCDEF', plate: '浙E12345' };
const other = { bookingId: 'civic.A-002.20261123.FEDCBA9876543210', plate: '浙ED12345' };
const all = [one, other];

test.each([
  ['nothing typed', '', all],
  ['the end of a plate', '2345', all],
  ['a whole plate with its dot', '浙E·12345', [one]],
  ['the short number as it is shown', '89AB-CDEF', [one]],
  ['its beginning, in small letters', '7654', [other]],
  ['a code with the whole id', `x?id=${one.bookingId}`, [one]],
  ['a code of another lot', 'other.A-001.20261123.0123456789ABCDEF', []],
])('%s', (_, typed, found) => expect(findBookings(all, typed)).toEqual(found));
