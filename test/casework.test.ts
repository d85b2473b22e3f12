// Case work end to end on the synthesized template: every way that a case can go besides the chain, as its people walk it.
import {
  answerSupervision,
  extendComplaint,
  finishStep,
  informReporter,
  makeKeyCase,
  mergeComplaint,
  noteOnComplaint,
  requestExtension,
  requestSuspension,
  resumeComplaint,
  setPlan,
  splitComplaint,
  strikeOff,
  superviseComplaint,
  suspendComplaint,
  transferComplaint,
} from '@huzhou/shared/complaints/casework-routes';
import {
  createExport,
  getExport,
  readLedger,
  searchComplaints,
  submitOnBehalf,
} from '@huzhou/shared/complaints/desk-routes';
import {
  approveComplaint,
  followComplaint,
  getComplaint,
  listComplaints,
  listNearby,
  rateComplaint,
  reopenComplaint,
  resolveComplaint,
  respondToComplaint,
  submitComplaint,
} from '@huzhou/shared/complaints/routes';
import { getBoard } from '@huzhou/shared/insights/board-routes';
import { getFigures, listFigureCases } from '@huzhou/shared/insights/routes';
import { plusSeconds } from '@huzhou/shared/kernel/time';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type Person } from './support/api.ts';
import { cast, enter, type Part } from './support/cast.ts';
import { photo, upload } from './support/photo.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { until } from './support/waiting.ts';

let stack: Stack;
const people = {} as Record<Part, Person>;
beforeAll(async () => {
  stack = await startStack({ policy: '303024' });
  for (const part of Object.keys(cast) as Part[]) people[part] = await enter(stack.origin, part, 2);
});
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(stack?.data);
});

const spot = { longitude: 120.0863, latitude: 30.8943 };
let doors = 0;

/** A case of 月河街道 that its team has. Each at a place of its own, unless it is to lie near another. */
const dispatched = async (
  by: Person = people.citizen,
  point = { ...spot, latitude: spot.latitude - 0.002 * ++doors },
) => {
  const { complaintId } = await by.must(submitComplaint, {
    body: {
      categoryCode: 'E0102',
      place: { address: `红旗路 ${doors} 号门口`, areaCode: '330502001', point },
      words: `第 ${doors} 处垃圾成堆`,
      photoIds: [await upload(by, photo('before'))],
    },
  });
  await until(
    'dispatched',
    async () => (await by.must(getComplaint, { path: { complaintId } })).state === 'dispatched',
  );
  return { complaintId };
};
const responded = async (by?: Person, point?: typeof spot) => {
  const path = await dispatched(by, point);
  await people.handler.must(respondToComplaint, { path, body: { words: '马上安排人到现场' } });
  return path;
};
const resolve = async (path: { complaintId: string }, by = people.handler) =>
  by.must(resolveComplaint, { path, body: { words: '清理完毕', photoIds: [await upload(by, photo('after'))] } });
const see = (who: Person, path: { complaintId: string }) => who.must(getComplaint, { path });

