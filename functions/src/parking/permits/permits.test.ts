import * as routes from '@huzhou/shared/parking/permit-routes';
import { beforeEach, describe, expect, it } from 'vitest';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { createPermitStand, officer, staffCaller } from '../testing/permit-stand.ts';

const { ask, clock, contest, decide, list, newKey, person, plate, register, remove, requestOf, requests, tables } =
  await createPermitStand();

beforeEach(() => {
  catchLog();
  clock.advanceSeconds(60);
});

describe('registering', () => {
  it('approves a plate of Huzhou at once and others by an officer', async () => {
    const driver = person();
    const [local, other] = [plate(), plate('沪A')];
    expect((await register(driver, `${local.slice(0, 2)}·${local.slice(2)}`)).body).toMatchObject({
      plate: local,
      state: 'approved',
    });
    clock.advanceSeconds(1);
    expect((await register(driver, other)).body).toMatchObject({ plate: other, state: 'applied' });
    expect((await list(driver)).permits).toMatchObject([{ plate: local }, { plate: other }]);
    expect(await requestOf(local)).toBeUndefined();
    expect(await requestOf(other)).toMatchObject({ kind: 'application' });
  });

  it('puts every plate before an officer where the policy says so', async () => {
    const reviewed = plate();
    expect((await register(person(), reviewed, { policy: 'reviewed' })).body).toMatchObject({ state: 'applied' });
    expect(await requestOf(reviewed)).toBeDefined();
  });

  it('refuses what is no plate, in words that help', async () => {
    const { status, body } = await register(person(), '浙E1234I');
    expect([status, body.errors[0].message]).toEqual([400, '车牌里没有字母 I 和 O，请看看是不是数字 1 和 0']);
  });

  it('gives a plate to one person at a time, and does not tell to whom', async () => {
    const [holder, other, own] = [person(), person(), plate()];
    await register(holder, own);
    const refused = await register(other, own);
    expect([refused.status, refused.body.title]).toEqual([409, '这个车牌已被别人登记。如果是您的车，可以提出申诉']);
    expect(JSON.stringify(refused.body)).not.toContain(holder.personId);
    expect((await register(holder, own)).body.title).toBe('您已经登记了这个车牌');
  });

  it('answers the same call the same, and the same key with another plate not at all', async () => {
    const [driver, own, key] = [person(), plate(), newKey()];
    const first = await register(driver, own, { key });
    expect(await register(driver, own, { key })).toEqual(first);
    expect((await register(driver, plate(), { key })).status).toBe(422);
    expect((await list(driver)).permits).toHaveLength(1);
  });

  it('lets five calls with one key at once register once', async () => {
    const [driver, own, key] = [person(), plate(), newKey()];
    const all = await Promise.all(Array.from({ length: 5 }, () => register(driver, own, { key })));
    expect(new Set(all.map(({ status, body }) => `${status} ${body.permitId}`)).size).toBe(1);
    expect(all[0]?.status).toBe(201);
  });
});

describe('races', () => {
  it('lets one of two persons have a plate', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other, own] = [person(), person(), plate()];
      const answers = await Promise.all([register(one, own), register(other, own)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const held = await Promise.all([one, other].map(async (who) => (await list(who)).permits.length));
      expect(held.sort()).toEqual([0, 1]);
    }
  });

  it('lets three of four plates in', async () => {
    const driver = person();
    const answers = await Promise.all([plate(), plate(), plate(), plate()].map((own) => register(driver, own)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.title).toBe('每人最多登记 3 个车牌，请先移除一个');
    expect((await list(driver)).permits).toHaveLength(3);
  });

  it('decides a contest once, whatever else happens to it at that moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [holder, claimant, own] = [person(), person(), plate()];
      const { permitId } = (await register(holder, own)).body;
      const { requestId } = (await contest(claimant, own)).body;
      await Promise.all([decide(requestId, true), decide(requestId, false, '证据不足'), remove(holder, permitId)]);
      const [held, won] = [(await list(holder)).permits, (await list(claimant)).permits];
      const holding = [...held, ...won].filter(({ state }: { state: string }) =>
        ['approved', 'contested'].includes(state),
      );
      expect(holding.length).toBeLessThanOrEqual(1);
      const rows = await tables.rows('parking');
      const holderRow = rows.find(({ pk }) => pk === `PLATE#${own}`);
      expect(holderRow?.permitId).toBe(holding[0]?.permitId);
      for (const who of [holder, claimant]) {
        const count = rows.find(({ pk, sk }) => pk === `DRIVER#${who.personId}` && sk === 'DRIVER')?.plates ?? 0;
        const theirs = who === holder ? held : won;
        expect(count).toBe(theirs.filter(({ state }: { state: string }) => state === 'approved').length);
      }
      expect(await requestOf(own)).toBeUndefined();
    }
  });
});

