import { randomUUID } from 'node:crypto';
import { eventOf } from '@huzhou/shared/complaints/step';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { beforeAll, describe, expect, it } from 'vitest';
import { catchLog } from '../platform/testing/memory-log.ts';
import { type Command, readyFor } from './testing/ready.ts';
import { callerOf, createStand, photoId, type Stand, usual } from './testing/stand.ts';

const call = (stand: Stand, command: Command, complaintId: string, more: object = {}) => {
  const { route, by, body } = usual[command];
  return stand.call(route, { caller: callerOf(by), body, path: { complaintId }, ...more });
};

/** Merging takes two cases: it is proved beside its handler. */
const commands = (Object.keys(usual) as Command[]).filter((command) => command !== 'merge');
/** What may be said or done again at once. */
const repeatable: readonly Command[] = ['inform', 'note', 'supervise', 'set-plan'];

describe('each command', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await createStand();
  });

  const timesIn = async (complaintId: string, command: Command): Promise<number> => {
    const events = (await stand.store.read(complaintId))?.events ?? [];
    return events.filter(({ type }) => type === eventOf[command]).length;
  };

  it.each(commands)(
    '%s happens once for its key, answers five at once and later the same, and is then out of turn unless it may be said again',
    async (command) => {
      const complaintId = await readyFor(stand, command);
      const before = await timesIn(complaintId, command);
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 5 }, () => call(stand, command, complaintId, { key })));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await timesIn(complaintId, command)).toBe(before + 1);
      stand.wait(60);
      expect((await call(stand, command, complaintId, { key })).text).toBe(answers[0]?.text);
      // Under another key it is another wish.
      const more = command === 'inform' || command === 'note' ? { body: { words: '还有一句' } } : {};
      const { status, body } = await call(stand, command, complaintId, more);
      // Whoever returned a case has it no more.
      expect(status).toBe(repeatable.includes(command) ? 200 : command === 'return' ? 403 : 409);
      if (status === 409) expect(body).toMatchObject({ type: 'urn:huzhou:problem:out-of-turn' });
    },
  );

  it.each(['dispatch', 'resolve', 'split', 'rate'] as const)('%s refuses its key for another case', async (command) => {
    const [one, other] = [await readyFor(stand, command), await readyFor(stand, command)];
    const key = randomUUID();
    await call(stand, command, one, { key });
    const before = await stand.store.find(other);
    expect((await call(stand, command, other, { key })).status).toBe(422);
    expect(await stand.store.find(other)).toEqual(before);
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
