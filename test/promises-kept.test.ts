// The same chain under 303024, walked in time: no mark, every promise kept.

import {
  approveComplaint,
  getComplaint,
  listComplaints,
  rateComplaint,
  resolveComplaint,
  respondToComplaint,
  submitComplaint,
} from '@huzhou/shared/complaints/routes';
import { allRoutes } from '@huzhou/shared/contract/api';
import { getHealth, getOpenApi } from '@huzhou/shared/service/routes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './support/api.ts';
import { enter } from './support/cast.ts';
import { photo, upload } from './support/photo.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { until } from './support/waiting.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ policy: '303024' });
});
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(stack?.data);
});

test('filed, dispatched, answered, resolved, checked, closed and rated within 303024', async () => {
  const [citizen, handler, dispatcher] = await Promise.all([
    enter(stack.origin, 'citizen'),
    enter(stack.origin, 'handler'),
    enter(stack.origin, 'dispatcher'),
  ]);
  const filed = await citizen.must(submitComplaint, {
    body: {
      categoryCode: 'C0102',
      place: { address: '月河街道红旗路口', point: { longitude: 120.1014, latitude: 30.8659 } },
      words: '路灯坏了三天',
      photoIds: [await upload(citizen, photo('before'))],
      phone: '13812341234',
    },
  });
  const path = { complaintId: filed.complaintId };
  const detail = await until('dispatched', async () => {
    const found = await citizen.must(getComplaint, { path });
    return found.state === 'dispatched' && found;
  });
  // Street lights are the district's municipal team's, wherever in the district they stand.
  expect(detail.unitName).toBe('吴兴区市政管护中队');
  expect((await handler.try(respondToComplaint, { path, body: { words: '已派人' } })).status).toBe(403);
  expect(JSON.stringify(detail)).not.toContain('13812341234');

  const own = await citizen.must(submitComplaint, {
    body: {
      categoryCode: 'E0502',
      place: { address: '红旗路 3 号', areaCode: '330502001' },
      photoIds: [await upload(citizen, photo('before'))],
    },
  });
  const ownPath = { complaintId: own.complaintId };
  await until('in the team queue', async () => {
    const { complaints } = await handler.must(listComplaints, { query: { view: 'queue' } });
    return complaints.some(({ complaintId }) => complaintId === own.complaintId);
  });
  await handler.must(respondToComplaint, { path: ownPath, body: { words: '已到现场劝导' } });
  await handler.must(resolveComplaint, {
    path: ownPath,
    body: { words: '店主已撤回店内', photoIds: [await upload(handler, photo('after'))] },
  });
  await dispatcher.must(approveComplaint, { path: ownPath, body: {} });
  const rated = await citizen.must(rateComplaint, { path: ownPath, body: { score: 5 } });
  expect(rated.state).toBe('rated');
  expect(rated.colour).toBeUndefined();
  expect(rated.promises.every(({ endedAt, dueAt }) => endedAt !== undefined && endedAt <= dueAt)).toBe(true);
});

test('the API says what it is', async () => {
  const health = await call(stack.origin, getHealth, {});
  expect(health.body).toMatchObject({ status: 'ok', policyVersion: '303024' });
  const document = await call(stack.origin, getOpenApi, {});
  const paths = (document.body as { paths: Record<string, Record<string, unknown>> }).paths;
  for (const { method, path } of allRoutes) expect(paths[path]?.[method.toLowerCase()]).toBeDefined();
});
