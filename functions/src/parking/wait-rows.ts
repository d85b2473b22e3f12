import { earliest, type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { Wait, type WaitState } from '@huzhou/shared/parking/waitlist';
import * as z from 'zod/mini';
import { ttlOf } from '../platform/table.ts';
import { shardOf } from './booking-copy.ts';
import { indexSort, lookKey, waitKey, waitOfDriverKey } from './keys.ts';

/** A place in the line, as it is stored. */
export const KeptWait = z.object({
  ...Wait.shape,
  personId: z.string(),
  permitId: z.string(),
  version: z.int(),
});
export type KeptWait = z.infer<typeof KeptWait>;

const keptSeconds = 7 * secondsIn.day;
/** Whoever waits is looked at now and then, so that no lost message and no changed window leaves them waiting. */
const lookAgainSeconds = 5 * secondsIn.minute;

export const tokenOf = (waitId: string): string => waitId.slice(waitId.indexOf('.') + 1);

export const lineKeyOf = ({ lotId, since, waitId }: Pick<KeptWait, 'lotId' | 'since' | 'waitId'>) =>
  waitKey(lotId, since, tokenOf(waitId));

const open: ReadonlySet<WaitState> = new Set(['waiting', 'offered']);
export const isOpen = ({ state }: Pick<Wait, 'state'>): boolean => open.has(state);

/** When the sweeper has to look at a wait; undefined when it is over. */
const lookAt = ({ state, from, offeredUntil }: KeptWait, now: Instant): Instant | undefined => {
  if (state === 'offered') return offeredUntil;
  return state === 'waiting' ? earliest([from, plusSeconds(now, lookAgainSeconds)]) : undefined;
};

/** The row in the line of its lot. */
export const waitRow = (wait: KeptWait, now: Instant) => {
  const look = lookAt(wait, now);
  return {
    ...lineKeyOf(wait),
    ...wait,
    expiresAt: ttlOf(plusSeconds(wait.to, keptSeconds)),
    ...(look === undefined ? {} : { lookKey: lookKey(shardOf(wait.waitId)), lookSort: indexSort(look, wait.waitId) }),
  };
};

/** Under the driver: where in which line they stand. What becomes of it is in the line alone. */
export const waitPointerRow = ({ personId, waitId, lotId, since, to }: KeptWait) => ({
  ...waitOfDriverKey(personId, waitId),
  waitId,
  lotId,
  since,
  expiresAt: ttlOf(plusSeconds(to, keptSeconds)),
});
export const WaitPointer = z.object({ waitId: z.string(), lotId: z.string(), since: z.string() });

/** As its driver sees it; `ahead`: how many wait before. */
export const waitView = (wait: KeptWait, ahead: number): Wait => {
  const { personId: _person, permitId: _permit, version: _version, ...view } = wait;
  return wait.state === 'waiting' ? { ...view, ahead } : view;
};
