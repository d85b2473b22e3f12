import type { Route } from '@huzhou/shared/contract/route';
import { isRoute } from '@huzhou/shared/contract/route';
import type { Role } from '@huzhou/shared/directory/role';
import * as clinicRoutes from '@huzhou/shared/dogs/clinic-routes';
import type { Dog } from '@huzhou/shared/dogs/dog';
import type { DogState } from '@huzhou/shared/dogs/lifecycle';
import * as publicRoutes from '@huzhou/shared/dogs/public-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { inState } from '@huzhou/shared/dogs/sample-dog';
import type { Caller } from '@huzhou/shared/identity/caller';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealForm } from './sealed-form.ts';
import { callerOf, createDogStand, type DogStand, formOf, startsAt } from './testing/dog-stand.ts';

// Every route of dogs × everybody who might call it, on a dog of 月河街道 in 吴兴 that `keeper` keeps. A route without a
// row fails, so does a person without a column.

const staffOf = (key: string, role: Role, areaCode: string, unitId?: string): Caller => ({
  personId: `person-${key}`,
  staff: {
    staffId: `staff-${key}`,
    name: key,
    grants: [{ role, areaCode, ...(unitId === undefined ? {} : { unitId }) }],
  },
});

const people = {
  nobody: undefined,
  keeper: callerOf('citizen'),
  neighbour: callerOf('neighbour'),
  registrar: callerOf('registrar'),
  cityRegistrar: callerOf('cityregist'),
  otherRegistrar: staffOf('anji-registrar', 'registrar', '330523'),
  patrol: callerOf('handler'),
  lead: callerOf('lead'),
  otherPatrol: staffOf('anji-patrol', 'handler', '330523001', 'team-330523001'),
  clinician: callerOf('clinician'),
  dispatcher: callerOf('dispatch'),
  supervisor: callerOf('superv'),
  leader: callerOf('leader'),
  administrator: callerOf('admin'),
  lotOperator: callerOf('operator'),
  parkingOfficer: callerOf('parking'),
} as const satisfies Record<string, Caller | undefined>;
type Person = keyof typeof people;
const everybody = Object.keys(people) as Person[];
type Row = Readonly<Record<Person, number>>;
const row = (otherwise: number, named: Partial<Record<Person, number>>, nobody = 401): Row =>
  Object.fromEntries(
    everybody.map((person) => [person, person === 'nobody' ? nobody : (named[person] ?? otherwise)]),
  ) as Row;

const keepers = row(404, { keeper: 200 });
const signedIn = row(200, {});
const anybody = row(200, {}, 200);
const registrars = row(403, { registrar: 200, cityRegistrar: 200, otherRegistrar: 404 });
const ownLists = row(403, { registrar: 200, cityRegistrar: 200, otherRegistrar: 200 });
const patrols = { patrol: 200, lead: 200 };
const registry = row(403, { registrar: 200, cityRegistrar: 200, otherRegistrar: 200, ...patrols, otherPatrol: 200 });
const registryHere = (status: number, elsewhere: number): Row =>
  row(403, {
    registrar: status,
    cityRegistrar: status,
    otherRegistrar: elsewhere,
    patrol: status,
    lead: status,
    otherPatrol: elsewhere,
  });
const clinics = (status = 200): Row => row(403, { clinician: status });

interface Case {
  readonly route: Route;
  readonly state?: DogState;
  readonly with?: (dog: Dog) => Partial<Dog>;
  readonly request?: (dog: Dog, stand: DogStand) => object | Promise<object>;
  readonly expected: Row;
}

const own = (route: Route, state: DogState, body: unknown, more: Partial<Case> = {}): Case => ({
  route,
  state,
  request: () => ({ body }),
  expected: keepers,
  ...more,
});
const decision = (route: Route, state: DogState, body: unknown, more: Partial<Case> = {}): Case => ({
  ...own(route, state, body, { expected: registrars, ...more }),
});

const chip = (dog: Dog) =>
  ({
    ...(dog.chip ?? { kind: 'iso', by: 'clinic', at: startsAt }),
    number: `156${dog.dogId.slice(-10).replace(/\D/g, '0').padStart(12, '0')}`,
  }) as NonNullable<Dog['chip']>;
