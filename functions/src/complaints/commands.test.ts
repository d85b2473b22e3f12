import { randomUUID } from 'node:crypto';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { describe, expect, it } from 'vitest';
import { catchLog } from '../platform/testing/memory-log.ts';
import { callerOf, createStand, photoId, type Stand, usual } from './testing/stand.ts';

type Command = keyof typeof usual;

const ways: Readonly<Record<Command, readonly Command[]>> = {
  dispatch: [],
  withdraw: [],
  respond: ['dispatch'],
  return: ['dispatch'],
  resolve: ['dispatch', 'respond'],
  approve: ['dispatch', 'respond', 'resolve'],
  rework: ['dispatch', 'respond', 'resolve'],
  rate: ['dispatch', 'respond', 'resolve', 'approve'],
  reopen: ['dispatch', 'respond', 'resolve', 'approve'],
};

/** A case for which the command is next. */
const readyFor = async (stand: Stand, command: Command): Promise<string> => {
  const complaintId = await stand.file();
  for (const step of ways[command]) {
    stand.wait(2);
    await stand.give(step, complaintId);
  }
  stand.wait(2);
  return complaintId;
};

const call = (stand: Stand, command: Command, complaintId: string, more: object = {}) => {
  const { route, by, body } = usual[command];
  return stand.call(route, { caller: callerOf(by), body, path: { complaintId }, ...more });
};

const commands = Object.keys(usual) as Command[];

describe.each(commands)('%s', (command) => {
  it('happens once for its key, answers five at once the same, and answers again later the same', async () => {
    const stand = await createStand();
    const complaintId = await readyFor(stand, command);
    const before = (await stand.store.find(complaintId))?.version ?? 0;
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => call(stand, command, complaintId, { key })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await stand.store.find(complaintId))?.version).toBe(before + 1);
    stand.wait(60);
    expect((await call(stand, command, complaintId, { key })).text).toBe(answers[0]?.text);
  });

  it('is out of turn right after itself', async () => {
    const stand = await createStand();
    const complaintId = await readyFor(stand, command);
    expect((await call(stand, command, complaintId)).status).toBe(200);
    const { status, body } = await call(stand, command, complaintId);
    // Whoever returned a case has it no more.
    expect(status).toBe(command === 'return' ? 403 : 409);
    if (status === 409) expect(body).toMatchObject({ type: 'urn:huzhou:problem:out-of-turn' });
  });

  it('refuses its key for another case', async () => {
    const stand = await createStand();
    const [one, other] = [await readyFor(stand, command), await readyFor(stand, command)];
    const key = randomUUID();
    await call(stand, command, one, { key });
    expect((await call(stand, command, other, { key })).status).toBe(422);
    expect((await stand.store.find(other))?.state).not.toBe((await stand.store.find(one))?.state);
  });
});

describe('the whole life', () => {
  it('is told in order, with who did it, for staff and for the reporter', async () => {
    const stand = await createStand();
    const complaintId = await readyFor(stand, 'rework');
    await stand.give('rework', complaintId);
    stand.wait(2);
    await stand.give('resolve', complaintId, { body: { words: '再次清理', photoIds: [photoId(2)] } });
    await stand.give('approve', complaintId);
    const rated: ComplaintDetail = await stand.give('rate', complaintId);
    expect(rated.timeline.map(({ type, who }) => [type, who])).toEqual([
      ['submitted', '我'],
      ['dispatched', '吴兴区指挥中心'],
      ['responded', '月河街道综合执法中队'],
      ['resolved', '月河街道综合执法中队'],
      ['reworked', '吴兴区指挥中心'],
      ['resolved', '月河街道综合执法中队'],
      ['closed', '吴兴区指挥中心'],
      ['rated', '我'],
    ]);
    expect(rated.rating).toEqual({ score: 5, words: '很快' });
    expect(rated.promises.every(({ endedAt, dueAt }) => endedAt !== undefined && endedAt <= dueAt)).toBe(true);
  });

  it('logs each step by name, with the time it took', async () => {
    const stand = await createStand();
    const logged = catchLog();
    await readyFor(stand, 'approve');
    const latencies = logged
      .events()
      .filter(({ event }) => String(event).startsWith('complaint.'))
      .map(({ event, latencyMs }) => [event, latencyMs]);
    expect(latencies).toEqual([
      ['complaint.submitted', undefined],
      ['complaint.dispatched', 2000],
      ['complaint.responded', 2000],
      ['complaint.resolved', 6000],
    ]);
  });
});

describe('a dispatch', () => {
  it.each([
    ['an unknown unit', 'team-000'],
    ['a desk', 'desk-330502'],
    ['another district’s team', 'team-330523001'],
  ])('to %s is refused at the field', async (_, unitId) => {
    const stand = await createStand();
    const complaintId = await readyFor(stand, 'dispatch');
    const { status, body } = await call(stand, 'dispatch', complaintId, { body: { unitId } });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ field: 'unitId', message: expect.any(String) }]);
    expect((await stand.store.find(complaintId))?.version).toBe(1);
  });
});

describe('photos after the work', () => {
  it('must be the handler’s own uploads, and new to the case', async () => {
    const stand = await createStand();
    const complaintId = await readyFor(stand, 'resolve');
    stand.faults.set(photoId(3), 'missing');
    const photoIds = [photoId(0), photoId(2), photoId(3)];
    const { status, body } = await call(stand, 'resolve', complaintId, { body: { words: '已清理', photoIds } });
    expect(status).toBe(400);
    expect(body.errors?.map(({ field }) => field)).toEqual(['photoIds.0', 'photoIds.2']);
    expect((await stand.store.read(complaintId))?.photos).toHaveLength(1);
  });

  it('belong to the handler, and wait to be cleaned', async () => {
    const stand = await createStand();
    const complaintId = await readyFor(stand, 'approve');
    const photos = (await stand.store.read(complaintId))?.photos;
    expect(photos?.map(({ photoId: id, personId, state }) => [id, personId, state])).toEqual([
      [photoId(0), 'person-citizen', 'pending'],
      [photoId(1), 'person-handler', 'pending'],
    ]);
  });
});

describe('four eyes', () => {
  it.each(['approve', 'rework'] as const)(
    '%s is refused to one who handled the case, whatever else they are',
    async (command) => {
      const stand = await createStand();
      const complaintId = await readyFor(stand, command);
      const { personId, staff } = callerOf('handler');
      if (staff === undefined) throw new Error('no staff');
      const both = {
        personId,
        staff: { ...staff, grants: [...staff.grants, { role: 'dispatcher' as const, areaCode: '330502' }] },
      };
      const { status, body } = await call(stand, command, complaintId, { caller: both });
      expect(status).toBe(403);
      expect(body.title).toBe('处置人员不能核查自己的案件');
      expect((await stand.store.find(complaintId))?.state).toBe('resolved');
    },
  );
});

describe('after seven days', () => {
  it.each(['rate', 'reopen'] as const)('the reporter cannot %s any more', async (command) => {
    const stand = await createStand();
    const complaintId = await readyFor(stand, command);
    stand.wait(7 * 86_400);
    const { status, body } = await call(stand, command, complaintId);
    expect(status).toBe(409);
    expect(body.title).toContain('7 天');
  });
});
