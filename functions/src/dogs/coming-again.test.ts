import * as clinicRoutes from '@huzhou/shared/dogs/clinic-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { secondsIn } from '@huzhou/shared/kernel/time';
import { describe, expect, it } from 'vitest';
import { callerOf, createDogStand, type DogStand } from './testing/dog-stand.ts';

const keeper = callerOf('citizen');
const clinician = callerOf('clinician');
const registrar = callerOf('registrar');
const unknown = { townCode: '330502001', colour: '黑', breedCode: 'native' };
const [typed, implanted] = ['156000000000071', '156000000000072'];

const sendBack = ({ must }: DogStand, dogId: string) =>
  must(registryRoutes.returnDog, { caller: registrar, path: { dogId }, body: { words: '照片看不清' } });
const submitAgain = ({ must }: DogStand, dogId: string) =>
  must(routes.submitDog, { caller: keeper, path: { dogId }, body: {} });

describe('an application that was sent back', () => {
  it('comes again with the slip that it came with', async () => {
    const stand = await createDogStand();
    const { sighting } = await stand.must(clinicRoutes.recordVaccination, {
      caller: clinician,
      body: { unknown, ...stand.vaccination },
    });
    const dogId = await stand.submit({ slip: sighting.sightingId }, keeper);
    await sendBack(stand, dogId);
    expect(await submitAgain(stand, dogId)).toMatchObject({ state: 'submitted', wants: { vaccination: false } });
    expect((await stand.store.find(dogId))?.vaccinations).toHaveLength(1);
  });

  it('keeps the chip that a clinic has read since, whatever the form still says', async () => {
    const stand = await createDogStand();
    const dogId = await stand.submit({ chip: typed }, keeper);
    await stand.must(clinicRoutes.recordChip, { caller: clinician, body: { dogId, chip: implanted } });
    await sendBack(stand, dogId);
    await submitAgain(stand, dogId);
    expect((await stand.store.find(dogId))?.chip).toMatchObject({ number: implanted, by: 'clinic' });
  });

  it('whose form is half filled in reveals no keeper, and is no fault of ours', async () => {
    const stand = await createDogStand();
    const dogId = await stand.submit({}, keeper);
    await sendBack(stand, dogId);
    await stand.must(routes.saveDog, { caller: keeper, path: { dogId }, body: { form: { name: '豆豆' } } });
    const body = { purpose: '核实住址' };
    const revealed = await stand.call(registryRoutes.revealKeeper, { caller: registrar, path: { dogId }, body });
    expect(revealed.status).toBe(404);
  });
});

describe('a chip number', () => {
  it('that a keeper mistyped is given back, and is not kept from whom it belongs to', async () => {
    const stand = await createDogStand();
    const dogId = await stand.submit({ chip: typed }, keeper);
    const corrected = await stand.must(routes.giveChip, { caller: keeper, path: { dogId }, body: { chip: implanted } });
    expect(corrected).toMatchObject({ chip: { number: implanted }, earlierChips: [] });
    expect(await stand.store.holderOf(typed)).toBeUndefined();
    const other = await stand.submit({ chip: typed }, callerOf('neighbour'));
    expect((await stand.store.find(other))?.claim).toBeUndefined();
  });

  it('of a dog that was met in the street is one known dog once a clinic reads it in a registered one', async () => {
    const stand = await createDogStand();
    const dogId = await stand.submit({}, keeper);
    const met = await stand.must(clinicRoutes.recordVaccination, {
      caller: clinician,
      body: { chip: implanted, unknown, ...stand.vaccination },
    });
    await stand.must(clinicRoutes.recordChip, { caller: clinician, body: { dogId, chip: implanted } });
    expect(await stand.store.findSighting(met.sighting.sightingId)).toMatchObject({ state: 'linked', dogId });
    expect((await stand.store.find(dogId))?.vaccinations).toHaveLength(1);
    await stand.relayAll();
    const [district] = (await stand.coverage.read('330502', stand.time.now)).districts;
    expect(district?.now).toMatchObject({ known: 1, chipped: 1, vaccinated: 1 });
  });
});

