import * as routes from '@huzhou/shared/complaints/intake/routes';
import type { Step } from '@huzhou/shared/complaints/step';
import { advance } from '@huzhou/shared/complaints/transition';
import { gcjFromWgs } from '@huzhou/shared/directory/coordinates';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { caseNotices } from '../case-notices.ts';
import { callerOf, sampleDirectory } from '../testing/stand.ts';
import { createIntakeRepository } from './intake-repository.ts';
import { createIntakeStand, type IntakeStand, report, somewhere, uploadId } from './testing/intake-stand.ts';

let stand: IntakeStand;
beforeAll(async () => {
  stand = await createIntakeStand();
});
beforeEach(() => {
  catchLog();
});

let events = 0;
const newEvent = (): string => {
  events += 1;
  return `event-${events}`;
};

/** Each test reports from a street of its own, more than 100 m from the next. */
let streets = 0;
const newPoint = () => {
  streets += 1;
  return { ...somewhere, latitude: somewhere.latitude + streets * 0.002 };
};

const file = async (more: Record<string, unknown> = {}, source = {}) => {
  const by = await stand.register(source);
  const eventId = newEvent();
  const body = report(eventId, { point: newPoint(), ...more });
  return { by, eventId, body, answer: await stand.send(by, routes.reportEvent, { body }) };
};

const caseOf = async (complaintId: string) => {
  const found = await stand.store.read(complaintId);
  if (found === undefined) throw new Error(`There is no ${complaintId}`);
  return found;
};

