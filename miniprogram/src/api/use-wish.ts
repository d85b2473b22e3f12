import type { Route, RouteCall, RouteReply } from '@huzhou/shared/contract/route';
import { useRef, useState } from 'react';
import { call } from './api.ts';
import { keyForWish, wishEnded } from './attempt.ts';
import type { ApiFailure } from './failure.ts';
import { isRefused, troubleWords } from './trouble.ts';

export interface Wish {
  /** What is under way; undefined when nothing is. */
  readonly busy: string | undefined;
  readonly failure: ApiFailure | undefined;
  /** Why it did not work, in a sentence; stays until the next attempt. */
  readonly trouble: string | undefined;
  /**
   * Has something done once, however often it is asked for. @param name of the button that asks, for `busy`.
   * @returns what came of it; undefined when it did not work, and `trouble` says why.
   */
  readonly ask: <R extends Route>(name: string, route: R, input: RouteCall<R>) => Promise<RouteReply<R> | undefined>;
  readonly forgive: () => void;
}

/** @param unsure what to say when no answer came. */
export const useWish = (unsure: string): Wish => {
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<ApiFailure>();
  const underWay = useRef(false);

  return {
    busy,
    failure,
    trouble: failure === undefined ? undefined : troubleWords(failure, unsure),
    ask: async (name, route, input) => {
      if (underWay.current) return undefined;
      underWay.current = true;
      setBusy(name);
      setFailure(undefined);
      const answer = await call(route, input, { idempotencyKey: keyForWish(route.id, input) });
      underWay.current = false;
      setBusy(undefined);
      if (answer.ok || isRefused(answer.failure)) wishEnded(route.id);
      if (answer.ok) return answer.value;
      setFailure(answer.failure);
      return undefined;
    },
    forgive: () => setFailure(undefined),
  };
};
