import * as publicRoutes from '@huzhou/shared/dogs/public-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { expect, it } from 'vitest';
import { seed } from './seed.ts';
import { callerOf, createDogStand } from './testing/dog-stand.ts';

it('a demonstration begins with dogs in every state that one wants to see, and nobody is told of them', async () => {
  const stand = await createDogStand();
  const personas = ['person-citizen', 'person-neighbour', 'person-citizen3'];
  expect(await seed(stand, personas)).toEqual({ dogs: 33, sightings: 10 });
  await stand.relayAll();
  await stand.newSweeper()();
  expect(stand.notices.filter(({ to }) => 'staffId' in to)).toEqual([]);

  const dogsOf = async (key: string) => (await stand.must(routes.listDogs, { caller: callerOf(key) })).dogs;
  expect(await dogsOf('citizen')).toMatchObject([{ state: 'expiring' }]);
  expect(await dogsOf('neighbour')).toMatchObject([{ state: 'lost' }]);
  expect(await dogsOf('citizen3')).toMatchObject([{ state: 'submitted' }]);
  const registrar = callerOf('registrar');
  const { dogs } = await stand.must(registryRoutes.listApplications, { caller: registrar });
  const ready = dogs.find(({ name }: { name: string }) => name === '雪球');
  await stand.must(registryRoutes.approveDog, { caller: registrar, path: { dogId: ready.dogId }, body: {} });
  const { districts } = await stand.must(publicRoutes.getCoverage, {});
  for (const { now } of districts) {
    expect(now.known).toBeGreaterThanOrEqual(8);
    expect(now.all).toBeLessThan(now.known);
    expect(now.all).toBeGreaterThan(0);
  }
  // Another deployment changes nothing.
  expect(await seed(stand, personas)).toEqual({ dogs: 0, sightings: 0 });
});
