import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Caller } from '@huzhou/shared/identity/caller';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TextVerdict } from '../../wechat/content-check.ts';
import { type Command, readyFor, walk } from '../testing/ready.ts';
import { callerOf, createStand, photoId, type Stand, usual } from '../testing/stand.ts';

let stand: Stand;
/** What WeChat's check is asked, and what it says. */
const asked: string[] = [];
let verdict: TextVerdict = 'pass';

beforeAll(async () => {
  stand = await createStand({
    checkText: async (_, words) => {
      asked.push(words);
      return verdict;
    },
  });
});
beforeEach(() => {
  asked.length = 0;
  verdict = 'pass';
  stand.faults.clear();
});

const call = (command: Command, complaintId: string, more: object = {}) => {
  const { route, by, body } = usual[command];
  return stand.call(route, { caller: callerOf(by), body, path: { complaintId }, ...more });
};

const read = async (complaintId: string) => {
  const file = await stand.store.read(complaintId);
  if (file === undefined) throw new Error('no case');
  return file;
};

describe('photos', () => {
  it.each(['inform', 'note', 'finish-step', 'strike-off'] as const)(
    'of %s are the caller’s own uploads, new to the case, and wait to be cleaned',
    async (command) => {
      const complaintId = await readyFor(stand, command);
      const { by, body } = usual[command];
      const known = (await read(complaintId)).photos.length;
      stand.faults.set(photoId(12), 'wrong-type');
      const faulty = { body: { ...body, photoIds: [photoId(0), photoId(11), photoId(12)] } };
      const refused = await call(command, complaintId, faulty);
      expect([refused.status, refused.body.errors?.map(({ field }) => field)]).toEqual([
        400,
        ['photoIds.0', 'photoIds.2'],
      ]);
      const { status } = await call(command, complaintId, { body: { ...body, photoIds: [photoId(11)] } });
      const { photos, events } = await read(complaintId);
      expect([status, photos.length]).toEqual([200, known + 1]);
      expect(photos.find((photo) => photo.photoId === photoId(11))).toMatchObject({
        personId: callerOf(by).personId,
        state: 'pending',
      });
      expect(events.at(-1)?.photoIds).toEqual([photoId(11)]);
    },
  );

  it('strike a key case off only with them: words are no evidence', async () => {
    const complaintId = await readyFor(stand, 'strike-off');
    const { status, body } = await call('strike-off', complaintId, { body: { words: '已经好了', photoIds: [] } });
    expect([status, body.errors?.map(({ field }) => field)]).toEqual([400, ['photoIds']]);
  });
});

describe('words', () => {
  const told = ['decline', 'transfer', 'inform', 'extend', 'suspend', 'resume', 'confirm-gone'] as const;
  const among = [
    ...(['note', 'request-extension', 'request-suspension', 'refuse-request', 'supervise'] as const),
    ...(['answer-supervision', 'make-key', 'split', 'finish-step'] as const),
  ];

  it.each(told)('of %s, which citizens read, are checked before they are on record', async (command) => {
    const complaintId = await readyFor(stand, command);
    const before = (await read(complaintId)).complaint;
    asked.length = 0;
    verdict = 'risky';
    const words = '要被检查的话';
    const refused = await call(command, complaintId, { body: { ...usual[command].body, words } });
    expect([refused.status, refused.body.errors?.map(({ field }) => field)]).toEqual([400, ['words']]);
    expect(asked).toEqual([words]);
    expect((await read(complaintId)).complaint).toEqual(before);
  });

  it.each(among)('of %s are colleagues’, and no business of WeChat’s', async (command) => {
    const complaintId = await readyFor(stand, command);
    asked.length = 0;
    expect((await call(command, complaintId)).status).toBe(200);
    expect(asked).toEqual([]);
  });

  it('without which a bad rating is not taken', async () => {
    const complaintId = await readyFor(stand, 'rate');
    for (const body of [{ score: 2 }, { score: 1, words: ' 差 ' }]) {
      const refused = await call('rate', complaintId, { body });
      expect([refused.status, refused.body.errors?.map(({ field }) => field)]).toEqual([400, ['words']]);
    }
    const { status, body } = await call('rate', complaintId, { body: { score: 2, words: '楼道里还有' } });
    expect([status, body.state, body.opening]).toEqual([200, 'submitted', 2]);
    expect(body.timeline?.slice(-3).map(({ type, words, unsatisfied }) => [type, words, unsatisfied])).toEqual([
      ['rated', '楼道里还有', undefined],
      ['reopened', '楼道里还有', true],
      ['marked', undefined, undefined],
    ]);
  });
});

