import type { Caller } from '@huzhou/shared/identity/caller';
import type { BookingStep } from '@huzhou/shared/parking/booking-step';
import { arriveAtSpot, cancelBooking, confirmBooking, extendBooking, leaveSpot } from '@huzhou/shared/parking/routes';
import type { Handlers } from '../platform/http.ts';
import { type CommandDeps, type Given, giveBookingCommand } from './give-booking-command.ts';

const routes = { confirmBooking, cancelBooking, arriveAtSpot, leaveSpot, extendBooking };

/** The commands that a driver gives on a booking: each is a step and its route. */
export const createBookingCommands = (deps: CommandDeps): Handlers<typeof routes> => {
  const giving =
    (route: Given['route'], step: BookingStep) =>
    (input: Given['input'], caller: Caller): ReturnType<typeof giveBookingCommand> =>
      giveBookingCommand(deps, { step, route, input, caller });

  return {
    confirmBooking: giving(confirmBooking, { command: 'confirm' }),
    cancelBooking: giving(cancelBooking, { command: 'cancel', reason: 'driver' }),
    arriveAtSpot: giving(arriveAtSpot, { command: 'arrive' }),
    leaveSpot: giving(leaveSpot, { command: 'leave' }),
    extendBooking: (input, caller) => giving(extendBooking, { command: 'extend', to: input.body.to })(input, caller),
  };
};
