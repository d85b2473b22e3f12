// A camera and the 12345 desk against the whole product: evidence both ways becomes pictures, results come back signed.

import { handOverCase, listDeliveries, reportEvent, reportGone } from '@huzhou/shared/complaints/intake/routes';
import { getComplaint, respondToComplaint } from '@huzhou/shared/complaints/routes';
import { demonstrationSources } from '@huzhou/shared/sources/demonstration';
import type { SourceKind } from '@huzhou/shared/sources/source';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setWebhook } from './simulate/hotline.ts';
import { type OutsideWorld, startOutsideWorld } from './simulate/outside-world.ts';
import { createSourceClient } from './simulate/source-client.ts';
import { enter } from './support/cast.ts';
import { photo } from './support/photo.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { until } from './support/waiting.ts';

const demonstration = (kind: SourceKind) => {
  const found = demonstrationSources.find((source) => source.kind === kind);
  if (found === undefined) throw new Error(`no demonstration source ${kind}`);
  return found;
};
const hotline = demonstration('12345');

let stack: Stack;
let world: OutsideWorld;
beforeAll(async () => {
  world = await startOutsideWorld(photo('before'), hotline);
  stack = await startStack({ policy: '303024' });
});
afterAll(async () => {
  await stack?.stop();
  await world?.close();
  removeDataFolder(stack?.data);
});

const point = { longitude: 120.1811, latitude: 30.8592, system: 'WGS84' } as const;

test('a camera’s event is a case with its pictures, seen again it is the same, gone it asks for a check', async () => {
  const camera = createSourceClient(stack.origin, demonstration('video'));
  const seen = (eventId: string) => ({
    eventId,
    categoryCode: 'E0102',
    observedAt: new Date().toISOString(),
    point,
    areaCode: '330502001',
  });
  const uploadId = await camera.upload(photo('before'));
  const evidence = [{ uploadId }, { url: world.pictureUrl('event-1') }];
  const first = await camera.send(reportEvent, { body: { ...seen('event-1'), evidence } });
  expect(first).toMatchObject({ status: 201, body: { folded: false } });
  const { complaintId } = first.body;

  const again = await camera.send(reportEvent, { body: { ...seen('event-2'), evidence: [{ uploadId }] } });
  expect(again).toMatchObject({ status: 201, body: { folded: true, complaintId } });

  const dispatcher = await enter(stack.origin, 'dispatcher');
  const path = { complaintId };
  const detail = await until('both pictures are there', async () => {
    const found = await dispatcher.must(getComplaint, { path });
    return found.photos.every(({ state }) => state === 'ready') && found;
  });
  expect(detail.photos).toHaveLength(2);
  for (const { url = '' } of detail.photos) {
    const picture = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(picture.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(picture.includes('Exif')).toBe(false);
  }

  const gone = { observedAt: new Date().toISOString() };
  const told = await camera.send(reportGone, { path: { eventId: 'event-1' }, body: gone });
  expect(told.status).toBe(200);
  const { commands, timeline } = await dispatcher.must(getComplaint, { path });
  expect(timeline.at(-1)).toMatchObject({ type: 'gone-reported', who: '视频智能' });
  expect(commands).toContain('confirm-gone');
});

test('12345 hands a case over and hears, signed and in order, what was said to its caller', async () => {
  await setWebhook(stack.origin, hotline.sourceId, world.webhookUrl);
  const desk = createSourceClient(stack.origin, hotline);
  const { body } = await desk.send(handOverCase, {
    body: {
      number: '2026112300001',
      words: '垃圾三天没有清运',
      place: { address: '红旗路 12 号', areaCode: '330502001' },
      categoryCode: 'E0102',
    },
  });
  const path = { complaintId: body.complaintId };
  const handler = await enter(stack.origin, 'handler');
  await until('the case has its team', async () => (await handler.must(getComplaint, { path })).state === 'dispatched');
  await handler.must(respondToComplaint, { path, body: { words: '马上到现场' } });
  await until('the result', async () => world.results.length === 1);
  expect(world.results).toMatchObject([{ number: '2026112300001', type: 'responded', words: '马上到现场' }]);
  expect(world.forged()).toBe(0);

  const supervisor = await enter(stack.origin, 'supervisor');
  const { deliveries } = await supervisor.must(listDeliveries, { path });
  expect(deliveries).toMatchObject([{ type: 'responded', state: 'delivered', attempts: 1, lastStatus: 200 }]);
});
