// The chain end to end on the synthesized template, under the drill's policy: everybody late, everything marked once.

import { colours, policies } from '@huzhou/shared/complaints/policy';
import {
  approveComplaint,
  dispatchComplaint,
  getComplaint,
  listComplaints,
  reopenComplaint,
  resolveComplaint,
  respondToComplaint,
  returnComplaint,
  reworkComplaint,
  submitComplaint,
  withdrawComplaint,
} from '@huzhou/shared/complaints/routes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enter } from './support/cast.ts';
import { walkLate } from './support/late-walk.ts';
import { photo, upload } from './support/photo.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { until } from './support/waiting.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ policy: 'drill' });
});
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(stack?.data);
});

/** Those whom the policy's audiences mean for a case in 月河街道. */
const people = {
  handlers: ['周立行', '陆平安'],
  'team-lead': ['姚守正'],
  'duty-desk': ['章一鸣'],
  'district-supervisor': ['潘明鉴'],
  'city-supervisor': ['施惟清'],
  leader: ['臧克勤'],
  checker: [],
} as const;

const submission = async (citizen: Awaited<ReturnType<typeof enter>>, place: object) => ({
  body: {
    categoryCode: 'E0102',
    place: { address: '红旗路 12 号门口', ...place },
    photoIds: [await upload(citizen, photo('before'))],
  },
});

describe('a complaint that everybody is late for', () => {
  test('is dispatched in time, marked once at each mark, alarmed to whom the policy names, closed and rated', async () => {
    const walk = await walkLate(stack.origin, { event: () => undefined, message: () => undefined });

    expect(walk.dispatchedAfter).toBeLessThanOrEqual(policies.drill.withinSeconds.dispatch * 1000);
    expect(walk.final.state).toBe('rated');
    expect(walk.final.colour).toBe('red');

    const owed = policies.drill.marks.filter(({ leg }) => leg !== 'dispatch');
    expect(walk.marks.map(({ leg, colour }) => `${leg} ${colour}`).sort()).toEqual(
      owed.map(({ leg, colour }) => `${leg} ${colour}`).sort(),
    );
    for (const mark of walk.marks) {
      expect(mark.setAfter, `${mark.leg} ${mark.colour} came early`).toBeGreaterThan(0);
      expect(mark.setAfter, `${mark.leg} ${mark.colour} came late`).toBeLessThanOrEqual(2000);
      const policy = owed.find(({ leg, colour }) => leg === mark.leg && colour === mark.colour);
      const named = policy?.alarms.flatMap((audience) => people[audience]) ?? [];
      expect(mark.alarmed.map(({ name }) => name).sort(), `${mark.leg} ${mark.colour}`).toEqual([...named].sort());
    }
    expect(colours).toContain(walk.final.colour);
    // Told in order; what is among colleagues is left out.
    const told = walk.final.timeline.map(({ seq }) => seq);
    expect(told).toEqual([...new Set(told)].sort((one, other) => one - other));
    expect(walk.final.timeline.filter(({ photos }) => photos.length > 0).length).toBeGreaterThanOrEqual(2);
  });
});

describe('side moves', () => {
  test('what cannot be placed lies with the duty desk at once, is alarmed when late, and is dispatched by hand', async () => {
    const [citizen, dispatcher] = await Promise.all([
      enter(stack.origin, 'citizen'),
      enter(stack.origin, 'dispatcher'),
    ]);
    const { complaintId } = await citizen.must(
      submitComplaint,
      await submission(citizen, { address: '不知名小巷深处', areaCode: '330502' }),
    );
    const path = { complaintId };
    await until('it stands in the desk queue', async () => {
      const { complaints } = await dispatcher.must(listComplaints, { query: { view: 'queue' } });
      return complaints.find((row) => row.complaintId === complaintId && row.unitName?.includes('值班台'));
    });
    await until(
      'the dispatch mark',
      async () => {
        const { timeline } = await dispatcher.must(getComplaint, { path });
        return timeline.some(({ mark }) => mark?.leg === 'dispatch' && mark.colour === 'yellow');
      },
      10,
    );
    const dispatched = await dispatcher.must(dispatchComplaint, { path, body: { unitId: 'team-330502001' } });
    expect(dispatched.state).toBe('dispatched');
    expect(dispatched.unitName).toBe('月河街道综合执法中队');
    // A dispatch this late brings the next look forward: a new clock must wake for the response's marks.
    await until(
      'the blue mark of the response',
      async () => (await dispatcher.must(getComplaint, { path })).timeline.some(({ mark }) => mark?.leg === 'response'),
      14,
    );
  });

  test('return, dispatch again, rework, check by somebody else, reopen', async () => {
    const [citizen, handler, dispatcher] = await Promise.all([
      enter(stack.origin, 'citizen'),
      enter(stack.origin, 'handler'),
      enter(stack.origin, 'dispatcher'),
    ]);
    const { complaintId } = await citizen.must(submitComplaint, await submission(citizen, { areaCode: '330502001' }));
    const path = { complaintId };
    const inState = (state: string) =>
      until(state, async () => (await citizen.must(getComplaint, { path })).state === state, 10);
    await inState('dispatched');
    await handler.must(returnComplaint, { path, body: { words: '不在本街道辖区' } });
    await dispatcher.must(dispatchComplaint, { path, body: { unitId: 'team-330502001' } });
    await handler.must(respondToComplaint, { path, body: { words: '马上到现场' } });
    await handler.must(resolveComplaint, {
      path,
      body: { words: '清理完毕', photoIds: [await upload(handler, photo('after'))] },
    });
    await dispatcher.must(reworkComplaint, { path, body: { words: '墙角还有一堆' } });
    await handler.must(resolveComplaint, {
      path,
      body: { words: '墙角也清了', photoIds: [await upload(handler, photo('after'))] },
    });
    const own = await handler.try(approveComplaint, { path, body: {} });
    expect(own.status).toBe(403);
    expect((await dispatcher.must(approveComplaint, { path, body: {} })).state).toBe('closed');
    const reopened = await citizen.must(reopenComplaint, { path, body: { words: '第二天又堆上了' } });
    expect(reopened.opening).toBe(2);
    await inState('dispatched');
    const withdrawn = await citizen.must(withdrawComplaint, { path, body: { words: '已自行解决' } });
    expect(withdrawn.commands).toEqual([]);
    expect((await handler.try(respondToComplaint, { path, body: { words: '我来了' } })).status).toBe(409);
  });
});

describe('photos', () => {
  test('lose everything but the picture before anyone else can see them', async () => {
    const [citizen, handler] = await Promise.all([enter(stack.origin, 'citizen'), enter(stack.origin, 'handler')]);
    const original = photo('before').toString('latin1');
    expect(original).toContain('EXIF-CANARY');
    const { complaintId } = await citizen.must(submitComplaint, await submission(citizen, { areaCode: '330502001' }));
    const url = await until('the photo is ready', async () => {
      const { photos } = await handler.must(getComplaint, { path: { complaintId } });
      return photos[0]?.state === 'ready' && photos[0].url;
    });
    const seen = Buffer.from(await (await fetch(url)).arrayBuffer()).toString('latin1');
    expect(seen.length).toBeGreaterThan(1000);
    for (const trace of ['EXIF-CANARY', 'Exif', 'XMP-CANARY', 'COM-CANARY']) expect(seen).not.toContain(trace);
  });
});
