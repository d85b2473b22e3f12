import { quarterOf, timeOfQuarter } from '@huzhou/shared/parking/sharing';

/** The quarters of an hour from one time of day to another, both included. */
export const timesBetween = (from = '00:00', to = '24:00'): readonly string[] =>
  Array.from({ length: quarterOf(to) - quarterOf(from) + 1 }, (_, index) => timeOfQuarter(quarterOf(from) + index));
