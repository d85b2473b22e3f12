import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Complaint, newComplaintId } from '@huzhou/shared/complaints/complaint';
import { createExport, getExport, listExports } from '@huzhou/shared/complaints/desk-routes';
import { inState, sampleCase } from '@huzhou/shared/complaints/sample-case';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { describe, expect, it } from 'vitest';
import { createDeskStand, type DeskStand } from '../desk/testing/desk-stand.ts';
import { putCases } from '../testing/put-cases.ts';
import { callerOf, newKey, startsAt } from '../testing/stand.ts';
import { concealNumbers } from './case-columns.ts';
import { createExportJobs } from './job-repository.ts';
import { createMakeExport, type MakeExportDeps, mostDeliveries } from './make-export.ts';

const superv = callerOf('superv');
const now = plusSeconds(startsAt, 4 * secondsIn.hour);
const daysAgo = (days: number, more = 0): Instant => plusSeconds(now, -days * secondsIn.day + more);

const caseAt = (submittedAt: Instant, more: Partial<Complaint> = {}): Complaint => ({
  ...sampleCase(),
  complaintId: newComplaintId(submittedAt, randomBytes),
  submittedAt,
  ...more,
});

/** The worker behind a stand; the files that it made lie in memory. */
const workerOf = (stand: DeskStand, more: Partial<MakeExportDeps> = {}) => {
  const files = new Map<string, string>();
  const deps: MakeExportDeps = {
    jobs: createExportJobs(stand.own.documents, stand.own.names.casework),
    caseDays: stand.desk.caseDays,
    files: { put: async (job, path) => void files.set(job.exportId, await readFile(path, 'utf8')) },
    clock: stand.desk.clock,
    startTimer: () => () => false,
    ...more,
  };
  return { files, jobs: deps.jobs, make: createMakeExport(deps) };
};

const standWith = async (cases: readonly Complaint[]) => {
  const stand = await createDeskStand();
  stand.time.now = now;
  await putCases(stand.tables, cases);
  return stand;
};

const order = async (stand: DeskStand, filter: Record<string, string> = {}, caller = superv, format = 'csv') => {
  const { status, body, text } = await stand.ask(createExport, caller, { body: { filter, format } });
  if (status !== 202) throw new Error(text);
  return body;
};

const look = async (stand: DeskStand, exportId: string, caller = superv) =>
  (await stand.ask(getExport, caller, { path: { exportId } })).body;

const request = (exportId: string, staffId = 'staff-superv') => ({ staffId, exportId });
const first = { receiveCount: 1 };