describe('removing', () => {
  it('frees the plate for others and for another time', async () => {
    const [driver, other, own] = [person(), person(), plate()];
    const { permitId } = (await register(driver, own)).body;
    const key = newKey();
    const removed = await remove(driver, permitId, key);
    expect([removed.status, removed.body.state]).toEqual([200, 'removed']);
    expect(await remove(driver, permitId, key)).toEqual(removed);
    expect((await remove(driver, permitId)).status).toBe(409);
    expect((await list(driver)).permits).toEqual([]);
    const theirs = (await register(other, own)).body.permitId;
    await remove(other, theirs);
    expect((await register(driver, own)).status).toBe(201);
  });

  it('is for the holder alone', async () => {
    const { permitId } = (await register(person(), plate())).body;
    expect((await remove(person(), permitId)).status).toBe(404);
  });

  it('takes what was to be decided off the list', async () => {
    const [driver, applied] = [person(), plate('苏A')];
    const { permitId } = (await register(driver, applied)).body;
    const request = await requestOf(applied);
    await remove(driver, permitId);
    expect(await requestOf(applied)).toBeUndefined();
    expect((await decide(String(request?.requestId), true)).status).toBe(409);
  });

  it('makes room for another one', async () => {
    const driver = person();
    const own = [plate(), plate(), plate()];
    const ids: string[] = [];
    for (const one of own) ids.push((await register(driver, one)).body.permitId);
    expect((await register(driver, plate())).status).toBe(409);
    await remove(driver, ids[0] ?? '');
    expect((await register(driver, plate())).status).toBe(201);
  });
});

describe('an application', () => {
  it('passes once', async () => {
    const [driver, applied] = [person(), plate('沪B')];
    await register(driver, applied);
    const requestId = String((await requestOf(applied))?.requestId);
    expect((await decide(requestId, true)).body).toEqual({ requestId, granted: true });
    expect((await list(driver)).permits).toMatchObject([{ plate: applied, state: 'approved' }]);
    expect((await decide(requestId, false, '再看')).status).toBe(409);
    expect(await requestOf(applied)).toBeUndefined();
  });

  it('is refused with a reason, which is shown until the plate is registered again', async () => {
    const [driver, applied] = [person(), plate('沪C')];
    await register(driver, applied);
    const requestId = String((await requestOf(applied))?.requestId);
    expect((await decide(requestId, false)).status).toBe(400);
    await decide(requestId, false, '行驶证照片不清楚');
    expect((await list(driver)).permits).toMatchObject([{ state: 'refused', reason: '行驶证照片不清楚' }]);
    await register(driver, applied);
    expect((await list(driver)).permits).toMatchObject([{ state: 'applied' }]);
  });

  it('is not decided by the one who applies, nor by anybody but an officer', async () => {
    const applied = plate('沪D');
    await register(officer, applied);
    const requestId = String((await requestOf(applied))?.requestId);
    expect((await decide(requestId, true)).status).toBe(403);
    for (const key of ['operator', 'admin', 'citydesk', 'handler'])
      expect((await decide(requestId, true, undefined, staffCaller(key))).status).toBe(403);
    expect((await decide('0000000000000000', true)).status).toBe(404);
  });
});

it('lists what is open page by page, the oldest first', async () => {
  const fresh = Array.from({ length: 25 }, () => plate('粤B'));
  for (const one of fresh) {
    clock.advanceSeconds(1);
    await register(person(), one);
  }
  const listed = (await requests()).map((request) => request.plate).filter((one) => one.startsWith('粤B'));
  expect(listed).toEqual(fresh);
  const broken = await ask(routes.listPermitRequests, { by: officer, with: { query: { cursor: 'bm90IG9uZQ' } } });
  expect(broken.status).toBe(400);
});

it('writes no plate into the log', async () => {
  const log = catchLog();
  const [holder, claimant, own] = [person(), person(), plate()];
  const { permitId } = (await register(holder, own)).body;
  await contest(claimant, own);
  await register(person(), own);
  await remove(holder, permitId);
  expect(log.events().length).toBeGreaterThan(3);
  expect(log.text()).not.toContain(own.slice(2));
});
