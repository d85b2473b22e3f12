import type { RouteReply } from '@huzhou/shared/contract/route';
import { getDog, listDogs } from '@huzhou/shared/dogs/routes';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import { call, useSession } from '../../api/api.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';

/** The dogs of whoever is signed in, and those on their way to them. */
export const useDogs = (): Fresh<RouteReply<typeof listDogs>> =>
  useFresh(() => call(listDogs, {}), { key: useSession()?.personId ?? '', everySeconds: 60 });

/** States that others move: they are looked at more often. */
const moving: readonly string[] = ['submitted', 'appealed', 'lost', 'transferring'];

export const useDog = (dogId: string): Fresh<DogDetail> =>
  useFresh(() => call(getDog, { path: { dogId } }), {
    key: `${useSession()?.personId ?? ''} ${dogId}`,
    everySeconds: (dog) => (dog !== undefined && moving.includes(dog.state) ? 15 : 60),
  });
