import * as routes from '@huzhou/shared/complaints/intake/routes';
import { advance } from '@huzhou/shared/complaints/transition';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { caseNotices } from '../case-notices.ts';
import { openPhone } from '../contact.ts';
import { sampleDirectory } from '../testing/stand.ts';
import { createIntakeStand, handOver, type IntakeStand } from './testing/intake-stand.ts';

let stand: IntakeStand;
let logged: ReturnType<typeof catchLog>;
beforeAll(async () => {
  stand = await createIntakeStand();
});
beforeEach(() => {
  logged = catchLog();
});

let numbers = 0;
const file = async (more: Record<string, unknown> = {}, kind: '12345' | 'petition' = '12345') => {
  const by = await stand.register({ kind, name: '湖州市 12345', evidenceHosts: [] });
  numbers += 1;
  const number = kind === '12345' ? `2026112300${numbers}` : `湖信访〔2026〕${numbers}号`;
  const body = handOver(number, more);
  return { by, number, body, answer: await stand.send(by, routes.handOverCase, { body }) };
};

const caseOf = async (complaintId: string) => {
  const found = await stand.store.read(complaintId);
  if (found === undefined) throw new Error(`There is no ${complaintId}`);
  return found;
};

describe('a case that is handed over', () => {
  it('keeps its number and its deadlines beside ours, and the telephone sealed', async () => {
    const { by, number, answer } = await file();
    expect(answer).toMatchObject({ status: 201, body: { number, folded: false } });
    const { complaint, sealedPhone } = await caseOf(answer.body.complaintId);
    expect(complaint).toMatchObject({
      source: '12345',
      external: {
        sourceId: by.source.sourceId,
        number,
        respondBy: '2026-11-23T04:00:00.000Z',
        resolveBy: '2026-11-30T10:00:00.000Z',
      },
      categoryCode: 'E0601',
      townCode: '330502001',
      hasPhone: true,
      words: '小区门口垃圾三天没有人收',
    });
    // Their deadline may be later than our promise; it is our promise that runs.
    expect(answer.body.resolveBy).toBe(complaint.legs.resolution.dueAt);
    expect(await openPhone(stand.sealer, complaint.complaintId, sealedPhone ?? '')).toBe('13812341234');
    expect(JSON.stringify(await stand.tables.rows('complaints'))).not.toContain('13812341234');
    expect(logged.text()).not.toContain('13812341234');
  });

  it('once under its number, whatever comes', async () => {
    const { by, body, answer } = await file({ categoryCode: 'E0102' });
    expect(await stand.send(by, routes.handOverCase, { body })).toMatchObject({ status: 201, text: answer.text });
    const changed = await stand.send(by, routes.handOverCase, { body: { ...body, words: '改了内容' } });
    expect(changed.status).toBe(422);
  });

  it('is never added to another one: each caller is owed an answer', async () => {
    const place = {
      address: '红旗路 12 号',
      point: { longitude: 120.1, latitude: 30.87, system: 'GCJ-02' },
    };
    const first = await file({ place, categoryCode: 'E0102' });
    const second = await file({ place, categoryCode: 'E0102' });
    expect(second.answer.body).toMatchObject({ folded: false });
    expect(second.answer.body.complaintId).not.toBe(first.answer.body.complaintId);
  });

  it('may come from the petition office, under a number in Chinese, which is asked for by that number', async () => {
    const { by, number } = await file({}, 'petition');
    const status = await stand.send(by, routes.getHandedOver, { path: { number } });
    expect(status).toMatchObject({ status: 200, body: { number, state: 'submitted', stateName: '待派单', news: [] } });
    const other = await stand.register({ kind: 'petition' });
    expect((await stand.send(other, routes.getHandedOver, { path: { number } })).status).toBe(404);
  });

  it.each([
    ['words', { words: '' }, 'words'],
    ['a place in Huzhou', { place: { address: '杭州市西湖边' } }, 'place.areaCode'],
    ['a telephone number', { phone: '12345' }, 'phone'],
    ['a time with a zone', { resolveBy: '2026-11-30 18:00' }, 'resolveBy'],
    // In UTC these lie in the years 10000 and -1, which no row that is read again may hold.
    ['a deadline in a year of four digits', { resolveBy: '9999-12-31T23:59:59-08:00' }, 'resolveBy'],
    ['a first deadline in a year of four digits', { respondBy: '0000-01-01T00:00:00+08:00' }, 'respondBy'],
    ['a number that can stand in an address', { number: 'a/b' }, 'number'],
    ['nothing that is not asked for', { name: '张三' }, ''],
  ])('needs %s', async (_, more, field) => {
    const { answer } = await file(more);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ field, message: expect.stringMatching(/[\u4e00-\u9fff]/) }]);
  });

  it('is not for machines', async () => {
    const camera = await stand.register();
    const answer = await stand.send(camera, routes.handOverCase, { body: handOver('1') });
    expect(answer).toMatchObject({ status: 403, body: { title: expect.stringMatching(/12345/) } });
  });
});

