import * as clinicRoutes from '@huzhou/shared/dogs/clinic-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import type { Caller } from '@huzhou/shared/identity/caller';
import { describe, expect, it } from 'vitest';
import { callerOf, createDogStand, formOf } from './testing/dog-stand.ts';

const clinician = callerOf('clinician');
const city = callerOf('cityregist');
const keeper = callerOf('citizen');
const given = { vaccineCode: 'rabies-inactivated', batch: 'b2026-1', givenOn: '2026-11-20' };
const unknown = { townCode: '330502001', colour: '黑', breedCode: 'native' };

describe('a clinic', () => {
  it('finds a dog that was handed in without chip or slip by its number, and none that is still being written', async () => {
    const stand = await createDogStand();
    const { dogId } = await stand.must(routes.createDog, { caller: keeper, body: { form: formOf() } });
    const find = () => stand.call(clinicRoutes.lookUpAtClinic, { caller: clinician, body: { dogId } });
    expect((await find()).status).toBe(404);
    await stand.must(routes.submitDog, { caller: keeper, path: { dogId }, body: {} });
    const found = await find();
    expect(found).toMatchObject({ status: 200, body: { dog: { dogId } } });
    expect((await stand.call(clinicRoutes.lookUpAtClinic, { caller: clinician, body: { dogId: 'HQ1' } })).status).toBe(
      404,
    );
  });

  it('treats a dog that nobody has entered; its slip, or its chip, brings all of it along when it is', async () => {
    const stand = await createDogStand();
    const chip = '156000000000021';
    const first = await stand.must(clinicRoutes.recordVaccination, {
      caller: clinician,
      body: { chip, unknown, ...given },
    });
    expect(first).toMatchObject({
      sighting: { source: 'clinic', vaccinated: true, chip },
      vaccination: { batch: 'B2026-1' },
    });
    // The same dog again is the same slip.
    const again = await stand.must(clinicRoutes.recordVaccination, {
      caller: clinician,
      body: { chip, ...given, givenOn: '2026-11-22' },
    });
    expect(again.sighting.sightingId).toBe(first.sighting.sightingId);
    const byChip = await stand.submit({ chip });
    expect(await stand.store.find(byChip)).toMatchObject({
      chip: { number: chip, by: 'clinic' },
      vaccinations: [{ givenOn: '2026-11-20' }, { givenOn: '2026-11-22' }],
      protectedUntil: '2027-11-21',
    });
    expect(await stand.store.findSighting(first.sighting.sightingId)).toMatchObject({ state: 'linked', dogId: byChip });

    const slip = (await stand.must(clinicRoutes.recordVaccination, { caller: clinician, body: { unknown, ...given } }))
      .sighting.sightingId;
    const bySlip = await stand.submit({ slip }, callerOf('neighbour'));
    expect((await stand.store.find(bySlip))?.vaccinations).toHaveLength(1);
    // A slip is good once; what the clinic adds to it later goes to the dog.
    const second = await stand.must(routes.createDog, { caller: keeper, body: { form: formOf({ slip }) } });
    expect((await stand.call(routes.submitDog, { caller: keeper, path: second, body: {} })).status).toBe(400);
    const later = await stand.must(clinicRoutes.recordVaccination, {
      caller: clinician,
      body: { slip, ...given, givenOn: '2026-11-22' },
    });
    expect(later.dog.dogId).toBe(bySlip);
    const twice = { caller: clinician, body: { slip, ...given } };
    expect((await stand.call(clinicRoutes.recordVaccination, twice)).status).toBe(409);
  });

  it.each([
    ['tomorrow', { givenOn: '2026-11-24' }, 400],
    ['years ago', { givenOn: '2024-01-01' }, 400],
    ['of no known vaccine', { vaccineCode: 'water' }, 400],
    ['on no day', { givenOn: '2026-02-30' }, 400],
    ['to nobody', {}, 400],
    ['to a test chip', { chip: '999000000000001' }, 400],
    ['to a chip that nobody knows', { chip: '156000000000099' }, 400],
    ['to a dog that does not exist', { dogId: 'HQ20261123-0000000000' }, 404],
  ])('does not record what was given %s', async (_, more, status) => {
    const stand = await createDogStand();
    const answer = await stand.call(clinicRoutes.recordVaccination, { caller: clinician, body: { ...given, ...more } });
    expect(answer.status).toBe(status);
    expect((await stand.tables.rows('dogs')).filter(({ sk }) => String(sk).startsWith('VACCINATION#'))).toEqual([]);
  });

  it('that is not listed records nothing', async () => {
    const stand = await createDogStand();
    const stranger: Caller = {
      personId: 'p',
      staff: { staffId: 's', name: 's', grants: [{ role: 'clinician', areaCode: '330502', unitId: 'team-330502001' }] },
    };
    const answer = await stand.call(clinicRoutes.recordVaccination, { caller: stranger, body: { unknown, ...given } });
    expect(answer.status).toBe(403);
  });

  it('hands in a sheet and learns of each line; handed in twice it says the same and records nothing twice', async () => {
    const stand = await createDogStand();
    const dogId = await stand.register('156000000000031');
    const lines = [
      { chip: '156 0000 0000 0031', vaccineCode: '狂犬病灭活疫苗', batch: 'B2026-7', givenOn: '2026/11/21' },
      {
        townCode: '330502001',
        colour: '黄',
        vaccineCode: 'rabies-inactivated',
        batch: 'B2026-7',
        givenOn: '2026-11-21',
      },
      { chip: '999000000000001', vaccineCode: 'rabies-inactivated', batch: 'B2026-7', givenOn: '2026-11-21' },
      { chip: '156000000000031', vaccineCode: '', batch: 'B2026-7', givenOn: '2026-11-21' },
      { slip: '0000000000000000', vaccineCode: 'rabies-inactivated', batch: 'B2026-7', givenOn: '2026-11-21' },
    ];
    const send = () =>
      stand.call(clinicRoutes.recordVaccinations, { caller: clinician, body: { lines }, key: 'sheet-of-november-1' });
    const { body } = await send();
    expect(body).toMatchObject({
      recorded: 2,
      refused: 3,
      lines: [
        { line: 1, status: 'registered', dogId },
        { line: 2, status: 'unregistered' },
        { line: 3, status: 'refused', words: expect.stringContaining('测试') },
        { line: 4, status: 'refused', field: 'vaccineCode' },
        { line: 5, status: 'refused', field: 'slip' },
      ],
    });
    expect((await send()).body).toEqual(body);
    const other = { caller: clinician, body: { lines: lines.slice(1) }, key: 'sheet-of-november-1' };
    expect((await stand.call(clinicRoutes.recordVaccinations, other)).status).toBe(422);
    const records = (await stand.tables.rows('dogs')).filter(({ sk }) => String(sk).startsWith('VACCINATION#'));
    expect(records.filter(({ batch }) => batch === 'B2026-7')).toHaveLength(2);
    const { treatments } = await stand.must(clinicRoutes.listTreatments, { caller: clinician });
    expect(treatments).toHaveLength(3);
  });
});