const accepted = ({ transfer }: Dog): Partial<Dog> =>
  transfer === undefined
    ? {}
    : {
        transfer: {
          ...transfer,
          newKeeperId: 'person-somebody',
          acceptedAt: startsAt,
          completesAt: '2026-12-07T01:00:00.000Z',
          townCode: '330502002',
        },
      };
const objected = (dog: Dog): Partial<Dog> => {
  const { transfer } = accepted(dog);
  return transfer === undefined
    ? {}
    : { transfer: { ...transfer, objections: [{ by: 'keeper', words: '不同意', at: startsAt }] } };
};
const words = { words: '情况如此' };
const sighted = async (stand: DogStand): Promise<string> =>
  (
    await stand.must(registryRoutes.recordSighting, {
      caller: people.patrol,
      body: { townCode: '330502001', place: '公园', colour: '黑' },
    })
  ).sightingId;
let visits = 0;
const visited = async (stand: DogStand): Promise<string> => {
  visits += 1;
  const visitId = `HZ20261123-${visits}`;
  const after = {
    visitId,
    version: 1,
    state: 'open',
    districtCode: '330502',
    townCode: '330502001',
    address: '公园',
    openedAt: startsAt,
  } as const;
  await stand.store.write({ dogs: [], visit: { after } });
  return visitId;
};
const keeperForm = () => {
  const { keeper } = formOf();
  return { keeper, home: { townCode: '330502100', address: '三号路 1 号' } };
};
let batches = 0;

