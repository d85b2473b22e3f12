import * as clinicRoutes from '@huzhou/shared/dogs/clinic-routes';
import * as publicRoutes from '@huzhou/shared/dogs/public-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { secondsIn } from '@huzhou/shared/kernel/time';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { catchLog } from '../platform/testing/memory-log.ts';
import { callerOf, createDogStand, formOf, identityNumber } from './testing/dog-stand.ts';

const keeper = callerOf('citizen');
const next = callerOf('neighbour');
const registrar = callerOf('registrar');
const clinician = callerOf('clinician');
const chip = '156000000000081';

afterEach(() => vi.restoreAllMocks());

describe('a transfer', () => {
  const offered = async () => {
    const stand = await createDogStand();
    const dogId = await stand.register(chip, {}, keeper);
    const path = { dogId };
    await stand.relayAll();
    const { transfer } = await stand.must(routes.offerTransfer, { caller: keeper, path, body: {} });
    stand.wait(secondsIn.hour);
    const form = {
      keeper: { name: '钱知秋', identityNumber: identityNumber(), phone: '13700002222' },
      home: { townCode: '330502002', address: '人民路 8 号 2 幢 301' },
    };
    const accept = (more = {}, caller = next) =>
      stand.call(routes.acceptTransfer, { caller, body: { code: transfer.code, ...form, ...more } });
    return { stand, dogId, path, accept, form, code: transfer.code };
  };

  it('is stopped by an objection that the registrar upholds, and the new keeper’s papers are gone', async () => {
    const { stand, path, accept, dogId } = await offered();
    await accept();
    await stand.relayAll();
    await stand.must(routes.objectTransfer, { caller: keeper, path, body: { words: '我没有同意' } });
    stand.wait(20 * secondsIn.day);
    await stand.newSweeper()();
    expect((await stand.store.find(dogId))?.keeperId).toBe(keeper.personId);
    const stopped = await stand.must(registryRoutes.stopTransfer, {
      caller: registrar,
      path,
      body: { words: '异议成立' },
    });
    expect(stopped.state).toBe('registered');
    expect(await stand.store.read(dogId)).toMatchObject({
      sealedNext: undefined,
      dog: { household: expect.any(Array) },
    });
    // The household that was kept for the new keeper is free.
    await stand.submit({ home: { townCode: '330502002', address: '人民路 8 号 2 幢 301' } }, next);
    await stand.relayAll();
    const told = stand.notices.filter(({ message }) => message.fields.phrase2 === '过户取消');
    expect(told.map(({ to }) => ('personId' in to ? to.personId : '')).sort()).toEqual(
      [keeper.personId, next.personId].sort(),
    );
  });

  it('goes on when the objection is dismissed, and only then', async () => {
    const { stand, path, accept } = await offered();
    await accept();
    await stand.must(registryRoutes.objectForOthers, { caller: registrar, path, body: { words: '家人反对' } });
    stand.wait(15 * secondsIn.day);
    expect((await stand.call(routes.getDog, { caller: keeper, path })).body.state).toBe('transferring');
    await stand.must(registryRoutes.settleObjection, { caller: registrar, path, body: { words: '查无依据' } });
    expect((await stand.must(routes.getDog, { caller: next, path })).role).toBe('keeper');
  });

  it('is one person’s: the code serves once, can be given back by either side, and runs out', async () => {
    const { stand, path, accept, code } = await offered();
    expect((await accept({}, keeper)).status).toBe(409);
    expect((await accept()).status).toBe(200);
    const late = { keeper: { name: '邱远山', identityNumber: identityNumber(), phone: '13700003333' } };
    expect((await accept(late, callerOf('citizen3'))).status).toBe(404);
    expect((await stand.call(routes.lookAtTransfer, { caller: next, body: { code } })).status).toBe(404);
    const seen = await stand.must(routes.getDog, { caller: next, path });
    // The dog is shown, and not whose it is.
    expect(seen.keeper.name).toBe('钱**');
    expect(seen.tagCode).toBeUndefined();
    expect(seen.history.every(({ type }: { type: string }) => type.startsWith('transfer'))).toBe(true);
    expect((await stand.call(routes.loseDog, { caller: next, path, body: { areaCode: '330502001' } })).status).toBe(
      403,
    );
    await stand.must(routes.cancelTransfer, { caller: next, path, body: {} });
    await stand.must(routes.offerTransfer, { caller: keeper, path, body: {} });
    stand.wait(15 * secondsIn.day);
    expect((await stand.must(routes.getDog, { caller: keeper, path })).state).toBe('registered');
  });

  it('asks for the new home what a registration would', async () => {
    const { stand, accept, form } = await offered();
    await stand.submit({ home: form.home }, callerOf('citizen3'));
    expect((await accept()).status).toBe(409);
    const country = { townCode: '330502100', address: '三号路 1 号' };
    expect((await accept({ home: country })).status).toBe(200);
  });
});

