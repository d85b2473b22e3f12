import { ok } from '@huzhou/shared/kernel/result';
import { type Clock, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { listWaits } from '@huzhou/shared/parking/routes';
import type { Handler } from '../platform/http.ts';
import { aheadOf, waitsOf } from './lines.ts';
import type { WaitStore } from './wait-repository.ts';
import { isOpen, waitView } from './wait-rows.ts';

/** What came of a wait can be read for a day after its time. */
const shownAfterSeconds = secondsIn.day;

/** The caller's places in lines: those that are open, and those that ended lately. */
export const createListWaits =
  (deps: {
    readonly waits: Pick<WaitStore, 'line' | 'pointersOf'>;
    readonly clock: Clock;
  }): Handler<typeof listWaits> =>
  async (_input, { personId }) => {
    const { own, lines } = await waitsOf(deps.waits, personId);
    const earliest = plusSeconds(deps.clock.now(), -shownAfterSeconds);
    const shown = own.filter((wait) => isOpen(wait) || wait.to > earliest);
    return ok({ waits: shown.map((wait) => waitView(wait, aheadOf(wait, lines))) });
  };