describe('coverage', () => {
  it('loses the vaccination of a refused dog on its day, and the dog itself when it is gone', async () => {
    const stand = await createDogStand();
    const dogId = await stand.submit({}, keeper);
    const path = { dogId };
    await stand.must(clinicRoutes.recordVaccination, { caller: clinician, body: { dogId, ...stand.vaccination } });
    await stand.must(registryRoutes.refuseDog, { caller: registrar, path, body: { reason: 'other', words: '不实' } });
    const now = async () => {
      await stand.relayAll();
      return (await stand.coverage.read('330502', stand.time.now)).districts[0]?.now;
    };
    expect(await now()).toMatchObject({ known: 1, entered: 0, vaccinated: 1 });
    stand.wait(366 * secondsIn.day);
    await stand.newSweeper()();
    expect(await now()).toMatchObject({ known: 1, vaccinated: 0 });
    await stand.must(routes.deregisterDog, { caller: keeper, path, body: { kind: 'giving-up' } });
    expect(await now()).toMatchObject({ known: 0 });
  });
});

describe('coverage of a lost dog', () => {
  it('loses the registration that runs out while nobody has found it', async () => {
    const stand = await createDogStand();
    const dogId = await stand.register(implanted, {}, keeper);
    stand.wait(360 * secondsIn.day);
    await stand.newSweeper()();
    await stand.must(routes.loseDog, { caller: keeper, path: { dogId }, body: { areaCode: '330502001' } });
    await stand.relayAll();
    const now = async () => (await stand.coverage.read('330502', stand.time.now)).districts[0]?.now;
    expect(await now()).toMatchObject({ known: 1, entered: 1 });
    stand.wait(6 * secondsIn.day);
    // Its vaccination ends in a step of its own, some days before.
    for (let sweep = 0; sweep < 3; sweep += 1) {
      await stand.newSweeper()();
      await stand.relayAll();
    }
    expect(await now()).toMatchObject({ known: 1, entered: 0, vaccinated: 0 });
  });

  it('keeps to the day, though the vaccination lasts', async () => {
    const stand = await createDogStand();
    const dogId = await stand.register(implanted, {}, keeper);
    await stand.must(clinicRoutes.recordVaccination, {
      caller: clinician,
      body: { dogId, vaccineCode: 'rabies-imported-3y', batch: 'B2026-3', givenOn: '2026-11-22' },
    });
    await stand.must(routes.loseDog, { caller: keeper, path: { dogId }, body: { areaCode: '330502001' } });
    stand.wait(364 * secondsIn.day);
    await stand.newSweeper()();
    await stand.relayAll();
    const now = async () => (await stand.coverage.read('330502', stand.time.now)).districts[0]?.now;
    expect(await now()).toMatchObject({ entered: 1, all: 1 });
    stand.wait(secondsIn.day);
    await Promise.all([stand.newSweeper()(), stand.newSweeper()(), stand.newSweeper()()]);
    await stand.newSweeper()();
    expect(await now()).toMatchObject({ known: 1, entered: 0, vaccinated: 1, all: 0 });
  });
});

describe('a clinic', () => {
  it('records an injection of years ago that still protects, and none that ended before it began', async () => {
    const stand = await createDogStand();
    const entry = { unknown, vaccineCode: 'rabies-imported-3y', batch: 'B2025-3', givenOn: '2025-02-01' };
    const early = await stand.must(clinicRoutes.recordVaccination, { caller: clinician, body: entry });
    expect(early.vaccination).toMatchObject({ valid: true, validUntil: '2028-01-31' });
    const backwards = { ...entry, givenOn: '2026-11-20', validUntil: '2026-11-19' };
    const answer = await stand.call(clinicRoutes.recordVaccination, { caller: clinician, body: backwards });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'validUntil' }] } });
  });

  it('sees in its own list that a batch was recalled', async () => {
    const stand = await createDogStand();
    await stand.register(implanted, {}, keeper);
    await stand.must(clinicRoutes.recordVaccination, {
      caller: clinician,
      body: { unknown, ...stand.vaccination },
    });
    await stand.must(registryRoutes.recallBatch, {
      caller: callerOf('cityregist'),
      body: { vaccineCode: stand.vaccination.vaccineCode, batch: stand.vaccination.batch, reason: '效价不合格' },
    });
    await stand.relayAll();
    const { treatments } = await stand.must(clinicRoutes.listTreatments, { caller: clinician });
    expect(treatments).toMatchObject([
      { recalled: true, valid: false },
      { recalled: true, valid: false },
    ]);
  });
});