describe('a recalled batch', () => {
  const recall = { vaccineCode: 'rabies-inactivated', batch: 'B2026-1', reason: '效价不合格' };

  it('protects nobody from then on, is told to every keeper once, and cannot be recorded', async () => {
    const stand = await createDogStand();
    const dogs = [
      await stand.register('156000000000041'),
      await stand.register('156000000000042', {}, callerOf('neighbour')),
    ];
    const slip = (await stand.must(clinicRoutes.recordVaccination, { caller: clinician, body: { unknown, ...given } }))
      .sighting.sightingId;
    await stand.relayAll();
    expect((await stand.coverage.read('330502', stand.time.now)).districts[0]?.now).toMatchObject({
      known: 3,
      vaccinated: 3,
      all: 2,
    });
    stand.notices.length = 0;

    expect((await stand.call(registryRoutes.recallBatch, { caller: callerOf('registrar'), body: recall })).status).toBe(
      403,
    );
    await stand.must(registryRoutes.recallBatch, { caller: city, body: recall });
    expect((await stand.call(registryRoutes.recallBatch, { caller: city, body: recall })).status).toBe(409);
    // The relay hears of it twice, then the sweeper finishes.
    await stand.relayAll(2);
    stand.wait(60);
    await stand.newSweeper()();
    await stand.newSweeper()();
    await stand.relayAll(2);

    for (const dogId of dogs) {
      const dog = await stand.store.find(dogId);
      expect(dog?.protectedUntil).toBeUndefined();
      expect(dog?.vaccinations.every(({ recalledAt }) => recalledAt !== undefined)).toBe(true);
    }
    expect((await stand.store.findSighting(slip))?.vaccinations[0]?.recalledAt).toBeDefined();
    const told = new Map(
      stand.notices.filter(({ message }) => message.fields.phrase2 === '疫苗召回').map((one) => [one.noticeId, one]),
    );
    expect([...told.values()].map(({ to }) => ('personId' in to ? to.personId : '')).sort()).toEqual([
      'person-citizen',
      'person-neighbour',
    ]);
    expect((await stand.must(registryRoutes.listRecalls, { caller: clinician })).recalls).toMatchObject([
      { state: 'done', dogs: 2 },
    ]);
    const late = await stand.call(clinicRoutes.recordVaccination, {
      caller: clinician,
      body: { dogId: dogs[0], ...given },
    });
    expect(late).toMatchObject({ status: 409, body: { title: expect.stringContaining('召回') } });
    expect((await stand.coverage.read('330502', stand.time.now)).districts[0]?.now).toMatchObject({
      known: 3,
      vaccinated: 0,
      all: 0,
    });
  });
});
