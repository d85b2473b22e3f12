// A dog's life on the synthesized template: registered, treated, certified, lost and found, handed over, reminded of, renewed.
import { createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { submitComplaint } from '@huzhou/shared/complaints/routes';
import { jwsOf } from '@huzhou/shared/dogs/certificate';
import { lookUpAtClinic, recordChip, recordVaccination } from '@huzhou/shared/dogs/clinic-routes';
import {
  getCoverage,
  leaveMessage,
  listCertificateKeys,
  scanTag,
  verifyCertificate,
} from '@huzhou/shared/dogs/public-routes';
import {
  approveDog,
  finishVisit,
  listApplications,
  listLostDogs,
  listVisits,
  lookUpDog,
} from '@huzhou/shared/dogs/registry-routes';
import {
  acceptTransfer,
  createDog,
  findDog,
  getCertificate,
  getDog,
  listFindings,
  loseDog,
  offerTransfer,
  renewDog,
  saveDog,
  submitDog,
} from '@huzhou/shared/dogs/routes';
import type { Instant } from '@huzhou/shared/kernel/time';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, type Person, signIn } from './support/api.ts';
import { allowMessages, enter } from './support/cast.ts';
import { photo, upload } from './support/photo.ts';
import { newDataFolder, removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { createStandIn, newOpenid } from './support/stand-in.ts';
import { until } from './support/waiting.ts';

const data = newDataFolder();
let stack: Stack;
const people = {} as Record<'clinician' | 'registrar' | 'handler', Person>;

const enterStaff = async (): Promise<void> => {
  for (const part of ['clinician', 'registrar', 'handler'] as const) people[part] = await enter(stack.origin, part);
};
beforeAll(async () => {
  stack = await startStack({ policy: '303024', data, at: '2026-11-24T02:00:00.000Z' });
  await enterStaff();
});
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(data);
});

const keepers = {
  first: { name: '沈阿暖', identityNumber: '330502199003074513', phone: '13900001234' },
  second: { name: '钱大山', identityNumber: '330502198811230022', phone: '13700005678' },
};
const homes = {
  first: { townCode: '330502105', address: '红旗路 12 号 3 幢 201' },
  second: { townCode: '330502002', address: '人民路 8 号 2 幢 301' },
};
const chip = '156000012345678';

const newKeeper = async (): Promise<Person> => {
  const person = await signIn(stack.origin, newOpenid());
  await allowMessages(stack.origin, person, 4);
  return person;
};

/** The stack is gone at once, and goes on at another time; with it everybody who is signed in. */
const goOnAt = async (instant: Instant, ...persons: Person[]): Promise<Person[]> => {
  await stack.kill();
  stack = await startStack({ policy: '303024', data, at: instant });
  await enterStaff();
  return Promise.all(persons.map(({ openid }) => signIn(stack.origin, openid)));
};

/** What time does is done by the next sweep, and there is one a minute. */
const sweptWithinSeconds = 75;

const told = ({ openid }: Person, phrase: RegExp) =>
  until(
    `a message of ${phrase}`,
    async () =>
      (await createStandIn(stack.origin).messages(openid)).find(({ data: fields }) =>
        phrase.test(`${fields.phrase2?.value} ${fields.thing4?.value}`),
      ),
    sweptWithinSeconds,
  );

/** Read by whoever has the public keys, without asking us. */
const isSignedBy = (jws: string, jwk: object): boolean => {
  const [head, body, signature = ''] = jws.split('.');
  const key = createPublicKey({ key: jwk as never, format: 'jwk' });
  return verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
};

/** Of a town in which the demonstration has no dog. */
const coverage = async () => {
  const { body } = await call(stack.origin, getCoverage, { query: { districtCode: '330502' } });
  return body.districts[0]?.towns.find(({ townCode }) => townCode === homes.first.townCode)?.now;
};

let keeper: Person;
let next: Person;
let path: { dogId: string };
let tag: { code: string };

test('a dog is entered, vaccinated, chipped, registered, and its certificate proves it without us', async () => {
  keeper = await newKeeper();
  const form = {
    name: '豆豆',
    breedCode: 'corgi',
    sex: 'male',
    neutered: true,
    colour: '黄白',
    bornOn: '2024-05-01',
    shoulderCm: 30,
    purpose: 'companion',
  } as const;
  const { dogId } = await keeper.must(createDog, { body: { form } });
  path = { dogId };
  const whole = {
    ...form,
    keeper: keepers.first,
    home: homes.first,
    photoIds: [await upload(keeper, photo('before'))],
  };
  expect((await keeper.try(submitDog, { path, body: {} })).body.errors?.length).toBeGreaterThan(0);
  await keeper.must(saveDog, { path, body: { form: whole } });
  const submitted = await keeper.must(submitDog, { path, body: {} });
  expect(submitted).toMatchObject({ state: 'submitted', wants: { review: true, vaccination: true, chip: true } });

  await until('it waits for the registrar', async () => {
    const { dogs } = await people.registrar.must(listApplications, { query: {} });
    return dogs.some((dog) => dog.dogId === dogId);
  });
  expect((await people.registrar.try(approveDog, { path, body: {} })).status).toBe(409);
  const injection = { vaccineCode: 'rabies-inactivated', batch: 'B2026-1', givenOn: '2026-11-20' };
  await people.clinician.must(recordVaccination, { body: { dogId, ...injection } });
  await people.clinician.must(recordChip, { body: { dogId, chip } });
  const registered = await people.registrar.must(approveDog, { path, body: {} });
  expect(registered).toMatchObject({ state: 'registered', chip: { number: chip } });
  await until('its photo is cleaned', async () => {
    const dog = await keeper.must(getDog, { path });
    return dog.photos.length === 1 && dog.photos.every(({ url }) => url !== undefined) && dog;
  });

  const certificate = await keeper.must(getCertificate, { path });
  tag = { code: certificate.tagCode };
  const jws = jwsOf(certificate.qr) ?? '';
  const { keys } = (await call(stack.origin, listCertificateKeys, {})).body;
  expect(keys.some((key) => isSignedBy(jws, key))).toBe(true);
  const [head = '', body = '', signature] = jws.split('.');
  const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('豆豆', '旺财')).toString('base64url');
  expect(keys.some((key) => isSignedBy([head, forged, signature].join('.'), key))).toBe(false);
  const online = await call(stack.origin, verifyCertificate, { path: { number: certificate.number } });
  expect(online.body).toMatchObject({ status: 'valid', name: '豆豆', vaccinated: true });

  const counted = await until('coverage has counted it', async () => {
    const now = await coverage();
    return now?.all === 1 && now;
  });
  expect(counted).toEqual({ known: 1, entered: 1, vaccinated: 1, chipped: 1, all: 1 });
});

