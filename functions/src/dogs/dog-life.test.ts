import { jwsOf } from '@huzhou/shared/dogs/certificate';
import * as clinicRoutes from '@huzhou/shared/dogs/clinic-routes';
import * as publicRoutes from '@huzhou/shared/dogs/public-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { secondsIn } from '@huzhou/shared/kernel/time';
import { compactVerify, importJWK } from 'jose';
import { expect, it } from 'vitest';
import { callerOf, createDogStand, formOf, identityNumber, phone } from './testing/dog-stand.ts';

const keeper = callerOf('citizen');
const next = callerOf('neighbour');
const clinician = callerOf('clinician');
const registrar = callerOf('registrar');

it('a dog lives: entered, treated, registered, verified, lost, found, transferred, renewed', async () => {
  const stand = await createDogStand();
  const { must, call, wait } = stand;

  // A draft that is left and resumed.
  const whole = formOf();
  const { keeper: _later, ...begun } = whole;
  const { dogId } = await must(routes.createDog, { caller: keeper, body: { form: begun } });
  const path = { dogId };
  const early = await call(routes.submitDog, { caller: keeper, path, body: {} });
  expect(early).toMatchObject({ status: 400, body: { errors: [{ field: 'keeper' }] } });
  expect((await must(routes.getDogForm, { caller: keeper, path })).form).toEqual(begun);
  await must(routes.saveDog, { caller: keeper, path, body: { form: whole } });
  const submitted = await must(routes.submitDog, { caller: keeper, path, body: {} });
  expect(submitted).toMatchObject({ state: 'submitted', wants: { review: true, vaccination: true, chip: true } });
  expect(submitted.keeper).toEqual({
    name: '沈**',
    identityNumber: `330****${whole.keeper.identityNumber.slice(-4)}`,
    phone: '138****1234',
    address: '红旗路****',
  });

  // Nothing is registered that is not vaccinated and chipped.
  expect((await call(registryRoutes.approveDog, { caller: registrar, path, body: {} })).status).toBe(409);
  await must(clinicRoutes.recordVaccination, { caller: clinician, body: { dogId, ...stand.vaccination } });
  await must(clinicRoutes.recordChip, { caller: clinician, body: { dogId, chip: '156 0000 0000 0001' } });
  const registered = await must(registryRoutes.approveDog, { caller: registrar, path, body: {} });
  expect(registered).toMatchObject({
    state: 'registered',
    validUntil: '2027-11-22',
    chip: { number: '156000000000001' },
  });

  // The certificate: by signature, offline; and by its number, online.
  const certificate = await must(routes.getCertificate, { caller: keeper, path });
  const { keys } = await must(publicRoutes.listCertificateKeys, {});
  const jws = jwsOf(certificate.qr) ?? '';
  const { payload } = await compactVerify(jws, await importJWK(keys[0], 'ES256'));
  const claims = JSON.parse(new TextDecoder().decode(payload));
  expect(claims).toMatchObject({ jti: certificate.number, n: '豆豆', m: '0001', u: '2027-11-22', v: '2027-11-19' });
  await expect(compactVerify(`${jws.slice(0, -4)}AAAA`, await importJWK(keys[0], 'ES256'))).rejects.toThrow();
  expect(await must(publicRoutes.verifyCertificate, { path: { number: certificate.number } })).toMatchObject({
    status: 'valid',
    vaccinated: true,
  });

  // Lost, scanned by a stranger, found.
  await stand.relayAll();
  stand.notices.length = 0;
  await must(routes.loseDog, { caller: keeper, path, body: { areaCode: '330502001' } });
  await stand.relayAll();
  const alerted = stand.notices.map(({ to }) => ('staffId' in to ? to.staffId : to.personId)).sort();
  expect(alerted).toEqual(['staff-clinician', 'staff-handler', 'staff-handler2', 'staff-lead']);
  const code = certificate.tagCode;
  expect(await must(publicRoutes.scanTag, { path: { code } })).toEqual({
    name: '豆豆',
    registered: true,
    vaccinated: true,
    lost: true,
  });
  const words = { words: '在公园门口看到它', place: '飞英公园', phone: '13900001111' };
  expect((await call(publicRoutes.leaveMessage, { path: { code }, body: words })).status).toBe(202);
  await stand.relayAll();
  expect(stand.notices.at(-1)).toMatchObject({ to: { personId: 'person-citizen' }, message: { template: 'dog' } });
  expect(JSON.stringify(await stand.tables.rows('dogs'))).not.toContain('飞英公园');
  expect((await must(routes.listFindings, { caller: keeper, path })).findings).toMatchObject([
    { ...words, read: false },
  ]);
  expect((await must(routes.readFindings, { caller: keeper, path, body: {} })).findings).toMatchObject([
    { read: true },
  ]);
  await must(routes.findDog, { caller: keeper, path, body: {} });

  // A new keeper, after fourteen days in which nobody objected.
  const { transfer } = await must(routes.offerTransfer, { caller: keeper, path, body: {} });
  expect(await must(routes.lookAtTransfer, { caller: next, body: { code: transfer.code } })).toMatchObject({
    name: '豆豆',
  });
  const accepted = await must(routes.acceptTransfer, {
    caller: next,
    body: {
      code: transfer.code,
      keeper: { name: '钱知秋', identityNumber: identityNumber(), phone: '13700002222' },
      home: { townCode: '330502002', address: '人民路 8 号 2 幢 301' },
    },
  });
  expect(accepted).toMatchObject({ role: 'next-keeper', state: 'transferring', keeper: { name: '钱**' } });
  expect((await must(routes.listDogs, { caller: next })).dogs).toMatchObject([{ dogId, role: 'next-keeper' }]);
  wait(14 * secondsIn.day);
  // Time alone has done it, whether or not anybody has written it down.
  expect((await call(routes.getDog, { caller: keeper, path })).status).toBe(404);
  const isTheirs = {
    role: 'keeper',
    state: 'registered',
    townCode: '330502002',
    keeper: { phone: '137****2222' },
  };
  expect(await must(routes.getDog, { caller: next, path })).toMatchObject(isTheirs);
  wait(1);
  await stand.newSweeper()();
  expect(await must(routes.getDog, { caller: next, path })).toMatchObject(isTheirs);
  expect((await must(routes.listFindings, { caller: next, path })).findings).toEqual([]);

  // Renewed in its last thirty days, after another injection.
  wait(330 * secondsIn.day);
  expect((await must(routes.getDog, { caller: next, path })).state).toBe('expiring');
  await must(clinicRoutes.recordVaccination, {
    caller: clinician,
    body: { chip: '156000000000001', vaccineCode: 'rabies-inactivated', batch: 'B2027-9', givenOn: '2027-10-30' },
  });
  expect(await must(routes.renewDog, { caller: next, path, body: {} })).toMatchObject({
    state: 'registered',
    validUntil: '2028-11-22',
  });

  const stored = JSON.stringify(await stand.tables.rows('dogs'));
  for (const personal of [phone, '13700002222', '红旗路', '人民路', '沈小满', '钱知秋', whole.keeper.identityNumber])
    expect(stored).not.toContain(personal);
});
