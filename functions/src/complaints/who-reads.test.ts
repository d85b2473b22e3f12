import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  followComplaint,
  getComplaint,
  listComplaints,
  rateComplaint,
  revealContact,
} from '@huzhou/shared/complaints/routes';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPhotoRepository } from './photo-repository.ts';
import { takeMachineStep, walk } from './testing/ready.ts';
import { callerOf, createStand, phone, photoId, type Stand } from './testing/stand.ts';

/** What of a case only colleagues may read. Each stands somewhere in its log. */
const office = {
  note: '房东在外地，家里有病人',
  request: '人手不够',
  refusal: '自己想办法',
  supervision: '为什么拖到现在',
  answer: '车坏了',
  keyed: '副市长批示',
  plan: '先礼后兵',
  step: '找房东谈过了',
  split: '市政也要去',
  returned: '推给我们的',
};
const colleagues = ['章一鸣', '周立行', '姚守正', '潘明鉴', '臧克勤', '陆平安'];
const reportersWords = '我住 3 楼，姓沈';

let stand: Stand;
let complaintId: string;
let otherId: string;
let part: string;

const get = (key: string) => stand.call(getComplaint, { caller: callerOf(key), path: { complaintId } });

beforeAll(async () => {
  stand = await createStand();
  complaintId = await stand.file({ words: reportersWords, place: { address: '红旗路 12 号', areaCode: '330502001' } });
  otherId = await stand.file({}, callerOf('handler2'));
  await stand.call(followComplaint, { caller: callerOf('neighbour'), path: { complaintId }, body: {} });
  const give = async (name: Parameters<Stand['give']>[0], body: object, more: object = {}) => {
    stand.wait(1);
    return stand.give(name, complaintId, { body, ...more });
  };
  await walk(stand, complaintId, ['dispatch']);
  await give('return', { words: office.returned });
  await walk(stand, complaintId, ['dispatch', 'respond']);
  await give('note', { words: office.note, photoIds: [photoId(3)] });
  await give('request-extension', { until: '2026-11-25T00:00:00.000Z', words: office.request });
  await give('refuse-request', { words: office.refusal });
  await give('supervise', { words: office.supervision, withinHours: 2 });
  await give('answer-supervision', { supervisionId: 1, words: office.answer });
  await give('make-key', { words: office.keyed });
  const leader = { staffId: 'staff-leader', name: '臧克勤' };
  await takeMachineStep(stand, complaintId, [{ command: 'assign-leader', leader }, { kind: 'system' }]);
  await give('set-plan', { summary: office.plan, steps: [{ title: '谈话', dueOn: '2026-11-30' }] });
  await give('finish-step', { step: 0, words: office.step, photoIds: [photoId(4)] });
  const split = await give('split', {
    parts: [{ unitId: 'team-330502-municipal', words: '修路' }],
    words: office.split,
  });
  part = split.parts?.[0]?.complaintId ?? '';
  await give('inform', { words: '今天下午清运', photoIds: [photoId(2)] });
});

const internal = [
  ...['noted', 'extension-requested', 'request-refused', 'supervised', 'supervision-answered', 'planned'],
  ...['step-finished', 'split'],
];

