import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { indexSort, lookKey } from './keys.ts';

/** After this the sweeper asks for the work again: its message was lost, or whoever was at it is gone. */
const afterSeconds = 5 * secondsIn.minute;

/** Attributes by which the sweeper finds work of a queue that has not come to its end. */
export const lookAttributes = ['look', 'lookKey', 'lookSort'] as const;

export const lookOf = (look: 'import' | 'closure', id: string, now: Instant) => ({
  look,
  lookKey: lookKey(0),
  lookSort: indexSort(plusSeconds(now, afterSeconds), id),
});