describe('a machine’s report', () => {
  it('becomes a case like any other, with its source, its number, its evidence and its place in GCJ-02', async () => {
    const point = newPoint();
    const { by, eventId, answer } = await file({
      point,
      words: '路口堆放垃圾',
      device: 'CAM-12',
      confidence: 0.923,
      evidence: [{ uploadId: uploadId(1) }, { url: 'https://camera.example.cn/1.jpg' }],
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ number: eventId, folded: false, acceptedAt: stand.time.now });
    const { complaint, events: log, photos } = await caseOf(answer.body.complaintId);
    expect(complaint).toMatchObject({
      source: 'video',
      external: { sourceId: by.source.sourceId, number: eventId },
      reporterId: `source:${by.source.sourceId}`,
      districtCode: '330502',
      point: gcjFromWgs(point),
      state: 'submitted',
      hasPhone: false,
    });
    expect(complaint.words).toBe('路口堆放垃圾\n（视频智能上报，设备 CAM-12，2026-11-23 07:59 发现，识别可信度 92%）');
    expect(complaint.address).toMatch(/^吴兴区东经 120\.\d{4}、北纬 30\.\d{4} 附近$/);
    expect(log).toMatchObject([{ type: 'submitted', actor: { kind: 'source', sourceId: by.source.sourceId } }]);
    const fetched = photos.find(({ fetchFrom }) => fetchFrom !== undefined);
    expect(photos).toHaveLength(2);
    expect(fetched).toMatchObject({ state: 'pending', fetchFrom: 'https://camera.example.cn/1.jpg' });
    expect(complaint.photoIds).toEqual([uploadId(1), fetched?.photoId]);
  });

  it('goes to the team of its town where the machine says in which it stands', async () => {
    const { answer } = await file({ areaCode: '330502001' });
    expect((await caseOf(answer.body.complaintId)).complaint.townCode).toBe('330502001');
    const { answer: wrong } = await file({ areaCode: '330502999' });
    expect(wrong.body.errors).toEqual([{ field: 'areaCode', message: expect.stringMatching(/没有这个/) }]);
  });

  it('again with the same content is answered as the first time, even when its clock has moved on', async () => {
    const { by, body, answer } = await file();
    stand.wait(60);
    const again = await stand.send(by, routes.reportEvent, { body });
    expect(again).toMatchObject({ status: 201, text: answer.text });
  });

  it('under the same event id with another content is refused', async () => {
    const { by, body } = await file();
    const other = await stand.send(by, routes.reportEvent, { body: { ...body, categoryCode: 'E0501' } });
    expect(other).toMatchObject({ status: 422, body: { type: 'urn:huzhou:problem:idempotency-mismatch' } });
  });

  it('five times at once is one case', async () => {
    const by = await stand.register();
    const body = report(newEvent(), { point: newPoint() });
    const answers = await Promise.all(Array.from({ length: 5 }, () => stand.send(by, routes.reportEvent, { body })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    const rows = await stand.tables.rows('complaints');
    expect(
      rows.filter(({ sk, reporterId }) => sk === 'COMPLAINT' && reporterId === `source:${by.source.sourceId}`),
    ).toHaveLength(1);
  });

  it('under the same event id of another source is another event', async () => {
    const { eventId, answer } = await file();
    const other = await stand.register();
    const body = report(eventId, { point: newPoint() });
    const second = await stand.send(other, routes.reportEvent, { body });
    expect(second.status).toBe(201);
    expect(second.body.complaintId).not.toBe(answer.body.complaintId);
  });

  it('altered after signing becomes nothing', async () => {
    const by = await stand.register();
    const eventId = newEvent();
    const signed = { body: report(eventId), headers: { 'x-signature': '0'.repeat(64) } };
    expect(await stand.send(by, routes.reportEvent, signed)).toMatchObject({ status: 401 });
    expect(await stand.send(by, routes.getReport, { path: { eventId } })).toMatchObject({ status: 404 });
  });

  it('sent again after five minutes as it was is a replay', async () => {
    const { by, body } = await file();
    const timestamp = stand.time.now;
    stand.wait(301);
    expect(await stand.send(by, routes.reportEvent, { body, timestamp })).toMatchObject({ status: 401 });
  });
});

describe('the same trouble seen again', () => {
  it('is not added to a case that has ended since it was found', async () => {
    const { answer } = await file();
    const { complaint } = await caseOf(answer.body.complaintId);
    const actor = { kind: 'staff', staffId: 'staff-dispatcher', name: '许明' } as const;
    const declined = advance(complaint, { command: 'decline', reasonCode: 'not-ours' }, actor, stand.time.now);
    if (!declined.ok) throw new Error('not declined');
    const intakes = createIntakeRepository(stand.tables.documents, stand.tables.names.complaints);
    const { complaintId, acceptedAt } = complaint;
    const sighting = (number: string) => ({
      ...{ sourceId: 'src-test', number, fingerprint: 'f', complaintId, folded: true },
      ...{ acceptedAt, resolveBy: complaint.legs.resolution.dueAt },
    });
    expect(await intakes.fold(sighting('before'))).toBe('done');
    await stand.store.apply(declined.value, { before: complaint, states: [complaint.state] });
    expect(await intakes.fold(sighting('after'))).toBe('lost');
    expect(await intakes.find('src-test', 'after')).toBeUndefined();
  });

  it('is added to the open case of the kind within 100 m, also of another source', async () => {
    const point = newPoint();
    const { answer } = await file({ point });
    const near = { ...point, latitude: point.latitude + 0.0005 };
    const second = await file({ point: near }, { kind: 'drone' });
    expect(second.answer).toMatchObject({
      status: 201,
      body: { complaintId: answer.body.complaintId, folded: true, number: second.eventId },
    });
    const again = await stand.send(second.by, routes.reportEvent, { body: second.body });
    expect(again).toMatchObject({ status: 201, text: second.answer.text });
    // Of somebody else's case it learns how it stands, not what was said on it.
    const status = await stand.send(second.by, routes.getReport, { path: { eventId: second.eventId } });
    expect(status.body).toMatchObject({ state: 'submitted', folded: true, news: [] });
    expect((await caseOf(answer.body.complaintId)).photos).toHaveLength(1);
  });

  it('is another case when it is of another kind, farther away, or the first one is settled', async () => {
    const point = newPoint();
    const { by, eventId, answer } = await file({ point });
    const first = answer.body.complaintId;
    const otherKind = await file({ point, categoryCode: 'E0501' });
    const farther = await file({ point: { ...point, latitude: point.latitude - 0.0011 } });
    expect(otherKind.answer.body.complaintId).not.toBe(first);
    expect(farther.answer.body.complaintId).not.toBe(first);
    const { complaint } = await caseOf(first);
    const settled = { ...complaint, version: 2, state: 'closed' as const, closedAt: stand.time.now };
    await stand.store.apply({ complaint: settled, events: [] }, { before: complaint, states: ['submitted'] });
    const later = await file({ point });
    expect(later.answer.body).toMatchObject({ folded: false });
    expect(later.answer.body.complaintId).not.toBe(first);
    expect(await stand.send(by, routes.getReport, { path: { eventId } })).toMatchObject({
      body: { state: 'closed', stateName: '已办结', closedAt: stand.time.now },
    });
  });
});

describe('trouble seen again after it was said to be over', () => {
  const unit = { unitId: 'team-330502001', kind: 'team', name: '月河街道综合执法中队' } as const;
  const staff = { kind: 'staff', staffId: 'staff-handler', name: '周立行' } as const;
  const work: readonly Step[] = [
    { command: 'dispatch', unit },
    { command: 'respond', words: '马上到' },
    { command: 'resolve', words: '已清理', photoIds: [uploadId(3)] },
  ];
  const take = async (complaintId: string, steps: readonly Step[]) => {
    for (const step of steps) {
      stand.wait(1);
      const { complaint } = await caseOf(complaintId);
      const change = advance(complaint, step, staff, stand.time.now);
      if (!change.ok) throw new Error(step.command);
      await stand.store.apply(change.value, { before: complaint, states: [complaint.state] });
    }
  };
  const begin = async () => {
    const point = newPoint();
    const { by, eventId, answer } = await file({ point });
    const { complaintId } = answer.body;
    const see = async (observedAt = stand.time.now) => {
      const body = report(newEvent(), { point, observedAt, device: 'CAM-12' });
      const seen = await stand.send(by, routes.reportEvent, { body });
      expect(seen).toMatchObject({ status: 201, body: { complaintId, folded: true } });
      expect((await stand.send(by, routes.reportEvent, { body })).text).toBe(seen.text);
    };
    const gone = () =>
      stand.send(by, routes.reportGone, { path: { eventId }, body: { observedAt: stand.time.now, words: '没有了' } });
    const told = async () =>
      (await caseOf(complaintId)).events.map(({ type }) => type).filter((type) => type !== 'marked');
    return { by, complaintId, see, gone, told };
  };

  it('is said on a case that waits for its check, to whoever checks, once an opening', async () => {
    const { by, complaintId, see, told } = await begin();
    stand.wait(60);
    await see();
    expect(await told()).toEqual(['submitted']);
    await take(complaintId, work);
    // What a vehicle saw before, and reports late, says nothing of the work.
    await see('2026-11-23T00:00:00.000Z');
    expect(await told()).not.toContain('noted');
    stand.wait(60);
    await see();
    const { complaint, events: log } = await caseOf(complaintId);
    expect(complaint).toMatchObject({ state: 'resolved', version: log.length });
    const actor = { kind: 'source', sourceId: by.source.sourceId };
    expect(log.at(-1)).toMatchObject({
      type: 'noted',
      actor,
      words: expect.stringMatching(/^视频智能再次发现（.+CAM-12）$/),
    });
    const before = { ...complaint, version: complaint.version - 1 };
    const notices = await caseNotices(sampleDirectory, { before, after: complaint, events: log.slice(-1) });
    expect(notices.map(({ to }) => ('staffId' in to ? to.staffId : ''))).toContain('staff-dispatch');
    for (const { message } of notices) expect(JSON.stringify(message)).toContain('再次发现');
    stand.wait(60);
    await see();
    expect((await told()).filter((type) => type === 'noted')).toHaveLength(1);
  });

  it('takes back that it is gone, each time, and nobody can confirm it any more', async () => {
    const { complaintId, see, gone, told } = await begin();
    for (const _ of [1, 2]) {
      stand.wait(60);
      await gone();
      expect((await caseOf(complaintId)).complaint.goneReportedAt).toBe(stand.time.now);
      stand.wait(60);
      await see();
      expect((await caseOf(complaintId)).complaint.goneReportedAt).toBeUndefined();
    }
    expect(await told()).toEqual(['submitted', 'gone-reported', 'noted', 'gone-reported', 'noted']);
    await expect(take(complaintId, [{ command: 'confirm-gone', words: '属实' }])).rejects.toThrow('confirm-gone');
  });

  it('and gone, and seen again, without end, is news ten times', async () => {
    const { by, complaintId, gone } = await begin();
    const said = async (times: number) => {
      const { complaint } = await caseOf(complaintId);
      const { goneReportedAt: _gone, version, ...rest } = complaint;
      const events = Array.from({ length: times }, (_, index) => ({
        ...{ complaintId, seq: version + 1 + index, opening: 1, type: 'gone-reported' as const, at: stand.time.now },
        ...{ actor: { kind: 'source' as const, sourceId: by.source.sourceId }, state: complaint.state },
      }));
      const change = { complaint: { ...rest, version: version + times }, events };
      await stand.store.apply(change, { before: complaint, states: ['submitted'] });
      stand.wait(1);
      await gone();
      return (await caseOf(complaintId)).complaint.goneReportedAt;
    };
    expect(await said(8)).toBe(stand.time.now);
    expect(await said(1)).toBeUndefined();
  });

  it('is not lost when the case moves on at the same moment', async () => {
    const { complaintId, see } = await begin();
    await take(complaintId, work);
    stand.wait(60);
    const { complaint } = await caseOf(complaintId);
    const intakes = createIntakeRepository(stand.tables.documents, stand.tables.names.complaints);
    const actor = { kind: 'source', sourceId: 'src-test' } as const;
    const change = advance(complaint, { command: 'note', words: '再次发现', seenAgain: true }, actor, stand.time.now);
    if (!change.ok) throw new Error('no note');
    await take(complaintId, [{ command: 'note', words: '同时' }]);
    const { acceptedAt, legs } = complaint;
    const row = { sourceId: 'src-test', number: 'race', fingerprint: 'f', complaintId, folded: true, acceptedAt };
    const intake = { ...row, resolveBy: legs.resolution.dueAt };
    expect(await intakes.fold(intake, { before: complaint, change: change.value })).toBe('lost');
    expect(await intakes.find('src-test', 'race')).toBeUndefined();
    await see();
  });
});

describe('what may be wrong with a report', () => {
  const errorsOf = async (more: Record<string, unknown>, source = {}) => {
    const { answer } = await file(more, source);
    return { status: answer.status, errors: answer.body.errors, title: answer.body.title };
  };

  it('is told field by field, in Chinese', async () => {
    const { status, errors } = await errorsOf({
      eventId: '事件 1',
      categoryCode: 'E9999',
      observedAt: '2026-11-23 08:00',
      point: { longitude: 120, latitude: 30 },
      confidence: 92,
      evidence: [],
    });
    expect(status).toBe(400);
    expect(errors).toEqual([
      { field: 'eventId', message: expect.stringMatching(/事件编号/) },
      { field: 'categoryCode', message: expect.stringMatching(/类别/) },
      { field: 'observedAt', message: expect.stringMatching(/ISO 8601/) },
      { field: 'point.system', message: expect.stringMatching(/坐标系/) },
      { field: 'confidence', message: expect.stringMatching(/0 到 1/) },
      { field: 'evidence', message: '请至少提供一件证据' },
    ]);
  });

  it('counts its evidence: none, an unknown upload, a host that is not on the list, an address inside', async () => {
    stand.faults.set(uploadId(7), 'missing');
    const { errors } = await errorsOf({
      evidence: [
        { uploadId: uploadId(7) },
        { url: 'https://elsewhere.example.cn/1.jpg' },
        { url: 'https://169.254.169.254/1.jpg' },
        { url: 'http://camera.example.cn/1.jpg' },
        {},
      ],
    });
    expect(errors).toEqual([{ field: 'evidence.4', message: expect.stringMatching(/uploadId 或 url/) }]);
    const second = await errorsOf({
      evidence: [
        { uploadId: uploadId(7) },
        { url: 'https://elsewhere.example.cn/1.jpg' },
        { url: 'https://169.254.169.254/1.jpg' },
        { url: 'http://camera.example.cn/1.jpg' },
      ],
    });
    expect(second.errors?.map(({ field }: { field: string }) => field)).toEqual([
      'evidence.0.uploadId',
      'evidence.1.url',
      'evidence.2.url',
      'evidence.3.url',
    ]);
    stand.faults.clear();
  });

  it('outside Huzhou, next week, or last month', async () => {
    const { errors } = await errorsOf({
      point: { longitude: 116.4, latitude: 39.9, system: 'WGS84' },
      observedAt: '2026-12-01T00:00:00Z',
    });
    expect(errors?.map(({ field }: { field: string }) => field)).toEqual(['point', 'observedAt']);
    expect(await errorsOf({ observedAt: '2026-11-01T00:00:00Z' })).toMatchObject({ status: 400 });
  });

  it.each([
    ['a category', { scope: { categoryCodes: ['E0501'], areaCodes: [] } }],
    ['an area', { scope: { categoryCodes: [], areaCodes: ['330523'] } }],
    ['a kind of source', { kind: '12345' }],
  ])('%s that it may not bring is forbidden', async (_, source) => {
    expect(await errorsOf({}, source)).toMatchObject({
      status: 403,
      title: expect.stringMatching(/范围|区域|机器来源/),
    });
  });

  it('too many of them in a minute', async () => {
    const by = await stand.register({ perMinute: 2 });
    const path = { eventId: 'nothing' };
    const answers = [];
    for (let index = 0; index < 3; index += 1) answers.push(await stand.send(by, routes.getReport, { path }));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 429]);
    stand.wait(60);
    expect(await stand.send(by, routes.getReport, { path })).toMatchObject({ status: 404 });
  });

  it('a session instead of a signature', async () => {
    const answer = await stand.call(callerOf('admin'), routes.reportEvent, { body: report(newEvent()) });
    expect(answer.status).toBe(401);
  });

  it('a disabled source', async () => {
    expect((await file({}, { state: 'disabled' })).answer.status).toBe(401);
  });
});