const cases: Readonly<Record<string, Case>> = {
  createDog: { route: routes.createDog, request: () => ({ body: { form: {} } }), expected: row(201, {}) },
  listDogs: { route: routes.listDogs, expected: signedIn },
  getDog: own(routes.getDog, 'registered', undefined),
  getDogForm: own(routes.getDogForm, 'draft', undefined),
  saveDog: own(routes.saveDog, 'draft', { form: {} }),
  submitDog: own(routes.submitDog, 'draft', {}),
  withdrawDog: own(routes.withdrawDog, 'submitted', {}),
  appealDog: own(routes.appealDog, 'refused', words),
  renewDog: own(routes.renewDog, 'registered', {}, { with: () => ({ validUntil: '2026-12-10' }) }),
  loseDog: own(routes.loseDog, 'registered', { areaCode: '330502001' }),
  findDog: own(routes.findDog, 'lost', {}),
  offerTransfer: own(routes.offerTransfer, 'registered', {}),
  cancelTransfer: own(routes.cancelTransfer, 'transferring', {}),
  objectTransfer: own(routes.objectTransfer, 'transferring', words, { with: accepted }),
  changeAddress: own(routes.changeAddress, 'registered', { home: { townCode: '330502100', address: '三号路 1 号' } }),
  replaceTag: own(routes.replaceTag, 'registered', {}),
  moveOut: own(routes.moveOut, 'registered', words),
  moveBack: own(routes.moveBack, 'moved-out', {}),
  deregisterDog: own(routes.deregisterDog, 'registered', { kind: 'death' }),
  giveChip: own(routes.giveChip, 'submitted', undefined, {
    with: () => ({ chip: undefined }),
    request: (dog) => ({ body: { chip: `900${chip(dog).number.slice(3)}` } }),
  }),
  dropClaim: own(
    routes.dropClaim,
    'submitted',
    {},
    { with: (dog) => ({ claim: { ...chip(dog), number: `901${chip(dog).number.slice(3)}` } }) },
  ),
  // The dog is theirs, and there is no such dispute.
  stateDispute: own(
    routes.stateDispute,
    'registered',
    { claimantDogId: 'HQ20261123-0000000000', ...words },
    { expected: row(404, {}) },
  ),
  lookAtTransfer: {
    route: routes.lookAtTransfer,
    state: 'transferring',
    request: (dog) => ({ body: { code: dog.transfer?.code } }),
    expected: signedIn,
  },
  acceptTransfer: {
    route: routes.acceptTransfer,
    state: 'transferring',
    request: (dog) => ({ body: { code: dog.transfer?.code, ...keeperForm() } }),
    expected: row(200, { keeper: 409 }),
  },
  getCertificate: own(routes.getCertificate, 'registered', undefined),
  listFindings: own(routes.listFindings, 'registered', undefined),
  readFindings: own(routes.readFindings, 'registered', {}),

  scanTag: {
    route: publicRoutes.scanTag,
    state: 'registered',
    request: (dog) => ({ path: { code: dog.tagCode } }),
    expected: anybody,
  },
  leaveMessage: {
    route: publicRoutes.leaveMessage,
    state: 'registered',
    request: (dog) => ({ path: { code: dog.tagCode }, body: words }),
    expected: row(202, {}, 202),
  },
  verifyCertificate: {
    route: publicRoutes.verifyCertificate,
    state: 'registered',
    request: (dog) => ({ path: { number: dog.certificate?.number } }),
    expected: anybody,
  },
  listCertificateKeys: { route: publicRoutes.listCertificateKeys, expected: anybody },
  getCoverage: { route: publicRoutes.getCoverage, expected: anybody },

  listApplications: { route: registryRoutes.listApplications, expected: ownLists },
  getRegisteredDog: decision(registryRoutes.getRegisteredDog, 'submitted', undefined),
  revealKeeper: decision(registryRoutes.revealKeeper, 'submitted', { purpose: '核实住址' }),
  approveDog: decision(registryRoutes.approveDog, 'submitted', {}),
  returnDog: decision(registryRoutes.returnDog, 'submitted', words),
  refuseDog: decision(registryRoutes.refuseDog, 'submitted', { reason: 'other', ...words }),
  upholdRefusal: decision(registryRoutes.upholdRefusal, 'appealed', words, {
    with: ({ refusal }) => (refusal ? { refusal: { ...refusal, staffId: 'staff-registrar' } } : {}),
    expected: row(403, { cityRegistrar: 200, otherRegistrar: 404 }),
  }),
  grantAppeal: decision(registryRoutes.grantAppeal, 'appealed', words, {
    with: ({ refusal }) => (refusal ? { refusal: { ...refusal, staffId: 'staff-registrar' } } : {}),
    expected: row(403, { cityRegistrar: 200, otherRegistrar: 404 }),
  }),
  objectForOthers: decision(registryRoutes.objectForOthers, 'transferring', words, { with: accepted }),
  settleObjection: decision(registryRoutes.settleObjection, 'transferring', words, { with: objected }),
  stopTransfer: decision(registryRoutes.stopTransfer, 'transferring', words, { with: objected }),
  confiscateDog: decision(registryRoutes.confiscateDog, 'registered', words),
  listDisputes: { route: registryRoutes.listDisputes, expected: ownLists },
  // The dog is of their area, and nothing is in dispute.
  decideDispute: decision(
    registryRoutes.decideDispute,
    'submitted',
    { outcome: 'holder', ...words },
    {
      expected: row(403, { registrar: 409, cityRegistrar: 409, otherRegistrar: 404 }),
    },
  ),
  lookUpDog: {
    route: registryRoutes.lookUpDog,
    state: 'registered',
    request: (dog) => ({ body: { tag: dog.tagCode } }),
    expected: registry,
  },
  recordSighting: {
    route: registryRoutes.recordSighting,
    request: () => ({ body: { townCode: '330502001', place: '公园', colour: '黑' } }),
    expected: registryHere(201, 403),
  },
  listSightings: { route: registryRoutes.listSightings, expected: registry },
  closeSighting: {
    route: registryRoutes.closeSighting,
    request: async (_, stand) => ({ path: { sightingId: await sighted(stand) }, body: { outcome: 'gone' } }),
    expected: registryHere(200, 404),
  },
  listVisits: { route: registryRoutes.listVisits, expected: registry },
  finishVisit: {
    route: registryRoutes.finishVisit,
    request: async (_, stand) => ({
      path: { visitId: await visited(stand) },
      body: { outcome: 'not-found', ...words },
    }),
    expected: registryHere(200, 404),
  },
  listLostDogs: { route: registryRoutes.listLostDogs, expected: { ...registry, clinician: 200 } },
  recallBatch: {
    route: registryRoutes.recallBatch,
    request: () => {
      batches += 1;
      return { body: { vaccineCode: 'rabies-inactivated', batch: `R2026-${batches}`, reason: '效价不合格' } };
    },
    expected: row(403, { cityRegistrar: 202 }),
  },
  listRecalls: { route: registryRoutes.listRecalls, expected: { ...ownLists, clinician: 200 } },

  lookUpAtClinic: {
    route: clinicRoutes.lookUpAtClinic,
    state: 'registered',
    request: (dog) => ({ body: { chip: dog.chip?.number } }),
    expected: clinics(),
  },
  recordVaccination: {
    route: clinicRoutes.recordVaccination,
    state: 'registered',
    request: ({ dogId }) => ({
      body: { dogId, vaccineCode: 'rabies-inactivated', batch: 'B100', givenOn: '2026-11-20' },
    }),
    expected: clinics(201),
  },
  recordChip: {
    route: clinicRoutes.recordChip,
    state: 'registered',
    request: (dog) => ({ body: { dogId: dog.dogId, chip: `902${chip(dog).number.slice(3)}` } }),
    expected: clinics(201),
  },
  recordVaccinations: {
    route: clinicRoutes.recordVaccinations,
    request: () => ({ body: { lines: [{}] } }),
    expected: clinics(),
  },
  listTreatments: { route: clinicRoutes.listTreatments, expected: clinics() },
};