describe('more time', () => {
  test('an extension is asked for, granted by somebody else, and moves the deadline that the citizen sees', async () => {
    const path = await responded();
    const before = await see(people.handler, path);
    const due = before.promises.find(({ leg }) => leg === 'resolution')?.dueAt ?? '';
    const untilThen = plusSeconds(due, 86_400);
    await people.handler.must(requestExtension, { path, body: { until: untilThen, words: '要等配件' } });
    const inbox = await people.supervisor.must(listComplaints, { query: { view: 'requests' } });
    expect(inbox.complaints.map(({ complaintId }) => complaintId)).toContain(path.complaintId);
    expect((await people.handler.try(extendComplaint, { path, body: {} })).status).toBe(403);
    await people.supervisor.must(extendComplaint, { path, body: { words: '同意' } });
    const seen = await see(people.citizen, path);
    expect(seen.promises.find(({ leg }) => leg === 'resolution')?.dueAt).toBe(untilThen);
    expect(seen.timeline.map(({ type }) => type)).toContain('extended');
    expect(seen.timeline.map(({ type }) => type)).not.toContain('extension-requested');
    const tooFar = { until: plusSeconds(due, 30 * 86_400), words: '再等等' };
    expect((await people.handler.try(requestExtension, { path, body: tooFar })).status).toBe(409);
  });

  test('a suspended clock stands still until it is resumed', async () => {
    const path = await responded();
    const due = (await see(people.handler, path)).promises.find(({ leg }) => leg === 'resolution')?.dueAt ?? '';
    const body = { until: plusSeconds(new Date().toISOString(), 5 * 86_400), words: '等产权单位施工' };
    await people.handler.must(requestSuspension, { path, body });
    await people.supervisor.must(suspendComplaint, { path, body: {} });
    expect((await see(people.citizen, path)).state).toBe('suspended');
    const resumed = await people.supervisor.must(resumeComplaint, { path, body: { words: '施工提前了' } });
    const leg = resumed.promises.find((promise) => promise.leg === 'resolution');
    expect(leg?.pausedMilliseconds).toBeGreaterThan(0);
    expect(Date.parse(leg?.dueAt ?? '') - Date.parse(due)).toBe(leg?.pausedMilliseconds);
  });
});

describe('several at one thing', () => {
  test('joint work: the parent cannot be reported done before its parts are closed', async () => {
    const path = await responded();
    const body = {
      words: '环卫清运，市政修路',
      parts: [
        { unitId: 'team-330502001', words: '清运' },
        { unitId: 'team-330502-municipal', words: '修补路面' },
      ],
    };
    const split = await people.dispatcher.must(splitComplaint, { path, body });
    expect(split.parts).toHaveLength(2);
    expect(
      (
        await people.handler.try(resolveComplaint, {
          path,
          body: { words: '好了', photoIds: [await upload(people.handler, photo('after'))] },
        })
      ).status,
    ).toBe(409);
    const ours = split.parts?.[0]?.complaintId ?? '';
    const part = { complaintId: ours };
    await people.handler.must(respondToComplaint, { path: part, body: { words: '去清运' } });
    await resolve(part);
    await people.dispatcher.must(approveComplaint, { path: part, body: {} });
    const parent = await see(people.dispatcher, path);
    expect(parent.parts?.find(({ complaintId }) => complaintId === ours)?.state).toBe('closed');
    expect((await see(people.citizen, path)).timeline.map(({ type }) => type)).not.toContain('split');
  });

  test('a merged case keeps its own reporter informed and closes with its main', async () => {
    const point = { longitude: spot.longitude, latitude: spot.latitude + 0.01 };
    const main = await responded(people.citizen, point);
    const child = await dispatched(people.neighbour, point);
    await people.dispatcher.must(mergeComplaint, { path: child, body: { into: main.complaintId } });
    const merged = await see(people.neighbour, child);
    expect(merged.state).toBe('merged');
    expect(merged.main?.complaintId).toBe(main.complaintId);
    expect(JSON.stringify(merged.main)).not.toContain('成堆');
    await resolve(main);
    await people.dispatcher.must(approveComplaint, { path: main, body: {} });
    await until('the merged case closes', async () => (await see(people.neighbour, child)).state === 'closed');
    const rated = await people.neighbour.must(rateComplaint, { path: child, body: { score: 5 } });
    expect(rated.state).toBe('rated');
  });

  test('what is near is offered, and whoever follows sees the progress and nothing of the reporter', async () => {
    const point = { longitude: spot.longitude, latitude: spot.latitude + 0.02 };
    const path = await dispatched(people.citizen, point);
    const query = { categoryCode: 'E0102', longitude: String(point.longitude), latitude: String(point.latitude) };
    const near = await until('it is offered', async () => {
      const { cases } = await people.neighbour.must(listNearby, { query });
      return cases.find(({ complaintId }) => complaintId === path.complaintId);
    });
    expect(near.distanceMeters).toBeLessThan(20);
    expect((await people.neighbour.try(getComplaint, { path })).status).toBe(404);
    await people.neighbour.must(followComplaint, { path, body: {} });
    const seen = await see(people.neighbour, path);
    expect(seen).toMatchObject({ following: true, isMine: false, words: '' });
    expect(JSON.stringify(seen)).not.toContain('成堆');
    const { complaints } = await people.neighbour.must(listComplaints, { query: { view: 'followed' } });
    expect(complaints.map(({ complaintId }) => complaintId)).toContain(path.complaintId);
  });
});

