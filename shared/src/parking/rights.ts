import { covers } from '../directory/unit.ts';
import type { Caller } from '../identity/caller.ts';
import type { Booking } from './booking.ts';
import { type BookingCommand, bookingCommands, bookingLifecycle } from './lifecycle.ts';
import type { Lot } from './lot.ts';

type LotRef = Pick<Lot, 'operatorId' | 'districtCode'>;

/** Of the unit that keeps the lot. */
export const operates = (lot: LotRef, caller: Caller): boolean =>
  caller.staff?.grants.some(({ role, unitId }) => role === 'lot-operator' && unitId === lot.operatorId) ?? false;

/** The unit for which the caller may keep a lot in a district; undefined where there is none. */
export const operatorIn = (districtCode: string, caller: Caller): string | undefined =>
  caller.staff?.grants.find(({ role, areaCode }) => role === 'lot-operator' && covers(areaCode, districtCode))?.unitId;

/** The operator, and the bureau's officer for an area around the lot. */
export const mayLookInto = (lot: LotRef, caller: Caller): boolean =>
  operates(lot, caller) ||
  (caller.staff?.grants.some(
    ({ role, areaCode }) => role === 'parking-officer' && covers(areaCode, lot.districtCode),
  ) ??
    false);

export const isDriver = (booking: Pick<Booking, 'personId'>, caller: Caller): boolean =>
  booking.personId === caller.personId;

/** Given by the driver; what the operator may enter for one who stands at the bar without a telephone; time's own. */
const driversCommands: ReadonlySet<BookingCommand> = new Set([
  'confirm',
  'cancel',
  'arrive',
  'leave',
  'extend',
  'move',
]);
const operatorsCommands: ReadonlySet<BookingCommand> = new Set(['arrive', 'leave']);

/** Whether the caller may give the command on this booking, in whatever state it is. */
export const mayGive = (
  command: BookingCommand,
  booking: Pick<Booking, 'personId'>,
  lot: LotRef,
  caller: Caller,
): boolean =>
  (isDriver(booking, caller) && driversCommands.has(command)) ||
  (operates(lot, caller) && operatorsCommands.has(command));

/** What the caller may do now: the lifecycle and the rights together. */
export const commandsNow = (booking: Booking, lot: LotRef, caller: Caller): readonly BookingCommand[] =>
  bookingCommands.filter(
    (command) =>
      bookingLifecycle.transitions[command].from.includes(booking.state) && mayGive(command, booking, lot, caller),
  );
