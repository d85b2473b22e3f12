// kill -9 of the whole stack while it works: nothing acknowledged is lost, nothing happens twice, marks are made up for.
import { randomUUID } from 'node:crypto';
import { policies } from '@huzhou/shared/complaints/policy';
import { getComplaint, respondToComplaint, submitComplaint } from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { afterAll, describe, expect, test } from 'vitest';
import { type Person, signIn } from './support/api.ts';
import { enter } from './support/cast.ts';
import { photo, upload } from './support/photo.ts';
import { newDataFolder, removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { newOpenid } from './support/stand-in.ts';
import { until } from './support/waiting.ts';

const data = newDataFolder();
let stack: Stack | undefined;
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(data);
});

/** Files complaints with known keys until the stack dies under it; remembers what was acknowledged. */
const fileUntilKilled = async (person: Person, photoId: string, attempts: readonly string[]) => {
  const acknowledged = new Map<string, string>();
  await Promise.all(
    attempts.map(async (key) => {
      const answer = await person.try(submitComplaint, { body: body(photoId) }, { key }).catch(() => undefined);
      if (answer?.status === 201) acknowledged.set(key, answer.body.complaintId);
    }),
  );
  return acknowledged;
};

const body = (photoId: string) => ({
  categoryCode: 'E0102',
  place: { address: '红旗路 12 号门口', areaCode: '330502001' },
  photoIds: [photoId],
});

/** Of the whole log, as staff see it: a reporter is not told what colleagues do among themselves. */
const everyOnce = async (origin: string, complaintId: string): Promise<void> => {
  const supervisor = await enter(origin, 'citySupervisor');
  const detail: ComplaintDetail = await supervisor.must(getComplaint, { path: { complaintId } });
  expect(detail.timeline.map(({ seq }) => seq)).toEqual(detail.timeline.map((_, index) => index + 1));
  expect(detail.timeline.filter(({ type }) => type === 'submitted')).toHaveLength(1);
  expect(detail.timeline.filter(({ type }) => type === 'dispatched')).toHaveLength(1);
  const marks = detail.timeline.flatMap(({ mark }) =>
    mark === undefined ? [] : [`${mark.leg ?? mark.reason} ${mark.colour}`],
  );
  expect(new Set(marks).size).toBe(marks.length);
};

describe('kill -9 of the whole stack', () => {
  test('in the middle of submissions: what was acknowledged is there, what is repeated happens once', async () => {
    stack = await startStack({ policy: 'drill', data });
    const openid = newOpenid();
    const citizen = await signIn(stack.origin, openid);
    const photoId = await upload(citizen, photo('before'));
    const keys = Array.from({ length: 16 }, () => randomUUID());
    const filing = fileUntilKilled(citizen, photoId, keys);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await stack.kill();
    const acknowledged = await filing;

    stack = await startStack({ policy: 'drill', data });
    const again = await signIn(stack.origin, openid);
    const ids = new Map<string, string>();
    for (const key of keys) {
      const repeated = await again.must(submitComplaint, { body: body(photoId) }, { key });
      ids.set(key, repeated.complaintId);
      if (acknowledged.has(key)) expect(repeated.complaintId).toBe(acknowledged.get(key));
    }
    expect(new Set(ids.values()).size).toBe(keys.length);
    for (const complaintId of ids.values()) {
      await until(
        `${complaintId} dispatched`,
        async () => (await again.must(getComplaint, { path: { complaintId } })).state === 'dispatched',
        10,
      );
      await everyOnce(stack.origin, complaintId);
    }
  });

  test('while clocks run: what fell due in between is marked within 10 seconds of ready, once', async () => {
    if (stack === undefined) throw new Error('the first proof did not leave a stack');
    const openid = newOpenid();
    const citizen = await signIn(stack.origin, openid);
    const { complaintId } = await citizen.must(submitComplaint, {
      body: body(await upload(citizen, photo('before'))),
    });
    const path = { complaintId };
    await until('dispatched', async () => (await citizen.must(getComplaint, { path })).state === 'dispatched', 10);
    await stack.kill();
    // Down until the response is overdue: both of its marks fell due while nobody was there.
    const overdue = policies.drill.withinSeconds.response + 1;
    await new Promise((resolve) => setTimeout(resolve, overdue * 1000));
    stack = await startStack({ policy: 'drill', data });
    const { readyAt } = stack;
    const { origin } = stack;
    const again = await signIn(origin, openid);
    const marked = await until(
      'both marks of the response',
      async () => {
        const detail = await again.must(getComplaint, { path });
        return detail.timeline.filter(({ mark }) => mark?.leg === 'response').length >= 2 && detail;
      },
      10,
      50,
    );
    const last = marked.timeline.findLast(({ mark }) => mark?.leg === 'response');
    expect(Date.parse(last?.at ?? '') - readyAt).toBeLessThanOrEqual(10_000);
    await everyOnce(origin, complaintId);
    // The clock goes on: the resolution's marks come by themselves, at their instants.
    const later = await until(
      'the blue mark of the resolution',
      async () => {
        const detail = await again.must(getComplaint, { path });
        return detail.timeline.find(({ mark }) => mark?.leg === 'resolution' && mark.colour === 'blue');
      },
      30,
      200,
    );
    const lateness = Date.parse(later.at) - Date.parse(later.mark?.instant ?? '');
    expect(lateness).toBeGreaterThan(0);
    const handler = await enter(origin, 'handler');
    await handler.must(respondToComplaint, { path, body: { words: '已到现场' } });
    await everyOnce(origin, complaintId);
  });
});
