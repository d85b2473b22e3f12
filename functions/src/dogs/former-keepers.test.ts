import * as routes from '@huzhou/shared/dogs/routes';
import { secondsIn } from '@huzhou/shared/kernel/time';
import { expect, it } from 'vitest';
import { callerOf, createDogStand, type DogStand, formOf, identityNumber } from './testing/dog-stand.ts';

const old = callerOf('citizen');
const [next, third] = [callerOf('neighbour'), callerOf('third')];
const chip = '156000000000061';

const offer = async ({ must }: DogStand, dogId: string): Promise<string> =>
  (await must(routes.offerTransfer, { caller: old, path: { dogId }, body: {} })).transfer.code;

const accept = ({ must }: DogStand, code: string, caller = next, phone = '13700002222') =>
  must(routes.acceptTransfer, {
    caller,
    body: {
      code,
      keeper: { name: '钱知秋', identityNumber: identityNumber(), phone },
      home: { townCode: '330502100', address: '人民路 8 号 2 幢 301' },
    },
  });

it('who gives a transfer up again learns nothing of whose dog it is', async () => {
  const stand = await createDogStand();
  const dogId = await stand.register(chip);
  await accept(stand, await offer(stand, dogId));
  const gaveUp = await stand.must(routes.cancelTransfer, { caller: next, path: { dogId }, body: {} });
  expect(gaveUp.state).toBe('registered');
  for (const others of ['keeper', 'tagCode', 'unread', 'transfer']) expect(gaveUp).not.toHaveProperty(others);
  expect(gaveUp).toMatchObject({ role: 'next-keeper', history: [], commands: [] });
  expect((await stand.call(routes.getDog, { caller: next, path: { dogId } })).status).toBe(404);
});

it('an answer that is asked for again has nothing of the next keeper in it', async () => {
  const stand = await createDogStand();
  const dogId = await stand.register(chip);
  const path = { dogId };
  await accept(stand, await offer(stand, dogId));
  stand.wait(14 * secondsIn.day - 60);
  const claim = await stand.must(routes.createDog, { caller: third, body: { form: formOf({ chip }) } });
  await stand.must(routes.submitDog, { caller: third, path: claim, body: {} });
  const tag = { caller: old, path, body: {}, key: 'a-new-tag-just-in-time' };
  const said = {
    caller: old,
    path,
    body: { claimantDogId: claim.dogId, words: '这是我的狗' },
    key: 'said-just-in-time-1',
  };
  await stand.must(routes.replaceTag, tag);
  await stand.must(routes.stateDispute, said);
  stand.wait(120);
  await stand.newSweeper()();

  const again = await stand.must(routes.replaceTag, tag);
  expect(again).toMatchObject({ role: 'keeper', state: 'transferring' });
  expect(again).not.toHaveProperty('keeper');
  expect((await stand.call(routes.stateDispute, said)).status).toBe(404);
});

it('who accepted once and gave up reads nothing of who accepted after them', async () => {
  const stand = await createDogStand();
  const dogId = await stand.register(chip);
  const code = await offer(stand, dogId);
  const body = {
    code,
    keeper: { name: '钱知秋', identityNumber: identityNumber(), phone: '13700002222' },
    home: { townCode: '330502100', address: '人民路 8 号 2 幢 301' },
  };
  const first = { caller: next, body, key: 'accepted-first-of-all' };
  stand.wait(60);
  expect(await stand.must(routes.acceptTransfer, first)).toMatchObject({ keeper: { phone: '137****2222' } });
  await stand.must(routes.cancelTransfer, { caller: next, path: { dogId }, body: {} });
  await accept(stand, await offer(stand, dogId), third, '13600003333');
  const again = await stand.must(routes.acceptTransfer, first);
  expect(again).toMatchObject({ role: 'next-keeper' });
  expect(JSON.stringify(again)).not.toContain('3333');
  expect(again.history).toHaveLength(1);
});