describe('supervision and key cases', () => {
  test('a supervision must be answered before the work is reported done', async () => {
    const path = await responded();
    const body = { words: '为什么还没有到现场', withinHours: 2 as const };
    await people.supervisor.must(superviseComplaint, { path, body });
    const refused = await people.handler.try(resolveComplaint, {
      path,
      body: { words: '好了', photoIds: [await upload(people.handler, photo('after'))] },
    });
    expect(refused.body.title).toContain('督办');
    await people.handler.must(answerSupervision, { path, body: { supervisionId: 1, words: '车坏了，已换车' } });
    await resolve(path);
    expect(JSON.stringify(await see(people.citizen, path))).not.toContain('车坏了');
  });

  test('a key case gets a leader by rule, a plan, and leaves the ledger with evidence only', async () => {
    const path = await responded();
    await people.supervisor.must(makeKeyCase, { path, body: { words: '市长热线关注' } });
    await until('a leader is assigned', async () => (await see(people.leader, path)).key?.leader?.name === '臧克勤');
    const mine = await people.leader.must(readLedger, { query: { only: 'mine' } });
    expect(mine.rows.map(({ complaintId }) => complaintId)).toContain(path.complaintId);
    const plan = { summary: '分两步清理，装摄像头', steps: [{ title: '清理现场', dueOn: '2030-01-01' }] };
    await people.leader.must(setPlan, { path, body: plan });
    await resolve(path);
    await people.dispatcher.must(approveComplaint, { path, body: {} });
    const evidence = async () => ({ words: '复核无反弹', photoIds: [await upload(people.supervisor, photo('after'))] });
    expect((await people.supervisor.try(strikeOff, { path, body: await evidence() })).body.title).toContain('步骤');
    await people.leader.must(finishStep, { path, body: { step: 0, words: '清完了' } });
    const red = async () => {
      const { rows } = await people.supervisor.must(readLedger, { query: { colour: 'red' } });
      return rows.some(({ complaintId }) => complaintId === path.complaintId);
    };
    expect(await red()).toBe(true);
    await people.supervisor.must(strikeOff, { path, body: await evidence() });
    await until('it leaves the ledger', async () => !(await red()));
  });

  test('unsatisfied reopens, in yellow, and the reason reaches whoever checked', async () => {
    const path = await responded();
    await resolve(path);
    await people.dispatcher.must(approveComplaint, { path, body: {} });
    expect((await people.citizen.try(rateComplaint, { path, body: { score: 1 } })).status).toBe(400);
    const reopened = await people.citizen.must(rateComplaint, { path, body: { score: 1, words: '只清了一半' } });
    expect(reopened).toMatchObject({ opening: 2, state: 'submitted', colour: 'yellow' });
    await until('dispatched again', async () => (await see(people.citizen, path)).state === 'dispatched');
  });

  test('the third of the same trouble in a month is a repeat: red, with a leader', async () => {
    const point = { longitude: spot.longitude + 0.01, latitude: spot.latitude };
    for (const by of [people.citizen, people.neighbour]) await dispatched(by, point);
    const third = await dispatched(people.citizen, point);
    const seen = await until('it is known as a repeat', async () => {
      const detail = await see(people.supervisor, third);
      return detail.repeats !== undefined && detail;
    });
    expect(seen.colour).toBe('red');
    expect(seen.repeats).toHaveLength(2);
  });
});

