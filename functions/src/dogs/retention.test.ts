import * as publicRoutes from '@huzhou/shared/dogs/public-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { expect, it } from 'vitest';
import { callerOf, createDogStand, type DogStand, identityNumber } from './testing/dog-stand.ts';

const keeper = callerOf('citizen');
const next = callerOf('neighbour');

const expiresAfter = (stand: DogStand, days: number): number =>
  Date.parse(plusSeconds(stand.time.now, days * secondsIn.day)) / 1000;
const rowOf = async (stand: DogStand, prefix: string) =>
  (await stand.tables.rows('dogs')).find(
    ({ pk, sk }) => String(pk).startsWith('DOG#') && String(sk).startsWith(prefix),
  );

it('a finder’s words are kept for half a year, a keeper’s form for a year after the dog is gone', async () => {
  const stand = await createDogStand();
  const dogId = await stand.register('156000000000081');
  const path = { dogId };
  const { tagCode: code } = await stand.must(routes.getDog, { caller: keeper, path });
  await stand.must(publicRoutes.leaveMessage, { path: { code }, body: { words: '看到它了' } });
  expect(await rowOf(stand, 'FINDING#')).toMatchObject({ expiresAt: expiresAfter(stand, 180) });
  expect(await rowOf(stand, 'FORM')).not.toHaveProperty('expiresAt');
  await stand.must(routes.deregisterDog, { caller: keeper, path, body: { kind: 'death' } });
  expect(await rowOf(stand, 'FORM')).toMatchObject({ expiresAt: expiresAfter(stand, 365) });
  expect(await stand.must(routes.getDog, { caller: keeper, path })).toMatchObject({ keeper: { phone: '138****1234' } });
});

it.each([
  ['before', 60, '138****1234'],
  ['after', 15 * secondsIn.day, '137****2222'],
])('of a dog that is confiscated %s its transfer was over, it is its keeper’s of then', async (_, seconds, phone) => {
  const stand = await createDogStand();
  const dogId = await stand.register('156000000000081');
  const path = { dogId };
  const { transfer } = await stand.must(routes.offerTransfer, { caller: keeper, path, body: {} });
  const them = { name: '钱知秋', identityNumber: identityNumber(), phone: '13700002222' };
  const home = { townCode: '330502100', address: '人民路 8 号 2 幢 301' };
  await stand.must(routes.acceptTransfer, { caller: next, body: { code: transfer.code, keeper: them, home } });
  stand.wait(seconds);
  const body = { words: '依法收容' };
  const gone = await stand.must(registryRoutes.confiscateDog, { caller: callerOf('cityregist'), path, body });
  expect(gone).toMatchObject({ state: 'deregistered', keeper: { phone } });
  expect(await rowOf(stand, 'FORM')).toMatchObject({ expiresAt: expiresAfter(stand, 365) });
  expect(await rowOf(stand, 'NEXT')).toBeUndefined();
});
