import { splitComplaint } from '@huzhou/shared/complaints/casework-routes';
import { getComplaint } from '@huzhou/shared/complaints/routes';
import type { Caller } from '@huzhou/shared/identity/caller';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createChain } from '../testing/chain.ts';
import { walk } from '../testing/ready.ts';
import { callerOf, createStand, newKey, photoId, type Stand } from '../testing/stand.ts';

let stand: Stand;
let chain: ReturnType<typeof createChain>;
beforeAll(async () => {
  stand = await createStand();
  chain = createChain(stand);
});
beforeEach(() => stand.wait(400));

const workerOf = (unitId: string): Caller => ({
  personId: `person-${unitId}`,
  staff: { staffId: `staff-${unitId}`, name: '工', grants: [{ role: 'handler', areaCode: '330502', unitId }] },
});
const units = ['team-330502-municipal', 'team-330502-greening'];
const parts = units.map((unitId) => ({ unitId, words: `请做你们的部分 ${unitId}` }));

const split = (complaintId: string, more: object = {}) =>
  stand.call(splitComplaint, {
    caller: callerOf('dispatch'),
    path: { complaintId },
    body: { parts, words: '一起办' },
    ...more,
  });

const dispatched = async (): Promise<string> => {
  const complaintId = await stand.file();
  await walk(stand, complaintId, ['dispatch', 'respond']);
  return complaintId;
};

const find = async (complaintId: string) => {
  const complaint = await stand.store.find(complaintId);
  if (complaint === undefined) throw new Error('no case');
  return complaint;
};

const finish = async (part: string, unitId: string, times: readonly ('respond' | 'resolve' | 'approve')[]) => {
  for (const step of times)
    await stand.give(step, part, {
      caller: step === 'approve' ? callerOf('dispatch') : workerOf(unitId),
      ...(step === 'resolve' ? { body: { words: '做好了', photoIds: [photoId(8)] } } : {}),
    });
};

describe('joint work', () => {
  it('gives each team a part with the case’s deadline, in the same write', async () => {
    const complaintId = await dispatched();
    const { status, body } = await split(complaintId);
    expect(status).toBe(200);
    expect(body.parts?.map(({ state, unitName }) => [state, unitName])).toEqual([
      ['dispatched', '吴兴区市政管护中队'],
      ['dispatched', '吴兴区园林绿化中队'],
    ]);
    const parent = await find(complaintId);
    for (const [index, { complaintId: part }] of (body.parts ?? []).entries()) {
      const found = await find(part);
      expect(found).toMatchObject({ parentId: complaintId, words: parts[index]?.words, version: 2, clock: 2 });
      expect(found.legs.resolution.dueAt).toBe(parent.legs.resolution.dueAt);
    }
  });

  it('is seen by staff from both sides, and by no citizen', async () => {
    const complaintId = await dispatched();
    const { body } = await split(complaintId);
    const part = body.parts?.[0]?.complaintId ?? '';
    const seenByTeam = await stand.call(getComplaint, {
      caller: workerOf(units[0] ?? ''),
      path: { complaintId: part },
    });
    expect(seenByTeam.body.parent).toMatchObject({ complaintId, unitName: '月河街道综合执法中队' });
    const mine = await stand.call(getComplaint, { caller: callerOf('citizen'), path: { complaintId } });
    expect(mine.body.parts).toBeUndefined();
    expect(mine.text).not.toContain(part);
    expect(mine.body.timeline?.map(({ type }) => type)).not.toContain('split');
    expect((await stand.call(getComplaint, { caller: callerOf('citizen'), path: { complaintId: part } })).status).toBe(
      404,
    );
  });

  it('closes last: not before each part is settled', async () => {
    const complaintId = await dispatched();
    const ids = (await split(complaintId)).body.parts?.map((part) => part.complaintId) ?? [];
    const [one = '', other = ''] = ids;
    await expect(stand.give('resolve', complaintId)).rejects.toThrow('还有 2 件会办的子案没有办结');
    await finish(one, units[0] ?? '', ['respond', 'resolve', 'approve']);
    await finish(other, units[1] ?? '', ['respond', 'resolve']);
    await expect(stand.give('resolve', complaintId)).rejects.toThrow('还有 1 件会办的子案没有办结');
    await finish(other, units[1] ?? '', ['approve']);
    await walk(stand, complaintId, ['resolve', 'approve']);
    expect((await find(complaintId)).state).toBe('closed');
  });

  it('ends with a case that is withdrawn, but for what waits for its check', async () => {
    const complaintId = await dispatched();
    const ids = (await split(complaintId)).body.parts?.map((part) => part.complaintId) ?? [];
    const [one = '', other = ''] = ids;
    await finish(other, units[1] ?? '', ['respond', 'resolve']);
    chain.sent.dispatches.length = 0;
    await chain.relay(await chain.changeBy(complaintId, () => stand.give('withdraw', complaintId)));
    expect(chain.sent.dispatches).toEqual(
      ids.map((part) => ({ complaintId: part, errand: 'end-part', parent: complaintId })),
    );
    for (const errand of [...chain.sent.dispatches, ...chain.sent.dispatches]) await chain.dispatch(errand);
    expect((await find(one)).state).toBe('withdrawn');
    expect((await find(other)).state).toBe('resolved');
  });

  it('of ten parts is one write', async () => {
    const complaintId = await dispatched();
    const towns = ['001', '002', '003', '004', '005', '006', '007', '008'].map((town) => `team-330502${town}`);
    const known = await Promise.all([...towns, ...units].map((unitId) => stand.directory.findUnit(unitId)));
    const ten = known.flatMap((unit) => (unit === undefined ? [] : [{ unitId: unit.unitId, words: '各办各的' }]));
    expect(ten).toHaveLength(10);
    const { status, body } = await split(complaintId, { body: { parts: ten, words: '大会战' } });
    expect([status, body.parts?.length]).toEqual([200, 10]);
  });
});