describe('the reporter', () => {
  it('hears nothing of the office in any form', async () => {
    const { body, text } = await get('citizen');
    const types = body.timeline?.map(({ type }) => type) ?? [];
    expect(types.filter((type) => internal.includes(type))).toEqual([]);
    expect(types).toContain('informed');
    for (const canary of [...Object.values(office), ...colleagues, photoId(3), photoId(4), 'staff-', part])
      expect([canary, text.includes(canary)]).toEqual([canary, false]);
    for (const key of [
      'request',
      'supervisions',
      'key',
      'external',
      'parts',
      'longest',
      'reporter',
      'requested',
    ] as const)
      expect([key, body[key as keyof typeof body]]).toEqual([key, undefined]);
    expect(body).toMatchObject({ isMine: true, followers: 1, following: false, unansweredSupervisions: 0 });
  });

  it('learns that it is a key case with a leader, without a name or a reason', async () => {
    const { body } = await get('citizen');
    const told = body.timeline?.filter(({ type }) => type === 'keyed' || type === 'leader-assigned');
    expect(
      told?.map(({ type, who, words, keyReason, leaderName }) => [type, who, words, keyReason, leaderName]),
    ).toEqual([
      ['keyed', '吴兴区指挥中心', undefined, undefined, undefined],
      ['leader-assigned', '系统', undefined, undefined, undefined],
    ]);
    expect(body.isKey).toBe(true);
  });

  it('sees no request in the list of theirs either', async () => {
    const { body } = await stand.call(listComplaints, { caller: callerOf('citizen'), query: {} });
    const [row] = body.complaints ?? [];
    expect([row?.requested, row?.unansweredSupervisions]).toEqual([undefined, 0]);
  });
});

describe('a follower', () => {
  it('hears the reporter’s story without their words, name or number', async () => {
    const { status, body, text } = await get('neighbour');
    expect(status).toBe(200);
    expect(body).toMatchObject({ words: '', excerpt: '', isMine: false, following: true, followers: 1, commands: [] });
    expect(body.mayRevealContact).toBe(false);
    const types = body.timeline?.map(({ type }) => type) ?? [];
    expect(types.filter((type) => internal.includes(type))).toEqual([]);
    const canaries = [
      ...Object.values(office),
      ...colleagues,
      reportersWords,
      phone,
      '138****',
      'person-',
      'staff-',
      part,
    ];
    for (const canary of canaries) expect([canary, text.includes(canary)]).toEqual([canary, false]);
    expect(body.timeline?.find(({ type }) => type === 'responded')).toMatchObject({ words: '马上到现场' });
  });

  it('sees the reporter’s photos once WeChat has nothing against them, and the team’s once they are clean', async () => {
    const { documents, names } = stand.tables;
    const photos = createPhotoRepository(documents, names.complaints);
    const seen = async () => {
      const { body } = await get('neighbour');
      const informed = body.timeline?.find(({ type }) => type === 'informed');
      return [body.photos?.length, informed?.photos.length];
    };
    expect(await seen()).toEqual([0, 0]);
    for (const index of [0, 2])
      await photos.markReady({ complaintId, photoId: photoId(index) }, `photos/${index}.jpg`, stand.time.now);
    expect(await seen()).toEqual([0, 1]);
    const before = { complaintId, photoId: photoId(0) };
    await photos.applyVerdict({ photo: before, verdict: 'review' }, stand.time.now);
    expect(await seen()).toEqual([0, 1]);
    await photos.applyVerdict({ photo: before, verdict: 'risky' }, stand.time.now);
    expect(await seen()).toEqual([0, 1]);
  });

  it('of one who stays unnamed is told no place, in the case and in lists; of others the place stays', async () => {
    const place = {
      address: '红旗路 12 号 301',
      areaCode: '330502001',
      point: { longitude: 120.0863, latitude: 30.8943 },
    };
    const follow = async (more: object) => {
      const path = { complaintId: await stand.file({ place, ...more }) };
      await stand.call(followComplaint, { caller: callerOf('neighbour'), path, body: {} });
      const { body, text } = await stand.call(getComplaint, { caller: callerOf('neighbour'), path });
      return { path, text, seen: [body.address, body.point] };
    };
    const unnamed = await follow({ anonymous: true, phone: undefined });
    expect(unnamed.seen).toEqual(['月河街道', undefined]);
    for (const canary of ['红旗路 12 号 301', '120.0863', '30.8943']) expect(unnamed.text).not.toContain(canary);
    const list = await stand.call(listComplaints, { caller: callerOf('neighbour'), query: { view: 'followed' } });
    const listed = list.body.complaints?.find(({ complaintId: id }) => id === unnamed.path.complaintId);
    expect(listed?.address).toBe('月河街道');
    for (const key of ['citizen', 'dispatch']) {
      const { body } = await stand.call(getComplaint, { caller: callerOf(key), path: unnamed.path });
      expect([body.address, body.point]).toEqual([place.address, place.point]);
    }
    expect((await follow({})).seen).toEqual([place.address, place.point]);
  });

  it('may do nothing with it', async () => {
    const rate = { caller: callerOf('neighbour'), path: { complaintId }, body: { score: 5 } };
    expect((await stand.call(rateComplaint, rate)).status).toBe(403);
  });

  it('is nobody who does not follow it', async () => {
    const stranger = { personId: 'person-stranger' };
    expect((await stand.call(getComplaint, { caller: stranger, path: { complaintId } })).status).toBe(404);
    expect(
      (await stand.call(getComplaint, { caller: callerOf('neighbour'), path: { complaintId: otherId } })).status,
    ).toBe(404);
  });
});