it('has a row for every route', () => {
  const all = Object.entries({ ...routes, ...publicRoutes, ...registryRoutes, ...clinicRoutes }).filter(([, route]) =>
    isRoute(route),
  );
  expect(Object.keys(cases).sort()).toEqual(all.map(([name]) => name).sort());
});

let stand: DogStand;
beforeAll(async () => {
  stand = await createDogStand();
});

let dogs = 0;
/** A dog of its own in a state, as it would lie there. */
const placed = async ({ state, with: more }: Case): Promise<Dog> => {
  dogs += 1;
  const id = String(dogs).padStart(10, '0');
  const sample = inState(state ?? 'draft');
  const dogId = `HQ20261123-${id}`;
  const dog: Dog = {
    ...sample,
    dogId,
    keeperId: people.keeper.personId,
    household: [],
    ...(sample.chip === undefined ? {} : { chip: { ...sample.chip, number: `15600${id}` } }),
    ...(sample.certificate === undefined ? {} : { certificate: { ...sample.certificate, number: `HZQ2026-${id}` } }),
    ...(sample.tagCode === undefined ? {} : { tagCode: id.repeat(2) }),
    ...(sample.transfer === undefined ? {} : { transfer: { ...sample.transfer, code: `000000${id}` } }),
  };
  const changed = { ...dog, ...more?.(dog) };
  const sealed = await sealForm(stand.sealer, dogId, formOf() as never);
  const outcome = await stand.store.write({
    dogs: [{ change: { dog: changed, events: [] } }],
    form: { dogId, sealed },
  });
  if (outcome !== 'done') throw new Error(`${dogId}: ${outcome}`);
  return changed;
};

describe.each(Object.keys(cases))('%s', (name) => {
  it('lets in whom it should', async () => {
    const one = cases[name] as Case;
    const statuses: Partial<Record<Person, number>> = {};
    const prepare = async () => {
      const dog = await placed(one);
      return { dog, request: (await one.request?.(dog, stand)) ?? {} };
    };
    // Who is refused changes nothing, so they may all try the same dog.
    let ready = await prepare();
    for (const [index, person] of everybody.entries()) {
      const caller = people[person];
      const before = await stand.store.find(ready.dog.dogId);
      const path = one.route.path.includes('{dogId}') ? { path: { dogId: ready.dog.dogId } } : {};
      const { status } = await stand.call(one.route, {
        // The calls of one address are counted; not here.
        sourceIp: `203.0.113.${index}`,
        ...path,
        ...ready.request,
        ...(caller === undefined ? {} : { caller }),
      });
      statuses[person] = status;
      if (status >= 400) expect(await stand.store.find(ready.dog.dogId)).toEqual(before);
      else if (one.route.method === 'POST') ready = await prepare();
    }
    expect(statuses).toEqual(one.expected);
  });
});
