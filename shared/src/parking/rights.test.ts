import { describe, expect, it } from 'vitest';
import type { Role } from '../directory/role.ts';
import type { Caller } from '../identity/caller.ts';
import { bookingIdOf, placeOfBooking, shortNumberOf } from './booking.ts';
import { bookingCommands } from './lifecycle.ts';
import { mayGive, mayLookInto, operates } from './rights.ts';

const lot = { operatorId: 'operator-1', districtCode: '330502' };
const booking = { personId: 'person-ann' };
const staff = (role: Role, areaCode: string, unitId?: string): Caller => ({
  personId: 'person-staff',
  staff: { staffId: 's', name: 's', grants: [{ role, areaCode, ...(unitId === undefined ? {} : { unitId }) }] },
});
const operator = staff('lot-operator', '330502', 'operator-1');

describe('who may do what with a booking', () => {
  it.each([
    ['its driver', { personId: 'person-ann' }, ['confirm', 'cancel', 'arrive', 'leave', 'extend', 'move']],
    ['another driver', { personId: 'person-bob' }, []],
    ['the operator of its lot', operator, ['arrive', 'leave']],
    ['the operator of another lot', staff('lot-operator', '330502', 'operator-2'), []],
    ['the officer', staff('parking-officer', '330502'), []],
  ] as const)('%s: %o', (_, caller, may) => {
    expect(bookingCommands.filter((command) => mayGive(command, booking, lot, caller))).toEqual(may);
  });

  it('a lot is looked into by its operator, and by officers of its district and of the city', () => {
    expect([operates(lot, operator), mayLookInto(lot, operator)]).toEqual([true, true]);
    expect(['330502', '330500'].map((area) => mayLookInto(lot, staff('parking-officer', area)))).toEqual([true, true]);
    expect(mayLookInto(lot, staff('parking-officer', '330523'))).toBe(false);
  });
});

it('a booking’s id says where it lies, and ends in what its driver reads out', () => {
  const place = { lotId: 'aishan-1', spotId: 'A-017', day: '20261123', token: '0123456789ABCDEF' };
  expect(placeOfBooking(bookingIdOf(place))).toEqual(place);
  expect(shortNumberOf(bookingIdOf(place))).toBe('89AB-CDEF');
});