describe('a split is refused', () => {
  it('to a desk, an unknown unit, another district’s team, or the same team twice: at its field', async () => {
    const complaintId = await dispatched();
    const wanted = ['desk-330502', 'team-none', 'team-330523001', units[0], units[0]];
    const { status, body } = await split(complaintId, {
      body: { parts: wanted.map((unitId) => ({ unitId, words: '一部分' })), words: '一起办' },
    });
    expect(status).toBe(400);
    expect(body.errors?.map(({ field }) => field)).toEqual([0, 1, 2, 4].map((index) => `parts.${index}.unitId`));
    expect((await find(complaintId)).parts).toEqual([]);
  });

  it('of a part, and a second time', async () => {
    const complaintId = await dispatched();
    const { body } = await split(complaintId);
    expect((await split(complaintId)).status).toBe(409);
    expect((await split(body.parts?.[0]?.complaintId ?? '')).status).toBe(409);
  });
});

describe('at once', () => {
  it('five times with one key: one split, the same answer', async () => {
    const complaintId = await dispatched();
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 5 }, () => split(complaintId, { key })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const rows = await stand.tables.rows('complaints');
    expect(rows.filter(({ sk, parentId }) => sk === 'COMPLAINT' && parentId === complaintId)).toHaveLength(2);
  });

  it('two desks: one splits, the other is told, and no part is left over', async () => {
    for (let round = 0; round < 3; round += 1) {
      stand.wait(400);
      const complaintId = await dispatched();
      const both = [split(complaintId), split(complaintId, { caller: callerOf('citydesk') })];
      expect((await Promise.all(both)).map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const rows = await stand.tables.rows('complaints');
      expect(rows.filter(({ sk, parentId }) => sk === 'COMPLAINT' && parentId === complaintId)).toHaveLength(2);
    }
  });

  it('a split and the report that all is done: never done with parts open', async () => {
    for (let round = 0; round < 3; round += 1) {
      stand.wait(400);
      const complaintId = await dispatched();
      const resolve = stand.give('resolve', complaintId).then(
        () => 200,
        () => 409,
      );
      const [{ status }, resolved] = await Promise.all([split(complaintId), resolve]);
      expect([status, resolved].toSorted()).toEqual([200, 409]);
      const { state, parts: ids } = await find(complaintId);
      expect([state, ids.length]).toEqual(status === 200 ? ['responded', 2] : ['resolved', 0]);
    }
  });
});