describe('the desk', () => {
  test('enters a case for somebody on the telephone, and speaks for them afterwards', async () => {
    const body = {
      categoryCode: 'C0102',
      place: { address: '青年路路口', areaCode: '330502001' },
      words: '路灯三天不亮',
      phone: '13700001111',
    };
    const filed = await people.dispatcher.must(submitOnBehalf, { body });
    expect(filed.source).toBe('hotline');
    expect(JSON.stringify(filed)).not.toContain('13700001111');
    const path = { complaintId: filed.complaintId };
    await until('dispatched', async () => (await see(people.dispatcher, path)).state === 'dispatched');
    const transferred = await people.dispatcher.must(transferComplaint, {
      path,
      body: { body: '国网湖州供电公司', words: '属供电设施，已电话对接' },
    });
    expect(transferred).toMatchObject({ state: 'transferred', transferredTo: '国网湖州供电公司' });
    const again = await people.dispatcher.must(reopenComplaint, { path, body: { words: '供电说不归他们' } });
    expect(again.opening).toBe(2);
  });

  test('finds by number, words and team, and exports what it found', async () => {
    const path = await responded();
    await people.handler.must(informReporter, { path, body: { words: '清运车下午到' } });
    await people.handler.must(noteOnComplaint, { path, body: { words: '房东在外地' } });
    expect(JSON.stringify(await see(people.citizen, path))).not.toContain('房东');
    const found = async (query: object) =>
      (await people.supervisor.must(searchComplaints, { query })).complaints.map(({ complaintId }) => complaintId);
    expect(await found({ number: path.complaintId })).toEqual([path.complaintId]);
    expect(await found({ words: `第 ${doors} 处` })).toContain(path.complaintId);
    expect(await found({ unitId: 'team-330502001', state: 'responded' })).toContain(path.complaintId);
    const abroad = await people.otherDistrict.must(searchComplaints, { query: { number: path.complaintId } });
    expect(abroad.complaints).toEqual([]);
    for (const format of ['csv', 'xlsx'] as const) {
      const { exportId } = await people.supervisor.must(createExport, { body: { filter: {}, format } });
      const ready = await until(
        `the ${format} is ready`,
        async () => {
          const job = await people.supervisor.must(getExport, { path: { exportId } });
          if (job.state === 'failed') throw new Error('the export failed');
          return job.state === 'ready' && job;
        },
        30,
      );
      expect(ready.rows).toBeGreaterThan(5);
      const file = Buffer.from(await (await fetch(ready.url ?? '')).arrayBuffer());
      expect(file.subarray(0, 3).toString('hex')).toBe(format === 'csv' ? 'efbbbf' : '504b03');
      if (format === 'csv') expect(file.toString()).toContain(path.complaintId);
    }
    expect((await people.otherDistrict.try(getExport, { path: { exportId: '0000000000000000' } })).status).toBe(404);
  });
});

describe('figures', () => {
  test('the public board counts what happened above, and staff get from a figure to its cases', async () => {
    const board = await until(
      'the board has counted',
      async () => {
        const { body } = await call(stack.origin, getBoard, { query: {} });
        return body.beside.cases >= 10 && body.beside.reopened.part > 0 && body;
      },
      90,
      1000,
    );
    const dispatch = board.promises.find(({ promise }) => promise === 'dispatch');
    expect(dispatch?.met).toBeGreaterThanOrEqual(10);
    expect(board.beside).toMatchObject({ merged: expect.any(Number), transferred: 1 });
    const today = board.period.to;
    const range = { from: today, to: today };
    const figures = await people.supervisor.must(getFigures, { query: { dimension: 'team', ...range } });
    const team = figures.rows.find(({ value }) => value === 'team-330502001');
    expect(team?.beside.cases).toBeGreaterThanOrEqual(8);
    const { cases } = await people.supervisor.must(listFigureCases, {
      query: { figure: 'reopened', dimension: 'team', value: 'team-330502001', ...range },
    });
    expect(cases.length).toBe(team?.beside.reopened.part);
    expect((await people.citizen.try(getFigures, { query: { dimension: 'city', ...range } })).status).toBe(403);
  });
});
