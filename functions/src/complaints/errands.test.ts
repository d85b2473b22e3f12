import { mergeComplaint } from '@huzhou/shared/complaints/casework-routes';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { sampleCase } from '@huzhou/shared/complaints/sample-case';
import type { RoleGrant } from '@huzhou/shared/directory/role';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { catchLog } from '../platform/testing/memory-log.ts';
import { leaderFor } from './assign-leader.ts';
import { Errand } from './chain-messages.ts';
import { createRunErrand } from './run-errand.ts';
import { createChain } from './testing/chain.ts';
import { readyFor, walk } from './testing/ready.ts';
import { callerOf, createStand, type Stand, sampleDirectory } from './testing/stand.ts';

let stand: Stand;
let chain: ReturnType<typeof createChain>;
beforeAll(async () => {
  stand = await createStand();
  chain = createChain(stand);
});
beforeEach(() => stand.wait(400));

const eventsOf = async (complaintId: string, type: string) =>
  (await stand.store.read(complaintId))?.events.filter((event) => event.type === type) ?? [];

describe('the dispatch queue’s messages', () => {
  it('of before still say what they said', () => {
    expect(z.parse(Errand, { complaintId: 'HZ20261123-0123456789', opening: 2 })).toEqual({
      complaintId: 'HZ20261123-0123456789',
      opening: 2,
    });
  });

  it.each([
    { errand: 'dispatch', opening: 1 },
    { errand: 'assign-leader' },
    { errand: 'close-merged', main: 'HZ20261123-9999999999', mainEnded: 'closed' },
    { errand: 'end-part', parent: 'HZ20261123-9999999999' },
  ])('$errand comes out as it went in', (errand) => {
    const message = { complaintId: 'HZ20261123-0123456789', ...errand };
    expect(z.parse(Errand, JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  it('are refused when they say nothing that we know', () => {
    for (const message of [{ complaintId: 'HZ20261123-0123456789' }, { opening: 1 }, { errand: 'tidy-up' }])
      expect(z.safeParse(Errand, message).success).toBe(false);
  });
});

describe('the leader of a key case', () => {
  const leader = (staffId: string, areaCode: string, role: RoleGrant['role'] = 'leader') => ({
    staffId,
    name: staffId,
    personId: `person-of-${staffId}`,
    grants: [{ role, areaCode }],
  });
  const caseNo = (index: number, more: Partial<Complaint> = {}): Complaint => ({
    ...sampleCase({ complaintId: `HZ20261123-${String(index).padStart(10, '0')}` }),
    ...more,
  });
  const city = leader('city', '330500');
  const district = leader('district', '330502');
  const town = leader('town', '330502001');

  it('is of the smallest area around the case that has one', () => {
    const others = [leader('anji', '330523'), leader('supervisor', '330502001', 'supervisor')];
    expect(leaderFor(caseNo(1), [...others, city, district, town])?.staffId).toBe('town');
    expect(leaderFor(caseNo(1), [...others, city, district])?.staffId).toBe('district');
    expect(leaderFor(caseNo(1), [...others, city])?.staffId).toBe('city');
    expect(leaderFor(caseNo(1), others)).toBeUndefined();
    const { townCode: _, ...nowhereNear } = caseNo(1);
    expect(leaderFor(nowhereNear, [town, district])?.staffId).toBe('district');
  });

  it('is nobody who handled it, and not its reporter', () => {
    expect(leaderFor(caseNo(1, { handledBy: ['town'] }), [town, district])?.staffId).toBe('district');
    expect(leaderFor(caseNo(1, { reporterId: 'person-of-town' }), [town, district])?.staffId).toBe('district');
  });

  it('is one of several, evenly, and the same whoever is asked when and whoever else comes or goes', () => {
    const several = ['a', 'b', 'c', 'd'].map((name) => leader(name, '330502'));
    const counts = new Map<string, number>();
    for (let index = 0; index < 4_000; index += 1) {
      const chosen = leaderFor(caseNo(index), several)?.staffId ?? '';
      counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
      expect(leaderFor(caseNo(index), several.toReversed())?.staffId).toBe(chosen);
      const without = several.filter(({ staffId }) => staffId !== (chosen === 'a' ? 'b' : 'a'));
      expect(leaderFor(caseNo(index), without)?.staffId).toBe(chosen);
    }
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('is given once, however often and at whatever same time it is asked for', async () => {
    const complaintId = await readyFor(stand, 'make-key');
    const [errand] = await (async () => {
      chain.sent.dispatches.length = 0;
      await chain.relay(await chain.changeBy(complaintId, () => stand.give('make-key', complaintId)));
      return chain.sent.dispatches;
    })();
    expect(errand).toEqual({ complaintId, errand: 'assign-leader' });
    if (errand === undefined) throw new Error('none');
    // It is asked for once: should that be lost, the sweeper asks again.
    chain.sent.dispatches.length = 0;
    await chain.relay(await chain.changeBy(complaintId, () => stand.give('note', complaintId)));
    expect(chain.sent.dispatches).toEqual([]);
    await Promise.all(Array.from({ length: 5 }, () => chain.dispatch(errand)));
    await chain.dispatch(errand);
    expect(await eventsOf(complaintId, 'leader-assigned')).toHaveLength(1);
    expect((await chain.find(complaintId)).key?.leader).toEqual({ staffId: 'staff-leader', name: '臧克勤' });
    // A later write does not ask again.
    chain.sent.dispatches.length = 0;
    await chain.relay(await chain.changeBy(complaintId, () => stand.give('respond', complaintId)));
    expect(chain.sent.dispatches).toEqual([]);
  });

  it('is missed aloud where the directory has none, and the case waits', async () => {
    const complaintId = await readyFor(stand, 'make-key');
    await stand.give('make-key', complaintId);
    const logged = catchLog();
    const directory = { ...sampleDirectory, staffAround: async () => [] };
    const run = createRunErrand({ ...stand, directory, findEarlier: async () => [] });
    await run({ complaintId, errand: 'assign-leader' });
    expect(logged.events()).toMatchObject([{ event: 'dispatch.no-leader', level: 'error', complaintId }]);
    expect((await chain.find(complaintId)).key?.leader).toBeUndefined();
  });
});

describe('an errand that has nothing to do', () => {
  it('changes nothing', async () => {
    const complaintId = await readyFor(stand, 'rate');
    const before = await chain.find(complaintId);
    const other = 'HZ20261123-9999999999';
    for (const errand of [
      { complaintId, errand: 'assign-leader' },
      { complaintId, errand: 'close-merged', main: other, mainEnded: 'closed' },
      { complaintId, errand: 'end-part', parent: other },
      { complaintId: other, errand: 'close-merged', main: complaintId, mainEnded: 'closed' },
    ] as const)
      await chain.dispatch(errand);
    expect(await chain.find(complaintId)).toEqual(before);
  });

  it('nor does a main’s end end what has been merged elsewhere since', async () => {
    const complaintId = await stand.file();
    const [first, second] = [await stand.file(), await stand.file()];
    const merge = { caller: callerOf('dispatch'), path: { complaintId }, body: { into: first } };
    expect((await stand.call(mergeComplaint, merge)).status).toBe(200);
    await chain.dispatch({ complaintId, errand: 'close-merged', main: second, mainEnded: 'closed' });
    expect((await chain.find(complaintId)).state).toBe('merged');
  });
});

describe('repeats', () => {
  const here = { longitude: 120.1, latitude: 30.8703 };
  const place = (east: number, areaCode = '330502001') => ({
    address: `红旗路 ${east} 米处`,
    areaCode,
    point: { ...here, longitude: here.longitude + east / 95_600 },
  });
  const dispatched = async (more: Record<string, unknown>, by = 'citizen', run = chain.dispatch) => {
    stand.wait(200);
    const complaintId = await stand.file(more, callerOf(by));
    await run({ complaintId, opening: 1 });
    return complaintId;
  };

  it('the third of a kind within 100 m is a key case with a red mark, and names the others', async () => {
    const kind = { categoryCode: 'E0101' };
    const first = await dispatched({ ...kind, place: place(0) });
    const second = await dispatched({ ...kind, place: place(60) }, 'neighbour');
    await dispatched({ ...kind, place: place(400) }, 'handler');
    await dispatched({ place: place(10) }, 'handler2');
    const third = await dispatched({ ...kind, place: place(90) }, 'lead');
    expect((await chain.find(second)).repeats).toBeUndefined();
    expect(await chain.find(third)).toMatchObject({
      state: 'dispatched',
      repeats: [second, first],
      key: { reason: 'repeated' },
      marks: [{ reason: 'repeated', colour: 'red' }],
    });
  });

  it('is found across the border of two cells', async () => {
    const kind = { categoryCode: 'E0106' };
    // A column of cells ends at this longitude: multiples of 360/2^15 degrees.
    const border = Math.round(120.1 / (360 / 2 ** 15)) * (360 / 2 ** 15);
    const at = (east: number) => ({ ...place(0), point: { ...here, longitude: border + east / 95_600 } });
    await dispatched({ ...kind, place: at(-30) });
    await dispatched({ ...kind, place: at(-20) }, 'neighbour');
    const third = await dispatched({ ...kind, place: at(30) }, 'lead');
    expect((await chain.find(third)).repeats).toHaveLength(2);
  });

  it('the third of one person at one place by its words, also where a desk has to dispatch it', async () => {
    const more = { categoryCode: 'E0107', place: { address: '吴兴区某处路边' } };
    const first = await dispatched(more);
    const second = await dispatched(more);
    const third = await dispatched(more);
    expect(await chain.find(third)).toMatchObject({
      state: 'submitted',
      unit: { kind: 'desk' },
      repeats: [second, first],
    });
    expect((await chain.find(second)).repeats).toBeUndefined();
  });

  it('three at once count once', async () => {
    const more = { categoryCode: 'E0108', place: place(0) };
    const ids = await Promise.all(['citizen', 'neighbour', 'lead'].map((by) => stand.file(more, callerOf(by))));
    await Promise.all(ids.map((complaintId) => chain.dispatch({ complaintId, opening: 1 })));
    const found = await Promise.all(ids.map((complaintId) => chain.find(complaintId)));
    expect(found.filter(({ repeats }) => repeats !== undefined)).toHaveLength(1);
  });

  it('are no reason to let a case wait when they cannot be looked up', async () => {
    const logged = catchLog();
    const findEarlier = async () => Promise.reject(new Error('throttled'));
    const run = createRunErrand({ ...stand, directory: sampleDirectory, findEarlier });
    const complaintId = await dispatched({}, 'citizen', run);
    expect((await chain.find(complaintId)).state).toBe('dispatched');
    expect(logged.events().map(({ event }) => event)).toContain('dispatch.repeats-unknown');
  });
});

it('a case that was withdrawn before its errand came is left alone', async () => {
  const complaintId = await stand.file();
  await walk(stand, complaintId, ['withdraw']);
  await chain.dispatch({ complaintId, opening: 1 });
  expect((await chain.find(complaintId)).state).toBe('withdrawn');
});