describe('a dog', () => {
  it('moves out and back, dies, is given up: its chip stays its own while it may come back', async () => {
    const stand = await createDogStand();
    const dogId = await stand.register(chip, {}, keeper);
    const path = { dogId };
    const { number } = (await stand.store.find(dogId))?.certificate ?? { number: '' };
    const status = async () => (await stand.must(publicRoutes.verifyCertificate, { path: { number } })).status;
    await stand.must(routes.moveOut, { caller: keeper, path, body: { words: '迁往杭州' } });
    expect(await status()).toBe('ended');
    await stand.must(routes.moveBack, { caller: keeper, path, body: {} });
    const back = await stand.must(registryRoutes.approveDog, { caller: registrar, path, body: {} });
    expect(back).toMatchObject({ state: 'registered', certificateNumber: number, chip: { number: chip } });
    expect(await status()).toBe('valid');
    await stand.must(routes.deregisterDog, { caller: keeper, path, body: { kind: 'giving-up' } });
    expect(
      (await stand.call(publicRoutes.leaveMessage, { path: { code: back.tagCode }, body: { words: '看到它' } })).status,
    ).toBe(404);
    // Whoever takes it in enters it with the chip that it has.
    const adopted = await stand.register(chip, {}, next);
    expect((await stand.store.holderOf(chip))?.dogId).toBe(adopted);
    await stand.must(routes.deregisterDog, { caller: next, path: { dogId: adopted }, body: { kind: 'death' } });
    const third = await stand.submit({ chip }, callerOf('citizen3'));
    expect(await stand.store.find(third)).toMatchObject({ claim: { number: chip } });
  });

  it('of a slip is linked by the patrol, and a lost one is seen by those who may find it', async () => {
    const stand = await createDogStand();
    const dogId = await stand.register(chip, {}, keeper);
    await stand.must(routes.loseDog, { caller: keeper, path: { dogId }, body: { areaCode: '330502' } });
    for (const caller of [callerOf('handler'), clinician, registrar]) {
      const { dogs } = await stand.must(registryRoutes.listLostDogs, { caller });
      expect(dogs).toMatchObject([{ dogId, lost: true, chip }]);
      expect(JSON.stringify(dogs)).not.toMatch(/沈|138|红旗路|person-/);
    }
    await stand.must(registryRoutes.confiscateDog, { caller: registrar, path: { dogId }, body: { words: '多次伤人' } });
    expect((await stand.must(registryRoutes.listLostDogs, { caller: clinician })).dogs).toEqual([]);
  });
});

it('no line of the log says who anybody is, nor which chip', async () => {
  const log = catchLog();
  const stand = await createDogStand();
  const dogId = await stand.register(chip, {}, keeper);
  const tag = (await stand.store.find(dogId))?.tagCode ?? '';
  await stand.must(publicRoutes.leaveMessage, {
    path: { code: tag },
    body: { words: '请打 13900001111', phone: '13900001111' },
  });
  await stand.call(routes.createDog, { caller: keeper, body: { form: { ...formOf(), name: 7 } } });
  await stand.call(clinicRoutes.recordChip, { caller: clinician, body: { dogId, chip: '999000000000001' } });
  await stand.relayAll();
  stand.wait(400 * secondsIn.day);
  await stand.newSweeper()();
  const text = log.text();
  expect(text).toContain('http.answered');
  for (const secret of ['13812341234', '13900001111', '沈小满', '红旗路', chip, tag, keeper.personId])
    expect(text).not.toContain(secret);
});
