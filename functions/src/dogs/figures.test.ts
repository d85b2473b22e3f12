import * as clinicRoutes from '@huzhou/shared/dogs/clinic-routes';
import { coveredByDog, coveredBySighting } from '@huzhou/shared/dogs/covered';
import { Dog } from '@huzhou/shared/dogs/dog';
import { addCoverage, noCoverage } from '@huzhou/shared/dogs/figures/coverage';
import * as publicRoutes from '@huzhou/shared/dogs/public-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { Sighting } from '@huzhou/shared/dogs/sighting';
import { secondsIn } from '@huzhou/shared/kernel/time';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createOpenVisit } from './open-visit.ts';
import { callerOf, createDogStand, type DogStand } from './testing/dog-stand.ts';

const keeper = callerOf('citizen');
const clinician = callerOf('clinician');
const handler = callerOf('handler');
const met = { townCode: '330502001', place: '飞英公园', colour: '黑' };
const complaint = {
  complaintId: 'HZ20261123-0000000001',
  categoryCode: 'E0509',
  districtCode: '330502',
  townCode: '330502001',
  address: '飞英公园北门',
  words: '有狗不牵绳',
};

const counts = async (stand: DogStand) =>
  (await stand.must(publicRoutes.getCoverage, { query: { districtCode: '330502' } })).districts[0];

/** The figures once more, from the rows themselves. */
const recount = async ({ tables, time }: DogStand) => {
  const rows = await tables.rows('dogs');
  const dogs = rows.filter(({ sk }) => sk === 'DOG').map((row) => coveredByDog(z.parse(Dog, row), time.now));
  const seen = rows
    .filter(({ sk, pk }) => sk === 'SIGHTING' && String(pk).startsWith('SIGHTING#'))
    .map((row) => coveredBySighting(z.parse(Sighting, row), time.now));
  return [...dogs, ...seen].filter((one) => one !== undefined).reduce((sum, one) => addCoverage(sum, one), noCoverage);
};

describe('coverage', () => {
  it('counts every known dog once, whatever becomes of it and however its changes arrive', async () => {
    const stand = await createDogStand();
    const { must, relayAll, relay } = stand;
    const dogId = await stand.register('156000000000051');
    await stand.submit({}, callerOf('neighbour'));
    await must(registryRoutes.recordSighting, { caller: handler, body: met });
    const unknown = { townCode: '330502001', colour: '白' };
    await must(clinicRoutes.recordVaccination, { caller: clinician, body: { unknown, ...stand.vaccination } });
    const first = await stand.changes();
    for (const change of [...first, ...first.toReversed(), ...first]) await relay(change);
    const known = { known: 4, entered: 1, vaccinated: 2, chipped: 1, all: 1 };
    expect((await counts(stand)).now).toEqual(known);
    expect(await recount(stand)).toEqual(known);

    // To another town, lost, and at last run out: vaccination first, then the registration.
    const path = { dogId };
    const home = { townCode: '330502002', address: '人民路 8 号 2 幢' };
    await must(routes.changeAddress, { caller: keeper, path, body: { home } });
    await must(routes.loseDog, { caller: keeper, path, body: { areaCode: '330502002' } });
    await relayAll(2);
    const { towns } = await counts(stand);
    expect(towns.find(({ townCode }: { townCode: string }) => townCode === '330502002').now).toMatchObject({
      known: 1,
      all: 1,
    });
    stand.wait(362 * secondsIn.day);
    await stand.newSweeper()();
    await relayAll(2);
    const lapsed = { known: 4, entered: 1, vaccinated: 0, chipped: 1, all: 0 };
    expect((await counts(stand)).now).toEqual(lapsed);
    expect(await recount(stand)).toEqual(lapsed);
    await must(routes.deregisterDog, { caller: keeper, path, body: { kind: 'death' } });
    await relayAll(2);
    expect((await counts(stand)).now).toMatchObject({ known: 3, chipped: 0 });
    expect((await counts(stand)).now).toEqual(await recount(stand));
  });

  it('keeps each month as it ended', async () => {
    const stand = await createDogStand();
    await stand.register('156000000000061');
    await stand.relayAll();
    await stand.newSweeper()();
    stand.wait(8 * secondsIn.day);
    await stand.submit({}, callerOf('neighbour'));
    await stand.relayAll();
    const sweep = stand.newSweeper();
    await sweep();
    await sweep();
    const { months, towns } = await counts(stand);
    expect(towns).toMatchObject([{ townCode: '330502001', months: [{ month: '2026-11' }, { month: '2026-12' }] }]);
    expect(months).toMatchObject([
      { month: '2026-11', counts: { known: 1, all: 1 } },
      { month: '2026-12', counts: { known: 2, all: 1 } },
    ]);
  });
});

describe('a complaint about a dog', () => {
  it('becomes one visit of the patrol, and the dog that it finds is known from then on', async () => {
    const stand = await createDogStand();
    const openVisit = createOpenVisit(stand);
    await Promise.all([openVisit(complaint), openVisit(complaint)]);
    await openVisit(complaint);
    await openVisit({ ...complaint, complaintId: 'HZ20261123-0000000002', categoryCode: 'E0102' });
    const { visits } = await stand.must(registryRoutes.listVisits, { caller: handler });
    expect(visits).toMatchObject([{ visitId: complaint.complaintId, state: 'open', words: '有狗不牵绳' }]);
    expect((await stand.must(registryRoutes.listVisits, { caller: callerOf('registrar') })).visits).toHaveLength(1);
    const finish = (body: unknown) =>
      stand.call(registryRoutes.finishVisit, { caller: handler, path: { visitId: complaint.complaintId }, body });
    expect((await finish({ outcome: 'unregistered', words: '见到了' })).status).toBe(400);
    const done = await finish({ outcome: 'unregistered', words: '黑狗一只，未登记', colour: '黑' });
    expect(done.body).toMatchObject({ state: 'done', sightingId: expect.any(String) });
    expect((await finish({ outcome: 'not-found', words: '再去一次' })).status).toBe(409);
    await stand.relayAll();
    expect((await counts(stand)).now).toMatchObject({ known: 1, entered: 0 });
    expect((await stand.must(registryRoutes.listVisits, { caller: handler })).visits).toEqual([]);

    // It turns out to be one that is registered: counted once.
    const dogId = await stand.register('156000000000071');
    const { sightings } = await stand.must(registryRoutes.listSightings, { caller: handler });
    const path = { sightingId: sightings[0].sightingId };
    await stand.must(registryRoutes.closeSighting, { caller: handler, path, body: { outcome: 'linked', dogId } });
    await stand.relayAll();
    expect((await counts(stand)).now).toMatchObject({ known: 1, entered: 1, all: 1 });
  });
});
