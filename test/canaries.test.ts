// Personal data planted in every input appears in no log, no message, no queue that gave up, no other person's reply.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createExport, getExport } from '@huzhou/shared/complaints/desk-routes';
import {
  followComplaint,
  getComplaint,
  listComplaints,
  listNearby,
  resolveComplaint,
  respondToComplaint,
  revealContact,
  submitComplaint,
} from '@huzhou/shared/complaints/routes';
import { getBoard } from '@huzhou/shared/insights/board-routes';
import { chinaDay } from '@huzhou/shared/kernel/time';
import { reportGateEvent } from '@huzhou/shared/parking/gate-routes';
import { listLotBookings } from '@huzhou/shared/parking/lot-routes';
import {
  decidePermitRequest,
  listPermitRequests,
  listPermits,
  registerPlate,
} from '@huzhou/shared/parking/permit-routes';
import { getBooking, getDay, getLot, holdSpot, searchLots } from '@huzhou/shared/parking/routes';
import { demonstrationSources } from '@huzhou/shared/sources/demonstration';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSourceClient } from './simulate/source-client.ts';
import { call, signIn } from './support/api.ts';
import { allowMessages, enter } from './support/cast.ts';
import { book, newDriver, openLot, quarterAfter } from './support/parking.ts';
import { photo, upload } from './support/photo.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { createStandIn, newOpenid } from './support/stand-in.ts';
import { until } from './support/waiting.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ policy: '303024' });
});
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(stack?.data);
});

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });

test('what somebody writes about people is read by nobody outside: not by followers, the open interface, files', async () => {
  const [plate, neighbourPhone] = ['浙E7C7N9', '13900008888'];
  const planted = [plate, neighbourPhone, '钱大海'];
  const [citizen, neighbour, supervisor] = await Promise.all([
    enter(stack.origin, 'citizen'),
    enter(stack.origin, 'neighbour'),
    enter(stack.origin, 'supervisor'),
  ]);
  const point = { longitude: 120.0871, latitude: 30.8951 };
  const { complaintId } = await citizen.must(submitComplaint, {
    body: {
      categoryCode: 'E0504',
      place: { address: '红旗路 7 号门口', areaCode: '330502001', point },
      words: `钱大海的车 ${plate} 天天堵门，电话 ${neighbourPhone}`,
      photoIds: [await upload(citizen, photo('before'))],
    },
  });
  const path = { complaintId };
  await until('dispatched', async () => (await citizen.must(getComplaint, { path })).state === 'dispatched');
  const query = { categoryCode: 'E0504', longitude: String(point.longitude), latitude: String(point.latitude) };
  const near = await until('it is offered to a neighbour', async () => {
    const { cases } = await neighbour.must(listNearby, { query });
    return cases.length > 0 && cases;
  });
  await neighbour.must(followComplaint, { path, body: {} });
  const open311 = async (file: string) => (await fetch(`${stack.origin}/open311/v2/${file}`)).text();
  const requests = await until('the open interface shows it', async () => {
    const text = await open311('requests.json');
    return text.includes(complaintId) && text;
  });
  const outside = [
    near,
    await neighbour.must(getComplaint, { path }),
    await neighbour.must(listComplaints, { query: { view: 'followed' } }),
    requests,
    await open311('requests.xml'),
    await open311(`requests/${complaintId}.json`),
    await open311('servicerequestupdates.json'),
    (await call(stack.origin, getBoard, { query: {} })).body,
  ];
  for (const text of outside.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))))
    for (const name of planted) expect(text).not.toContain(name);

  // Staff read what was written; a file that leaves the house does not carry telephone numbers.
  const { exportId } = await supervisor.must(createExport, { body: { filter: {}, format: 'csv' } });
  const url = await until('the file is ready', async () => {
    const job = await supervisor.must(getExport, { path: { exportId } });
    return job.state === 'ready' && job.url;
  });
  const file = await (await fetch(url)).text();
  expect(file).toContain(complaintId);
  expect(file).not.toContain(neighbourPhone);

  for (const log of files(join(stack.data, 'logs'))) {
    const text = readFileSync(log, 'utf8');
    for (const name of planted) expect(text, log).not.toContain(name);
  }
});