describe('a plan', () => {
  it('has days to come, today among them', async () => {
    const complaintId = await readyFor(stand, 'set-plan');
    const steps = ['2026-11-22', '2026-11-23', '2026-12-01'].map((dueOn) => ({ title: '做一步', dueOn }));
    const { status, body } = await call('set-plan', complaintId, { body: { summary: '三步走', steps } });
    expect([status, body.errors?.map(({ field }) => field)]).toEqual([400, ['steps.0.dueOn']]);
    const set = await call('set-plan', complaintId, { body: { summary: '两步走', steps: steps.slice(1) } });
    expect(set.body.key?.plan?.steps).toHaveLength(2);
  });

  it('has its steps done one by one, each once, all before it is struck off', async () => {
    const complaintId = await readyFor(stand, 'set-plan');
    const steps = [1, 2].map((step) => ({ title: `第 ${step} 步`, dueOn: '2026-12-01' }));
    await call('set-plan', complaintId, { body: { summary: '两步走', steps } });
    const finish = (step: number) => call('finish-step', complaintId, { body: { step, words: '做完了' } });
    expect((await finish(2)).body.title).toBe('方案里没有这一步');
    expect((await finish(1)).status).toBe(200);
    expect((await finish(1)).body.title).toBe('这一步已经完成');
    await walk(stand, complaintId, ['resolve', 'approve']);
    expect((await call('strike-off', complaintId)).body.title).toBe('方案还有未完成的步骤，不能销号');
    expect((await finish(0)).status).toBe(200);
    const { body } = await call('strike-off', complaintId);
    expect([body.isKey, body.colour]).toEqual([false, undefined]);
  });
});

describe('whoever has the right role, and may not all the same', () => {
  it('is told why: a request is granted by somebody else', async () => {
    const complaintId = await readyFor(stand, 'request-extension');
    const { personId, staff } = callerOf('handler');
    if (staff === undefined) throw new Error('no staff');
    const grants = [...staff.grants, { role: 'supervisor' as const, areaCode: '330502' }];
    const both: Caller = { personId, staff: { ...staff, grants } };
    expect((await call('request-extension', complaintId, { caller: both })).status).toBe(200);
    for (const command of ['extend', 'refuse-request'] as const) {
      const { status, body } = await call(command, complaintId, { caller: both });
      expect([status, body.title]).toEqual([403, '自己的申请要由别人审批']);
    }
    expect((await call('extend', complaintId)).status).toBe(200);
  });

  it('is told why: only its leader plans for a key case', async () => {
    const complaintId = await readyFor(stand, 'set-plan');
    const other = {
      personId: 'person-other',
      staff: { staffId: 'staff-other', name: '别', grants: [{ role: 'leader' as const, areaCode: '330502' }] },
    };
    const { status, body } = await call('set-plan', complaintId, { caller: other });
    expect([status, body.title]).toEqual([403, '只有本案的包案领导可以进行这项操作']);
  });

  it('is told why: gone is what somebody else has seen gone', async () => {
    const complaintId = await readyFor(stand, 'respond');
    await walk(stand, complaintId, ['respond', 'report-gone']);
    const { personId, staff } = callerOf('handler');
    if (staff === undefined) throw new Error('no staff');
    const grants = [...staff.grants, { role: 'dispatcher' as const, areaCode: '330502' }];
    const both: Caller = { personId, staff: { ...staff, grants } };
    const { status, body } = await call('confirm-gone', complaintId, { caller: both });
    expect([status, body.title]).toEqual([403, '处置人员不能核查自己的案件']);
    expect((await call('confirm-gone', complaintId)).body.state).toBe('closed');
  });
});

describe('a desk that speaks for somebody on the telephone', () => {
  it('rates, and it is on record who wrote that down', async () => {
    const complaintId = await readyFor(stand, 'rate');
    const { documents, names } = stand.tables;
    await documents.send(
      new UpdateCommand({
        TableName: names.complaints,
        Key: { pk: `COMPLAINT#${complaintId}`, sk: 'COMPLAINT' },
        UpdateExpression: 'SET #source = :hotline, reporterId = :desk',
        ExpressionAttributeNames: { '#source': 'source' },
        ExpressionAttributeValues: { ':hotline': 'hotline', ':desk': `desk:${complaintId}` },
      }),
    );
    const bad = { body: { score: 1, words: '回访：没有清' } };
    expect((await call('rate', complaintId, { ...bad, caller: callerOf('dispatch2') })).status).toBe(404);
    expect((await call('rate', complaintId, { ...bad, caller: callerOf('superv') })).status).toBe(403);
    // Who checked the work is not who says, in the reporter's name, how good it was; a colleague at the desk does.
    const own = await call('rate', complaintId, { ...bad, caller: callerOf('dispatch') });
    expect([own.status, own.body.title]).toEqual([403, '处置或核查过本案的人员不能代投诉人评价']);
    const { personId, staff } = callerOf('dispatch');
    if (staff === undefined) throw new Error('no staff');
    const colleague: Caller = { personId, staff: { ...staff, staffId: 'staff-colleague' } };
    const { status, body } = await call('rate', complaintId, { ...bad, caller: colleague });
    expect([status, body.state]).toEqual([200, 'submitted']);
    const [rated, reopened] = (await read(complaintId)).events.slice(-3);
    expect([rated?.actor, reopened?.actor]).toMatchObject([
      { kind: 'staff', staffId: 'staff-colleague' },
      { kind: 'staff', staffId: 'staff-colleague' },
    ]);
  });
});