test('lost, it is known to patrols and clinics; a stranger reaches its keeper and learns nothing of them', async () => {
  await keeper.must(loseDog, { path, body: { areaCode: '330502001' } });
  await until('the patrol sees it', async () => {
    const { dogs } = await people.handler.must(listLostDogs, { query: {} });
    return dogs.some(({ dogId }) => dogId === path.dogId);
  });
  const found = await call(stack.origin, scanTag, { path: tag });
  expect(found.body).toEqual({ name: '豆豆', registered: true, vaccinated: true, lost: true });
  const message = { words: '在公园门口看到它', place: '飞英公园', phone: '13600009999' };
  const left = await call(stack.origin, leaveMessage, { path: tag, body: message });
  expect(left.status).toBe(202);
  await told(keeper, /有人发现/);
  const { findings } = await keeper.must(listFindings, { path });
  expect(findings).toMatchObject([{ ...message, read: false }]);
  const byChip = await people.clinician.must(lookUpAtClinic, { body: { chip } });
  expect(byChip.dog).toMatchObject({ dogId: path.dogId, lost: true });
  const stranger = await signIn(stack.origin, newOpenid());
  expect((await stranger.try(getDog, { path })).status).toBe(404);
  expect((await stranger.try(lookUpDog, { body: { chip } })).status).toBe(403);

  const outside = JSON.stringify([
    found.body,
    left.body,
    byChip,
    await people.handler.must(lookUpDog, { body: { chip } }),
  ]);
  for (const personal of [...Object.values(keepers.first), homes.first.address, keeper.personId])
    expect(outside).not.toContain(personal);
  await keeper.must(findDog, { path, body: {} });
  expect((await call(stack.origin, scanTag, { path: tag })).body.lost).toBe(false);
});

test('a complaint about a dog is a visit of the patrol’s, besides', async () => {
  const neighbour = await signIn(stack.origin, newOpenid());
  const { complaintId } = await neighbour.must(submitComplaint, {
    body: {
      categoryCode: 'E0509',
      place: { address: '红旗路 12 号门口', areaCode: '330502001' },
      words: '大狗不牵绳',
      photoIds: [await upload(neighbour, photo('before'))],
    },
  });
  const visit = await until('the patrol has a visit', async () => {
    const { visits } = await people.handler.must(listVisits, { query: {} });
    return visits.find(({ visitId }) => visitId === complaintId);
  });
  const finish = { path: { visitId: visit.visitId }, body: { outcome: 'not-found' as const, words: '现场未见犬只' } };
  await people.handler.must(finishVisit, finish);
});

test('handed over, it is the next keeper’s after fourteen days in which nobody objected', async () => {
  const { transfer } = await keeper.must(offerTransfer, { path, body: {} });
  next = await newKeeper();
  const accepted = await next.must(acceptTransfer, {
    body: { code: transfer?.code ?? '', keeper: keepers.second, home: homes.second },
  });
  expect(accepted).toMatchObject({ state: 'transferring', role: 'next-keeper' });
  [keeper, next] = (await goOnAt('2026-12-09T02:00:00.000Z', keeper, next)) as [Person, Person];
  expect((await keeper.try(getDog, { path })).status).toBe(404);
  expect(await next.must(getDog, { path })).toMatchObject({ state: 'registered', role: 'keeper' });
});

test('its keeper is reminded before the year is over, once, and renews', async () => {
  [next] = (await goOnAt('2027-10-30T02:00:00.000Z', next)) as [Person];
  await told(next, /到期提醒/);
  expect(await next.must(getDog, { path })).toMatchObject({ state: 'expiring' });
  const injection = { vaccineCode: 'rabies-inactivated', batch: 'B2027-9', givenOn: '2027-10-30' };
  await people.clinician.must(recordVaccination, { body: { chip, ...injection } });
  expect(await next.must(renewDog, { path, body: {} })).toMatchObject({ state: 'registered' });

  // Nothing of a person has come into the logs in all that time.
  for (const name of readdirSync(join(stack.data, 'logs'))) {
    const log = readFileSync(join(stack.data, 'logs', name), 'utf8');
    for (const keeperOf of Object.values(keepers))
      for (const personal of Object.values(keeperOf)) expect(log, name).not.toContain(personal);
    expect(log, name).not.toContain('飞英公园');
  }
});