describe('staff', () => {
  it('see the work of the office, and by whom', async () => {
    const { body, text } = await get('superv');
    const types = body.timeline?.filter((entry) => entry.internal).map(({ type }) => type);
    expect(types).toEqual([...internal]);
    for (const canary of Object.values(office)) expect(text).toContain(canary);
    expect(body.key).toMatchObject({ reason: 'named', leader: { name: '臧克勤' }, plan: { summary: office.plan } });
    expect(body.supervisions).toMatchObject([{ supervisionId: 1, name: '潘明鉴' }]);
    expect(body.longest?.extension).toBe('2026-11-27T00:00:00.000Z');
    expect(body.parts).toMatchObject([{ complaintId: part, excerpt: '修路' }]);
    expect(body.timeline?.find(({ type }) => type === 'leader-assigned')?.leaderName).toBe('臧克勤');
    for (const canary of [phone, 'person-citizen']) expect(text).not.toContain(canary);
  });

  it('of a machine’s case: its source by name, its number for staff alone', async () => {
    const external = { sourceId: 'video', number: 'V-2026-77' };
    const machine = await stand.file({}, callerOf('citizen'));
    const before = await stand.store.find(machine);
    if (before === undefined) throw new Error('no case');
    const { documents, names } = stand.tables;
    await documents.send(
      new UpdateCommand({
        TableName: names.complaints,
        Key: { pk: `COMPLAINT#${machine}`, sk: 'COMPLAINT' },
        UpdateExpression: 'SET #source = :video, #external = :external',
        ExpressionAttributeNames: { '#source': 'source', '#external': 'external' },
        ExpressionAttributeValues: { ':video': 'video', ':external': external },
      }),
    );
    await takeMachineStep(stand, machine, [{ command: 'report-gone' }, { kind: 'source', sourceId: 'video' }]);
    const seen = await stand.call(getComplaint, { caller: callerOf('dispatch'), path: { complaintId: machine } });
    expect(seen.body).toMatchObject({ source: 'video', external, goneReported: true });
    expect(seen.body.timeline?.at(-1)).toMatchObject({ type: 'gone-reported', who: '视频智能' });
    const reporter = await stand.call(getComplaint, { caller: callerOf('citizen'), path: { complaintId: machine } });
    expect(reporter.text).not.toContain('V-2026-77');
  });

  it('who follow what they do not handle read it as anybody else', async () => {
    const caller = callerOf('dispatch2');
    await stand.call(followComplaint, { caller, path: { complaintId }, body: {} });
    const { status, body, text } = await get('dispatch2');
    expect([status, body.words, body.reporter, body.commands]).toEqual([200, '', undefined, []]);
    for (const canary of Object.values(office)) expect(text).not.toContain(canary);
    const reveal = { caller, path: { complaintId }, body: { purpose: '好奇' } };
    expect((await stand.call(revealContact, reveal)).status).toBe(404);
  });
});
