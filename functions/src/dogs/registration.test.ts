import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { describe, expect, it } from 'vitest';
import { callerOf, createDogStand, formOf, identityNumber } from './testing/dog-stand.ts';

const [one, other] = [callerOf('citizen'), callerOf('neighbour')];
const registrar = callerOf('registrar');
const city = callerOf('cityregist');
const home = { townCode: '330502001', address: '红旗路 12 号 3 幢 201 室' };

const draft = async (stand: Awaited<ReturnType<typeof createDogStand>>, form: unknown, caller = other) =>
  (await stand.must(routes.createDog, { caller, body: { form } })).dogId as string;

describe('the one place of a household in the key zone', () => {
  it('is told at once, in however many spellings; who insists goes to the registrar, and may appeal', async () => {
    const stand = await createDogStand();
    await stand.submit({ home }, one);
    const dogId = await draft(stand, formOf({ home: { ...home, address: '红旗路１２号，3幢-201' } }));
    const refused = await stand.call(routes.submitDog, { caller: other, path: { dogId }, body: {} });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'home.address' }] } });

    const insisted = await stand.must(routes.submitDog, { caller: other, path: { dogId }, body: { insist: true } });
    expect(insisted).toMatchObject({ state: 'submitted', concerns: [{ code: 'over-limit', waived: false }] });
    const refuse = { caller: registrar, path: { dogId }, body: { reason: 'over-limit', words: '每户限一只' } };
    await stand.must(registryRoutes.refuseDog, refuse);
    await stand.must(routes.appealDog, { caller: other, path: { dogId }, body: { words: '两户合住一个门牌' } });
    const grant = (caller = city) =>
      stand.call(registryRoutes.grantAppeal, { caller, path: { dogId }, body: { words: '情况属实' } });
    // Nobody hears the appeal against what they decided themselves.
    expect((await grant(registrar)).status).toBe(403);
    expect((await grant()).body).toMatchObject({ state: 'submitted', concerns: [{ waived: true }] });
  });

  it('is one of many who submit at the same time', async () => {
    const stand = await createDogStand();
    const rivals = Array.from({ length: 8 }, (_, index) => callerOf(`rival-${index}`));
    const ids = await Promise.all(rivals.map((caller) => draft(stand, formOf({ home }), caller)));
    const answers = await Promise.all(
      rivals.map((caller, index) =>
        stand.call(routes.submitDog, { caller, path: { dogId: ids[index] ?? '' }, body: {} }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is the keeper’s, too: another door makes no second household', async () => {
    const stand = await createDogStand();
    const keeper = { name: '沈小满', identityNumber: identityNumber(), phone: '13812341234' };
    await stand.submit({ keeper }, one);
    const dogId = await draft(stand, formOf({ keeper }), one);
    expect((await stand.call(routes.submitDog, { caller: one, path: { dogId }, body: {} })).status).toBe(400);
  });

  it.each([
    [
      'withdrawn',
      (stand: Stand, dogId: string) => stand.must(routes.withdrawDog, { caller: one, path: { dogId }, body: {} }),
    ],
    [
      'refused',
      (stand: Stand, dogId: string) =>
        stand.must(registryRoutes.refuseDog, {
          caller: registrar,
          path: { dogId },
          body: { reason: 'other', words: '不实' },
        }),
    ],
  ])('is free again once a dog is %s', async (_, end) => {
    const stand = await createDogStand();
    const dogId = await stand.submit({ home }, one);
    await end(stand, dogId);
    expect(await stand.submit({ home }, other)).toMatch(/^HQ/);
  });

  it('is not asked for in the country, nor of guide dogs', async () => {
    const stand = await createDogStand();
    const country = { townCode: '330502100', address: '三号路 1 号' };
    await stand.submit({ home: country }, one);
    await stand.submit({ home: country }, other);
    await stand.submit({ home, purpose: 'guide' }, one);
    await stand.submit({ home }, other);
  });
});

type Stand = Awaited<ReturnType<typeof createDogStand>>;

describe('an application', () => {
  it('of a banned breed says so before anything is decided', async () => {
    const stand = await createDogStand();
    const dogId = await draft(stand, formOf({ breedCode: 'rottweiler', shoulderCm: 68 }));
    const { body } = await stand.call(routes.submitDog, { caller: other, path: { dogId }, body: {} });
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['breedCode', 'shoulderCm']);
  });

  it('is answered once for its key, five times at once and after', async () => {
    const stand = await createDogStand();
    const key = 'one-draft-of-mine-01';
    const form = formOf();
    const send = (more = {}) =>
      stand.call(routes.createDog, { caller: one, body: { form: { ...form, ...more } }, key });
    const answers = await Promise.all([send(), send(), send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await send({ name: '旺财' })).status).toBe(422);
    expect((await stand.must(routes.listDogs, { caller: one })).dogs).toHaveLength(1);

    const { dogId } = answers[0]?.body ?? {};
    const submit = () =>
      stand.call(routes.submitDog, { caller: one, path: { dogId }, body: {}, key: 'submit-it-only-once' });
    const submitted = await Promise.all([submit(), submit(), submit()]);
    expect(submitted.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(submitted.map(({ text }) => text)).size).toBe(1);
    await stand.must(routes.withdrawDog, { caller: one, path: { dogId }, body: {} });
    // As it was answered then, whatever has become of it.
    expect((await submit()).body.state).toBe('submitted');
  });

  it('goes back to be put right, and comes again', async () => {
    const stand = await createDogStand();
    const dogId = await stand.submit({}, one);
    const path = { dogId };
    await stand.must(registryRoutes.returnDog, { caller: registrar, path, body: { words: '照片看不清' } });
    const { form } = await stand.must(routes.getDogForm, { caller: one, path });
    await stand.must(routes.saveDog, { caller: one, path, body: { form: { ...form, name: '大黄' } } });
    expect(await stand.must(routes.submitDog, { caller: one, path, body: {} })).toMatchObject({
      state: 'submitted',
      name: '大黄',
    });
    expect((await stand.must(registryRoutes.listApplications, { caller: registrar })).dogs).toMatchObject([
      { dogId, name: '大黄' },
    ]);
    expect((await stand.must(registryRoutes.listApplications, { caller: city })).dogs).toHaveLength(1);
  });

  it('shows a registrar its keeper only for a purpose that is on record', async () => {
    const stand = await createDogStand();
    const dogId = await stand.submit({}, one);
    const path = { dogId };
    expect(
      JSON.stringify(await stand.must(registryRoutes.getRegisteredDog, { caller: registrar, path })),
    ).not.toContain('13812341234');
    stand.wait(1);
    const revealed = await stand.must(registryRoutes.revealKeeper, {
      caller: registrar,
      path,
      body: { purpose: '核实住址' },
    });
    expect(revealed).toMatchObject({ keeper: { phone: '13812341234' }, home: { townCode: '330502001' } });
    const audit = (await stand.tables.rows('audit')).sort((a, b) => String(a.at).localeCompare(String(b.at)));
    expect(audit).toMatchObject([
      { what: 'dog', staffId: 'staff-registrar' },
      { what: 'keeper', purpose: '核实住址' },
    ]);
    expect(JSON.stringify(await stand.tables.rows('dogs'))).not.toContain('13812341234');
  });
});
