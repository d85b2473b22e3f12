import type { RouteReply } from '@huzhou/shared/contract/route';
import { mayPark, type Permit } from '@huzhou/shared/parking/permit';
import { listPermits } from '@huzhou/shared/parking/permit-routes';
import { call, useSession } from '../../api/api.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';

export type MyPermits = RouteReply<typeof listPermits>;

/** The plates of whoever is signed in; while one is under review they are asked for more often. */
export const usePermits = (): Fresh<MyPermits> =>
  useFresh(() => call(listPermits, {}), {
    key: useSession()?.personId ?? '',
    everySeconds: (known) => (known?.permits.some(({ state }) => state === 'applied') ? 10 : 120),
  });

export const parkable = (permits: readonly Permit[]): readonly Permit[] =>
  permits.filter(({ state }) => mayPark(state));

/** The one to park with: chosen before, or the first there is. */
export const chosenPermit = (permits: readonly Permit[], permitId: string | undefined): Permit | undefined => {
  const able = parkable(permits);
  return able.find((permit) => permit.permitId === permitId) ?? able[0];
};

/** The plates somebody has registered, whatever their state. */
export const platesOf = (mine: MyPermits | undefined): readonly string[] =>
  (mine?.permits ?? []).filter(({ state }) => state !== 'lost').map(({ plate }) => plate);
