import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { RouteReply } from '@huzhou/shared/contract/route';
import { revealKeeper } from '@huzhou/shared/dogs/registry-routes';
import { useDidHide } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { useWish } from '../../api/use-wish.ts';
import { onAppVisible } from '../../device/visibility.ts';
import { deskTexts } from './texts.ts';

type Keeper = RouteReply<typeof revealKeeper>;

export interface RevealedKeeper {
  /** While it is shown. Kept nowhere else. */
  readonly keeper: Keeper | undefined;
  readonly error: string | undefined;
  readonly trouble: string | undefined;
  readonly busy: boolean;
  readonly reveal: (purpose: string) => void;
  readonly hide: () => void;
  readonly forgive: () => void;
}

/** Who keeps a dog, shown for a purpose that goes on record, and gone as soon as the page is left. */
export const useKeeper = (dogId: string): RevealedKeeper => {
  const wish = useWish(deskTexts.unsure);
  const [keeper, setKeeper] = useState<Keeper>();
  const [error, setError] = useState<string>();
  /** Counts leavings: what arrives after one is not shown. */
  const leavings = useRef(0);

  const leave = (): void => {
    leavings.current += 1;
    setKeeper(undefined);
  };
  useDidHide(leave);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `leave` touches a ref and a setter only.
  useEffect(() => {
    const stop = onAppVisible((visible) => {
      if (!visible) leave();
    });
    return () => {
      stop();
      leavings.current += 1;
    };
  }, []);

  return {
    keeper,
    error: error ?? wish.failure?.errors[0]?.message,
    trouble: wish.failure !== undefined && wish.failure.errors.length === 0 ? wish.trouble : undefined,
    busy: wish.busy !== undefined,
    reveal: (purpose) => {
      const read = z.safeParse(revealKeeper.input.body, { purpose });
      setError(read.success ? undefined : fieldErrors(read.error.issues)[0]?.message);
      if (!read.success) return;
      const here = leavings.current;
      void wish.ask('reveal', revealKeeper, { path: { dogId }, body: { purpose: purpose.trim() } }).then((answer) => {
        if (answer !== undefined && here === leavings.current) setKeeper(answer);
      });
    },
    hide: () => setKeeper(undefined),
    forgive: () => {
      setError(undefined);
      wish.forgive();
    },
  };
};