describe('trouble that is gone', () => {
  const gone = (more = {}) => ({ observedAt: stand.time.now, words: '画面中已没有垃圾', ...more });

  it('is said on the case, once, and asks for a check', async () => {
    const { by, eventId, answer } = await file();
    const path = { eventId };
    stand.wait(30);
    const body = gone({ evidence: [{ uploadId: uploadId(2) }] });
    const first = await stand.send(by, routes.reportGone, { path, body });
    expect(first).toMatchObject({ status: 200, body: { state: 'submitted', number: eventId } });
    await stand.send(by, routes.reportGone, { path, body });
    const { complaint, events: log, photos } = await caseOf(answer.body.complaintId);
    expect(complaint.goneReportedAt).toBe(stand.time.now);
    expect(log.map(({ type }) => type)).toEqual(['submitted', 'gone-reported']);
    expect(log[1]).toMatchObject({ actor: { kind: 'source' }, words: '画面中已没有垃圾', photoIds: [uploadId(2)] });
    expect(photos).toHaveLength(2);
  });

  it('of a moment before it was seen, or before it was complained of again, changes nothing', async () => {
    const { by, eventId, answer } = await file();
    const { complaint } = await caseOf(answer.body.complaintId);
    const say = (observedAt: string) =>
      stand.send(by, routes.reportGone, { path: { eventId }, body: gone({ observedAt }) });
    const saidAt = async () => (await caseOf(answer.body.complaintId)).complaint.goneReportedAt;
    // The sighting is a minute old: 07:59 in China.
    expect((await say('2026-11-22T23:58:59.999Z')).status).toBe(200);
    expect(await saidAt()).toBeUndefined();
    stand.wait(60);
    const again = { ...complaint, version: 2, opening: 2, acceptedAt: stand.time.now };
    await stand.store.apply({ complaint: again, events: [] }, { before: complaint, states: ['submitted'] });
    await say('2026-11-23T00:00:30.000Z');
    expect(await saidAt()).toBeUndefined();
    await say(stand.time.now);
    expect(await saidAt()).toBe(stand.time.now);
  });

  it('changes nothing on a case that is settled, and is not known for an event that never came', async () => {
    const { by, eventId, answer } = await file();
    const { complaint } = await caseOf(answer.body.complaintId);
    const settled = { ...complaint, version: 2, state: 'withdrawn' as const };
    await stand.store.apply({ complaint: settled, events: [] }, { before: complaint, states: ['submitted'] });
    const late = await stand.send(by, routes.reportGone, { path: { eventId }, body: gone() });
    expect(late).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    const never = await stand.send(by, routes.reportGone, { path: { eventId: 'never' }, body: gone() });
    expect(never.status).toBe(404);
    const others = await stand.register();
    expect((await stand.send(others, routes.reportGone, { path: { eventId }, body: gone() })).status).toBe(404);
  });
});
