import * as publicRoutes from '@huzhou/shared/dogs/public-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { secondsIn } from '@huzhou/shared/kernel/time';
import { expect, it } from 'vitest';
import { callerOf, createDogStand, type DogStand, identityNumber } from './testing/dog-stand.ts';

const chip = '156000000000091';
const city = callerOf('cityregist');
const [first, second] = [callerOf('citizen'), callerOf('neighbour')];

const decide = ({ call }: DogStand, claimant: string) =>
  call(registryRoutes.decideDispute, {
    caller: city,
    path: { dogId: claimant },
    body: { outcome: 'claimant', words: '查验属实' },
  });

it('no registrar decides a dispute about a dog of their own', async () => {
  const stand = await createDogStand();
  await stand.register(chip, {}, first);
  const claimant = await stand.submit({ chip }, city);
  stand.wait(8 * secondsIn.day);
  expect(await decide(stand, claimant)).toMatchObject({ status: 403, body: { title: '不能裁定自己的犬只' } });
});

it.each([
  ['is to be', 8],
  ['has become', 15],
])('nor about one that %s theirs', async (_, days) => {
  const stand = await createDogStand();
  const dogId = await stand.register(chip, {}, first);
  const { transfer } = await stand.must(routes.offerTransfer, { caller: first, path: { dogId }, body: {} });
  const keeper = { name: '凌清源', identityNumber: identityNumber(), phone: '13700002222' };
  const home = { townCode: '330502100', address: '人民路 8 号 2 幢 301' };
  await stand.must(routes.acceptTransfer, { caller: city, body: { code: transfer.code, keeper, home } });
  const claimant = await stand.submit({ chip }, second);
  stand.wait(days * secondsIn.day);
  expect(await decide(stand, claimant)).toMatchObject({ status: 403, body: { title: '不能裁定自己的犬只' } });
});

it('nobody leaves word for who kept a dog that is gone', async () => {
  const stand = await createDogStand();
  const dogId = await stand.register(chip, {}, first);
  const code = (await stand.store.find(dogId))?.tagCode ?? '';
  await stand.must(routes.deregisterDog, { caller: first, path: { dogId }, body: { kind: 'death' } });
  const scanned = await stand.must(publicRoutes.scanTag, { path: { code } });
  expect(scanned).toMatchObject({ registered: false, lost: false });
  const left = await stand.call(publicRoutes.leaveMessage, { path: { code }, body: { words: '看到它了' } });
  expect(left.status).toBe(404);
});

it('a dog whose chip is disputed goes to nobody else', async () => {
  const stand = await createDogStand();
  const dogId = await stand.register(chip, {}, first);
  await stand.submit({ chip }, second);
  const offered = await stand.call(routes.offerTransfer, { caller: first, path: { dogId }, body: {} });
  expect(offered).toMatchObject({ status: 409, body: { title: expect.stringContaining('争议') } });
});

it('a registrar of one town lists no applications of another', async () => {
  const stand = await createDogStand();
  const dogId = await stand.submit({}, first);
  const registrarOf = (areaCode: string) => ({
    personId: 'person-of-a-town',
    staff: { staffId: 'staff-of-a-town', name: '易', grants: [{ role: 'registrar' as const, areaCode }] },
  });
  const listed = async (areaCode: string) =>
    (await stand.must(registryRoutes.listApplications, { caller: registrarOf(areaCode) })).dogs;
  expect(await listed('330502001')).toMatchObject([{ dogId }]);
  expect(await listed('330502002')).toEqual([]);
});

it('figures of a dog only move forwards, however late an earlier change comes', async () => {
  const { coverage, time } = await createDogStand();
  const place = { districtCode: '330502', townCode: '330502001', known: 1 };
  await coverage.count('HQ-late', 3, { ...place, entered: 1, vaccinated: 1, chipped: 1, all: 1 });
  await coverage.count('HQ-late', 2, { ...place, entered: 0, vaccinated: 0, chipped: 0, all: 0 });
  const [district] = (await coverage.read('330502', time.now)).districts;
  expect(district?.now).toMatchObject({ known: 1, entered: 1, all: 1 });
});