describe('an export', () => {
  it('is asked for, made, and read where it says', async () => {
    const cases = [
      caseAt(daysAgo(2), { words: '=cmd|calc', address: '红旗路 "1" 号' }),
      { ...inState('rated'), ...caseAt(daysAgo(1), { words: '电话 13812341234' }), state: 'rated' as const },
      caseAt(daysAgo(1, 60), { districtCode: '330523', townCode: '330523001' }),
    ];
    const stand = await standWith(cases);
    const asked = await order(stand, { from: '2026-11-20' });
    expect(asked).toMatchObject({ state: 'waiting', days: 4, daysDone: 0, rows: 0, requestedAt: now });
    expect(stand.asked).toEqual([request(asked.exportId)]);

    const { make, files } = workerOf(stand);
    await make(request(asked.exportId), first);
    const file = files.get(asked.exportId) ?? '';
    const [titles = '', ...lines] = file.split('\r\n').filter((line) => line !== '');
    expect(titles).toMatch(/^\uFEFF"编号","状态"/);
    // In the order of submission; the other district's is not for this one's supervisor.
    expect(lines.map((line) => line.slice(1, 22))).toEqual(cases.slice(0, 2).map(({ complaintId }) => complaintId));
    expect(lines[0]).toContain(`"'=cmd|calc"`);
    expect(file).not.toContain('13812341234');
    expect(file).not.toContain('reporter');
    expect(await look(stand, asked.exportId)).toMatchObject({
      state: 'ready',
      daysDone: 4,
      rows: 2,
      url: `https://exports.test/${asked.exportId}`,
      goneAt: plusSeconds(now, 7 * secondsIn.day),
    });
  });

  it('holds what the filter finds, and nothing else', async () => {
    const cases = [caseAt(daysAgo(1)), caseAt(daysAgo(1), { words: '路灯' }), caseAt(daysAgo(20), { words: '路灯' })];
    const stand = await standWith(cases);
    const { exportId } = await order(stand, { words: '路灯', from: '2026-11-20' });
    const { make, files } = workerOf(stand);
    await make(request(exportId), first);
    expect(files.get(exportId)).toContain(cases[1]?.complaintId);
    expect(await look(stand, exportId)).toMatchObject({ rows: 1 });
  });

  it('is on record before it is made: who took what', async () => {
    const stand = await standWith([]);
    const { exportId } = await order(stand, { words: '路灯' });
    expect(await stand.tables.rows('audit')).toMatchObject([
      { pk: 'STAFF#staff-superv', what: 'export', exportId, filter: { words: '路灯' }, format: 'csv', at: now },
    ]);
  });

  it('is asked for once, however often the call comes; its message is sent each time', async () => {
    const stand = await standWith([]);
    const key = newKey();
    const body = { filter: {}, format: 'csv' };
    const answers = [];
    for (let index = 0; index < 2; index += 1) answers.push(await stand.ask(createExport, superv, { body, key }));
    expect(answers[1]?.text).toBe(answers[0]?.text);
    expect(stand.asked).toHaveLength(2);
    expect((await stand.ask(listExports, superv)).body.exports).toHaveLength(1);
    const other = await stand.ask(createExport, superv, { body: { filter: {}, format: 'xlsx' }, key });
    expect(other.status).toBe(422);
  });

  it.each([
    ['an area outside of one’s own', { areaCode: '330523' }, 403, undefined],
    ['too many days', { from: '2026-01-01' }, 400, 'filter.from'],
  ])('is refused for %s', async (_, filter, status, field) => {
    const stand = await standWith([]);
    const answer = await stand.ask(createExport, superv, { body: { filter, format: 'csv' } });
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([status, field]);
    expect(await stand.tables.rows('audit')).toEqual([]);
  });

  it('is its owner’s alone, and gone with its file', async () => {
    const stand = await standWith([]);
    const { exportId } = await order(stand);
    expect((await stand.ask(getExport, callerOf('citysup'), { path: { exportId } })).status).toBe(404);
    expect((await stand.ask(listExports, callerOf('citysup'))).body.exports).toEqual([]);
    stand.time.now = plusSeconds(now, 7 * secondsIn.day);
    expect((await stand.ask(getExport, superv, { path: { exportId } })).status).toBe(404);
    expect((await stand.ask(listExports, superv)).body.exports).toEqual([]);
  });

  it('whose message was lost is asked for again by whoever waits for it', async () => {
    const stand = await standWith([]);
    const { exportId } = await order(stand);
    await look(stand, exportId);
    expect(stand.asked).toHaveLength(1);
    stand.time.now = plusSeconds(now, 61);
    await look(stand, exportId);
    expect(stand.asked).toHaveLength(2);
  });
});