test('a phone number and an openid stay where they belong', async () => {
  const openid = newOpenid();
  const phone = '13900007777';
  const citizen = await signIn(stack.origin, openid);
  await allowMessages(stack.origin, citizen, 2);
  const handler = await enter(stack.origin, 'handler');
  const replies: unknown[] = [];
  const filed = await citizen.must(submitComplaint, {
    body: {
      categoryCode: 'E0102',
      place: { address: '红旗路 12 号门口', areaCode: '330502001' },
      words: '垃圾成堆',
      photoIds: [await upload(citizen, photo('before'))],
      phone,
    },
  });
  replies.push(filed);
  const path = { complaintId: filed.complaintId };
  await until('dispatched', async () => (await citizen.must(getComplaint, { path })).state === 'dispatched');
  replies.push(await citizen.try(submitComplaint, { body: { phone, openid } as never }));
  replies.push(await handler.must(getComplaint, { path }));
  replies.push(await handler.must(listComplaints, { query: { view: 'queue' } }));
  replies.push(await handler.must(respondToComplaint, { path, body: { words: '马上到' } }));
  replies.push(
    await handler.must(resolveComplaint, {
      path,
      body: { words: '清理完毕', photoIds: [await upload(handler, photo('after'))] },
    }),
  );
  const said = JSON.stringify(replies);
  expect(said).not.toContain(phone);
  expect(said).not.toContain(openid);
  expect(said).toContain('139****7777');

  // Whoever needs the number asks for it, with a purpose, and is put on record.
  const revealed = await handler.must(revealContact, { path, body: { purpose: '核实具体位置' } });
  expect(revealed.phone).toBe(phone);

  await until('the reporter was told', async () => (await createStandIn(stack.origin).messages(openid)).length > 0);
  const messages = JSON.stringify((await createStandIn(stack.origin).messages()).map(({ data }) => data));
  expect(messages).not.toContain(phone);

  const logs = files(join(stack.data, 'logs'));
  expect(logs.length).toBeGreaterThan(3);
  for (const log of logs) {
    const text = readFileSync(log, 'utf8');
    expect(text, log).not.toContain(phone);
    expect(text, log).not.toContain(openid);
  }
});

test('a plate is known to its driver, its officer and the lot’s operator, and to no log, message or neighbour', async () => {
  const [operator, officer] = await Promise.all([
    enter(stack.origin, 'operator'),
    enter(stack.origin, 'parkingOfficer'),
  ]);
  const lot = await openLot(operator, { name: '金丝雀停车场', spots: 2 });
  // One that is approved at once, one that an officer sees, one that only a camera ever saw.
  const planted = ['浙E5X5X5', '沪C7Y7Y7', '粤B9Z9Z9'];
  const [mine, visitor, neighbour] = await Promise.all([
    newDriver(stack.origin, planted[0]),
    newDriver(stack.origin, planted[1]),
    newDriver(stack.origin),
  ]);
  await Promise.all([mine, visitor].map((each) => allowMessages(stack.origin, each, 2)));
  const from = quarterAfter(new Date().toISOString());
  const { bookingId } = await book(mine, lot, { from, to: quarterAfter(from, 1) });
  const requests = await until('the officer has the application', async () => {
    const found = await officer.must(listPermitRequests, { query: {} });
    return found.requests.length > 0 && found.requests;
  });
  expect(JSON.stringify(requests)).toContain(planted[1]);
  const camera = demonstrationSources.find(({ kind }) => kind === 'parking-gate');
  if (camera === undefined) throw new Error('no demonstration gate');
  const event = { lotId: lot.lotId, direction: 'in' as const, at: new Date().toISOString() };
  const gate = createSourceClient(stack.origin, camera);
  for (const plate of planted)
    await gate.send(reportGateEvent, { body: { ...event, eventId: `canary-${planted.indexOf(plate)}`, plate } });
  const bookings = { path: { lotId: lot.lotId }, query: { day: chinaDay(from) } };
  expect(JSON.stringify(await operator.must(listLotBookings, bookings))).toContain(planted[0]);
  const refusal = { granted: false, words: '请补充行驶证' };
  await officer.must(decidePermitRequest, { path: { requestId: requests[0]?.requestId ?? '' }, body: refusal });

  const place = { longitude: String(lot.point.longitude), latitude: String(lot.point.latitude) };
  const outside = [
    (await call(stack.origin, searchLots, { query: { ...place, from, to: quarterAfter(from, 1) } })).body,
    (await call(stack.origin, getLot, { path: { lotId: lot.lotId } })).body,
    (await call(stack.origin, getDay, { path: { lotId: lot.lotId, day: chinaDay(from) }, query: {} })).body,
    await neighbour.try(getBooking, { path: { bookingId } }),
    await neighbour.must(listPermits, {}),
    await neighbour.try(registerPlate, { body: { plate: `${planted[0]}5` } }),
    await neighbour.try(holdSpot, {
      body: { lotId: lot.lotId, permitId: mine.permitId, from, to: quarterAfter(from) },
    }),
    bookingId,
  ];
  for (const text of outside.map((each) => JSON.stringify(each)))
    for (const plate of planted) expect(text).not.toContain(`${plate}"`);
  await until(
    'the visitor was told',
    async () => (await createStandIn(stack.origin).messages(visitor.openid)).length > 0,
  );
  const messages = JSON.stringify(await createStandIn(stack.origin).messages());
  const queues = readFileSync(join(stack.data, 'queues.sqlite'));
  for (const plate of planted) {
    expect(messages).not.toContain(plate);
    expect(queues.includes(plate)).toBe(false);
  }
  for (const log of files(join(stack.data, 'logs'))) {
    const text = readFileSync(log, 'utf8');
    for (const plate of planted) expect(text, log).not.toContain(plate);
  }
});
