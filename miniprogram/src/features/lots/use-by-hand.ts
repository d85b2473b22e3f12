import { arriveAtSpot, leaveSpot } from '@huzhou/shared/parking/routes';
import { useState } from 'react';
import { call } from '../../api/api.ts';
import { useOnce } from '../../api/use-once.ts';
import { lotTexts as texts } from './texts.ts';
import { troubleWords } from './trouble.ts';

/** What an operator enters for a driver who stands at the bar without a telephone. */
export type ByHand = 'arrive' | 'leave';

const routes = { arrive: arriveAtSpot, leave: leaveSpot };

export interface GivenByHand {
  readonly busy: boolean;
  /** Why it did not work. */
  readonly trouble: string | undefined;
  readonly give: (command: ByHand) => Promise<void>;
}

/** One booking's coming and going; however often it is tapped, it is entered once. */
export const useByHand = (bookingId: string, onDone: (command: ByHand) => void): GivenByHand => {
  const once = useOnce();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const give = async (command: ByHand): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setTrouble(undefined);
    const idempotencyKey = once.keyFor({ bookingId, command });
    const answer = await call(routes[command], { path: { bookingId }, body: {} }, { idempotencyKey });
    setBusy(false);
    if (!answer.ok) return setTrouble(troubleWords(answer.failure, texts.unsure));
    once.fulfilled();
    onDone(command);
  };
  return { busy, trouble, give };
};