describe('a run', () => {
  const prepared = async (cases: readonly Complaint[] = [caseAt(daysAgo(1))]) => {
    const stand = await standWith(cases);
    const { exportId } = await order(stand, { from: '2026-11-20' });
    return { stand, exportId };
  };

  it('tells how far it is, day by day', async () => {
    const { stand, exportId } = await prepared([caseAt(daysAgo(3)), caseAt(daysAgo(1)), caseAt(daysAgo(0, -1))]);
    const seen: unknown[] = [];
    const { make } = workerOf(stand, {
      clock: {
        now: () => {
          stand.wait(1);
          return stand.time.now;
        },
      },
      caseDays: {
        read: async (read) => {
          const { state, daysDone, rows } = await look(stand, exportId);
          seen.push([state, daysDone, rows]);
          return stand.desk.caseDays.read(read);
        },
      },
    });
    await make(request(exportId), first);
    expect(seen).toEqual([
      ['running', 0, 0],
      ['running', 1, 1],
      ['running', 2, 1],
      ['running', 3, 2],
    ]);
  });

  it('does nothing when the message comes again', async () => {
    const { stand, exportId } = await prepared();
    const { make, files } = workerOf(stand);
    await make(request(exportId), first);
    files.clear();
    await make(request(exportId), { receiveCount: 2 });
    expect(files.size).toBe(0);
    await make(request('0000000000000000'), first);
  });

  it('does not begin while another one is at it, and takes over when that one is no more', async () => {
    const { stand, exportId } = await prepared();
    const { make, files, jobs } = workerOf(stand);
    const dead = await jobs.take(request(exportId), 'dead', now);
    expect(dead).toMatchObject({ job: { exportId } });
    stand.wait(119);
    await expect(make(request(exportId), first)).rejects.toThrow('Another run');
    stand.wait(2);
    await make(request(exportId), { receiveCount: 2 });
    expect(files.size).toBe(1);
    // The dead one wakes up: it has nothing to say any more.
    expect(await jobs.progress(request(exportId), 'dead', { daysDone: 1, rows: 9, at: now })).toBe(false);
    expect(await jobs.fail(request(exportId), 'dead', 'x', now)).toBe(false);
    expect(await look(stand, exportId)).toMatchObject({ state: 'ready', rows: 1 });
  });

  it('that fails is tried again, and says so when there is no more trying', async () => {
    const { stand, exportId } = await prepared();
    let broken = true;
    const { make, files } = workerOf(stand, {
      files: {
        put: async () => {
          if (broken) throw new Error('no bucket');
        },
      },
    });
    await expect(make(request(exportId), first)).rejects.toThrow('no bucket');
    expect(await look(stand, exportId)).toMatchObject({ state: 'waiting' });
    await expect(make(request(exportId), { receiveCount: mostDeliveries })).rejects.toThrow('no bucket');
    expect(await look(stand, exportId)).toMatchObject({ state: 'failed', problem: '生成失败，请稍后重新导出' });
    broken = false;
    await make(request(exportId), first);
    expect(files.size).toBe(0);
  });

  it('ends with a reason, where there is too much', async () => {
    const many = Array.from({ length: 12 }, (_, index) => caseAt(daysAgo(1, -index)));
    const { stand, exportId } = await prepared(many);
    await workerOf(stand, { mostRows: 10 }).make(request(exportId), first);
    expect(await look(stand, exportId)).toMatchObject({ state: 'failed', problem: expect.stringContaining('万行') });
    const late = await order(stand);
    await workerOf(stand, { startTimer: () => () => true }).make(request(late.exportId), first);
    expect(await look(stand, late.exportId)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('缩短时间范围'),
    });
  });

  it('that nobody hears of any more has failed', async () => {
    const { stand, exportId } = await prepared();
    stand.time.now = plusSeconds(now, 2 * secondsIn.hour + 1);
    expect(await look(stand, exportId)).toMatchObject({ state: 'failed', problem: '生成中断了，请重新导出' });
  });

  it('is within the rights that the requester had', async () => {
    const stand = await standWith([caseAt(daysAgo(1)), caseAt(daysAgo(1), { townCode: '330502002' })]);
    const lead = callerOf('lead');
    const { exportId } = await order(stand, { from: '2026-11-20' }, lead);
    const { make } = workerOf(stand);
    await make(request(exportId, lead.staff?.staffId), first);
    expect(await look(stand, exportId, lead)).toMatchObject({ rows: 1 });
  });

  it('makes workbooks, too', async () => {
    const { stand } = await prepared();
    const { exportId } = await order(stand, {}, superv, 'xlsx');
    const { make, files } = workerOf(stand);
    await make(request(exportId), first);
    expect(files.get(exportId)?.slice(0, 2)).toBe('PK');
  });
});

it.each([
  ['我的电话 13812341234，请回电', '我的电话 138****1234，请回电'],
  ['138-1234-1234', '138****1234'],
  ['身份证 330502199001011234', '身份证 330502************'],
  ['案号 20261123138123412345', '案号 20261123138123412345'],
])('conceals numbers in %s', (text, concealed) => {
  expect(concealNumbers(text)).toBe(concealed);
});
