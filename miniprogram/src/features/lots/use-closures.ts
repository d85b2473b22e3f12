import type { Closure } from '@huzhou/shared/parking/closure';
import { listClosures, listSpots } from '@huzhou/shared/parking/lot-routes';
import { call } from '../../api/api.ts';
import { useFresh } from '../../api/use-fresh.ts';

/** Seconds: soon while bookings are being helped. */
export const closuresPace = (closures: readonly Closure[]): number =>
  closures.some(({ state }) => state === 'closing') ? 2 : 30;

export const useClosures = (lotId: string) =>
  useFresh(() => call(listClosures, { path: { lotId } }), {
    everySeconds: (known) => closuresPace(known?.closures ?? []),
    key: lotId,
  });

export const useSpots = (lotId: string) =>
  useFresh(() => call(listSpots, { path: { lotId } }), { everySeconds: 60, key: lotId });