describe('further calls of the desk', () => {
  const key = { 'idempotency-key': 'urge-0123456789abcdef' };

  it('urge it on: a note on the case, once for its key', async () => {
    const { by, number, answer } = await file();
    const urging = { path: { number }, body: { words: '市民再次来电' }, headers: key };
    expect(await stand.send(by, routes.urgeHandedOver, urging)).toMatchObject({ status: 200 });
    expect(await stand.send(by, routes.urgeHandedOver, urging)).toMatchObject({ status: 200 });
    const { events } = await caseOf(answer.body.complaintId);
    expect(events.slice(1)).toMatchObject([{ type: 'noted', words: '湖州市 12345催办：市民再次来电' }]);
  });

  it('once only while the call could be a replay under another key, which no signature covers', async () => {
    const { by, number, answer } = await file();
    const urge = (n: number) =>
      stand.send(by, routes.urgeHandedOver, {
        path: { number },
        body: { words: '市民又来电' },
        headers: { 'idempotency-key': `urge-${String(n).padStart(16, '0')}` },
        timestamp: stand.time.now,
      });
    const notes = async () =>
      (await caseOf(answer.body.complaintId)).events.filter(({ type }) => type === 'noted').length;
    expect(await urge(1)).toMatchObject({ status: 200 });
    stand.wait(600);
    expect(await urge(2)).toMatchObject({ status: 200 });
    expect(await notes()).toBe(1);
    stand.wait(1);
    expect(await urge(3)).toMatchObject({ status: 200 });
    expect(await notes()).toBe(2);
  });

  it('end at fifty urgings of a case, and the one that was taken is answered as before', async () => {
    const { by, number, answer } = await file();
    const { complaint } = await caseOf(answer.body.complaintId);
    const urged = Array.from({ length: 49 }, (_, index) => ({
      ...{ complaintId: complaint.complaintId, seq: index + 2, opening: 1, type: 'noted' as const },
      ...{ at: stand.time.now, actor: { kind: 'source' as const, sourceId: by.source.sourceId } },
      ...{ state: complaint.state, words: `第 ${index} 次` },
    }));
    const change = { complaint: { ...complaint, version: 50 }, events: urged };
    await stand.store.apply(change, { before: complaint, states: ['submitted'] });
    const urge = (n: number) =>
      stand.send(by, routes.urgeHandedOver, {
        path: { number },
        body: { words: `市民第 ${n} 次来电` },
        headers: { 'idempotency-key': `most-${String(n).padStart(16, '0')}` },
      });
    expect((await urge(50)).status).toBe(200);
    expect(await urge(51)).toMatchObject({
      status: 409,
      body: { type: 'urn:huzhou:problem:out-of-turn', title: '一件最多催办 50 次，请直接联系承办单位' },
    });
    expect((await urge(50)).status).toBe(200);
    expect((await caseOf(complaint.complaintId)).events).toHaveLength(51);
  });

  it('reach whoever has the case, when they urge it on', async () => {
    const { by, number, answer } = await file();
    const { complaintId } = answer.body;
    const unit = { unitId: 'team-330502001', kind: 'team', name: '月河街道综合执法中队' } as const;
    const { complaint } = await caseOf(complaintId);
    const dispatched = advance(complaint, { command: 'dispatch', unit }, { kind: 'system' }, stand.time.now);
    if (!dispatched.ok) throw new Error('not dispatched');
    await stand.store.apply(dispatched.value, { before: complaint, states: ['submitted'] });
    await stand.send(by, routes.urgeHandedOver, { path: { number }, body: { words: '请尽快' }, headers: key });
    const { complaint: after, events } = await caseOf(complaintId);
    const happening = { before: dispatched.value.complaint, after, events: events.slice(-1) };
    const notices = await caseNotices(sampleDirectory, happening);
    for (const { message } of notices) expect(JSON.stringify(message)).toContain('催办');
    expect(notices.map(({ to }) => ('staffId' in to ? to.staffId : '')).sort()).toEqual([
      'staff-handler',
      'staff-handler2',
      'staff-lead',
    ]);
  });

  it('withdraw it, once and for all', async () => {
    const { by, number, answer } = await file();
    const path = { number };
    const body = { words: '市民已撤诉' };
    expect(await stand.send(by, routes.withdrawHandedOver, { path, body })).toMatchObject({
      status: 200,
      body: { state: 'withdrawn', news: [{ type: 'withdrawn', words: '市民已撤诉' }] },
    });
    expect(await stand.send(by, routes.withdrawHandedOver, { path, body })).toMatchObject({ status: 200 });
    expect((await caseOf(answer.body.complaintId)).events).toHaveLength(2);
  });

  it('hear what was said to the person, and nothing that was said among colleagues', async () => {
    const { by, number, answer } = await file();
    const staff = { kind: 'staff', staffId: 'staff-handler', name: '周立行' } as const;
    const unit = { unitId: 'team-330502001', kind: 'team', name: '月河街道综合执法中队' } as const;
    const steps = [
      { command: 'dispatch', unit },
      { command: 'note', words: '内部：此人常来电' },
      { command: 'respond', words: '马上到现场' },
      { command: 'resolve', words: '已清理干净', photoIds: [] },
      { command: 'rework', words: '内部：照片不清楚' },
    ] as const;
    for (const step of steps) {
      const { complaint } = await caseOf(answer.body.complaintId);
      const change = advance(complaint, step, staff, stand.time.now);
      if (!change.ok) throw new Error(JSON.stringify(change.failure));
      await stand.store.apply(change.value, { before: complaint, states: [complaint.state] });
    }
    const status = await stand.send(by, routes.getHandedOver, { path: { number } });
    expect(status.body).toMatchObject({ state: 'responded', unitName: '月河街道综合执法中队' });
    expect(status.body.news.map(({ words }: { words: string }) => words)).toEqual(['马上到现场', '已清理干净']);
    expect(status.text).not.toMatch(/内部|周立行|staff-/);
  });
});
