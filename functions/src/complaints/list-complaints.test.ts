import { randomBytes } from 'node:crypto';
import { type Complaint, newComplaintId } from '@huzhou/shared/complaints/complaint';
import { listComplaints } from '@huzhou/shared/complaints/routes';
import { inState } from '@huzhou/shared/complaints/sample-case';
import { describe, expect, it } from 'vitest';
import { putCases } from './testing/put-cases.ts';
import { callerOf, createStand, type Stand, startsAt } from './testing/stand.ts';

type Caller = ReturnType<typeof callerOf>;

const page = async (stand: Stand, caller: Caller, view: string, cursor?: string) => {
  const { status, body, text } = await stand.call(listComplaints, {
    caller,
    query: { view, ...(cursor === undefined ? {} : { cursor }) },
  });
  if (status !== 200) throw new Error(text);
  return { ids: (body.complaints ?? []).map(({ complaintId }) => complaintId), nextCursor: body.nextCursor };
};

/** All pages, one after the other. */
const all = async (stand: Stand, caller: Caller, view: string): Promise<string[][]> => {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const { ids, nextCursor } = await page(stand, caller, view, cursor);
    pages.push(ids);
    cursor = nextCursor;
  } while (cursor !== undefined);
  return pages;
};

/** Cases of one after the other minute, each one's reporter somebody else, for nobody may file so many. */
const fileMany = async (stand: Stand, count: number, more: (index: number) => Record<string, unknown> = () => ({})) => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    stand.wait(200);
    ids.push(await stand.file(more(index)));
  }
  return ids;
};

describe('mine', () => {
  it('is newest first, page by page, without gaps or repeats', async () => {
    const stand = await createStand();
    const ids = await fileMany(stand, 45);
    const pages = await all(stand, callerOf('citizen'), 'mine');
    expect(pages.map((ids) => ids.length)).toEqual([20, 20, 5]);
    expect(pages.flat()).toEqual(ids.toReversed());
    expect(await all(stand, callerOf('neighbour'), 'mine')).toEqual([[]]);
  });

  it('says what a line needs', async () => {
    const stand = await createStand();
    const complaintId = await stand.file({ words: `${'很'.repeat(100)}脏` });
    await stand.give('dispatch', complaintId);
    const { body } = await stand.call(listComplaints, { caller: callerOf('citizen'), query: {} });
    expect(body.complaints).toEqual([
      {
        complaintId,
        state: 'dispatched',
        categoryCode: 'E0102',
        address: '红旗路 12 号门口',
        districtCode: '330502',
        townCode: '330502001',
        excerpt: `${'很'.repeat(59)}…`,
        submittedAt: '2026-11-23T00:00:00.000Z',
        opening: 1,
        unitName: '月河街道综合执法中队',
        runningLeg: 'response',
        nextDueAt: '2026-11-23T00:30:00.000Z',
        runningSince: '2026-11-23T00:00:00.000Z',
        source: 'citizen',
        isKey: false,
        goneReported: false,
        unansweredSupervisions: 0,
      },
    ]);
  });
});

describe('queue', () => {
  it('merges the queues of a person by the next deadline', async () => {
    const stand = await createStand();
    const dispatcher = callerOf('citydesk');
    const ids = await fileMany(stand, 25, (index) => ({
      place: { address: '路边', areaCode: index % 2 === 0 ? '330502001' : '330523001' },
    }));
    for (const [index, complaintId] of ids.entries()) {
      const unitId = index % 2 === 0 ? 'team-330502001' : 'team-330523001';
      await stand.give('dispatch', complaintId, { body: { unitId }, caller: dispatcher });
    }
    const anji = {
      ...callerOf('handler'),
      staff: {
        staffId: 'a',
        name: 'a',
        grants: [{ role: 'handler' as const, areaCode: '330523001', unitId: 'team-330523001' }],
      },
    };
    for (const [index, complaintId] of ids.entries())
      await stand.give('return', complaintId, index % 2 === 0 ? {} : { caller: anji });
    const pages = await all(stand, dispatcher, 'queue');
    expect(pages.map((page) => page.length)).toEqual([20, 5]);
    expect(pages.flat()).toEqual(ids);
    expect((await all(stand, callerOf('dispatch2'), 'queue')).flat()).toEqual(
      ids.filter((_, index) => index % 2 === 1),
    );
  });

  it('is where the next step is owed, and nowhere else', async () => {
    const stand = await createStand();
    const complaintId = await stand.file();
    const queues = async () => {
      const [team, desk] = await Promise.all([
        page(stand, callerOf('handler'), 'queue'),
        page(stand, callerOf('dispatch'), 'queue'),
      ]);
      return [team.ids.length, desk.ids.length];
    };
    expect(await queues()).toEqual([0, 0]);
    const seen: Record<string, number[]> = {};
    for (const name of ['dispatch', 'respond', 'resolve', 'rework', 'return', 'withdraw'] as const) {
      await stand.give(name, complaintId);
      seen[name] = await queues();
    }
    expect(seen).toEqual({
      dispatch: [1, 0],
      respond: [1, 0],
      resolve: [0, 1],
      rework: [1, 0],
      return: [0, 1],
      withdraw: [0, 0],
    });
  });

  it('shows no case that has gone elsewhere while the index still has it here', async () => {
    const stand = await createStand();
    const elsewhere = await stand.store.find(await stand.file({ place: { address: '路边', areaCode: '330523001' } }));
    const here = await stand.store.find(await stand.file());
    if (elsewhere === undefined || here === undefined) throw new Error('no cases');
    const listed = [elsewhere, here].map((complaint, index) => ({ sort: `2026#${index}`, complaint }));
    const lagging = await createStand({ lists: { ...stand.lists, queueOf: async () => listed } });
    expect((await page(lagging, callerOf('handler'), 'queue')).ids).toEqual([here.complaintId]);
  });

  it('is empty for staff who have none', async () => {
    const stand = await createStand();
    expect(await page(stand, callerOf('leader'), 'queue')).toEqual({ ids: [], nextCursor: undefined });
  });
});

describe('area', () => {
  it('holds open cases only, of the whole area, nearest deadline first', async () => {
    const stand = await createStand();
    const [first, second, third] = await fileMany(stand, 3);
    await stand.give('withdraw', second ?? '');
    expect((await page(stand, callerOf('superv'), 'area')).ids).toEqual([first, third]);
    expect((await page(stand, callerOf('leader'), 'area')).ids).toEqual([first, third]);
  });

  it('of a town’s team is the town', async () => {
    const stand = await createStand();
    const ids = await fileMany(stand, 4, (index) => ({
      place: { address: '路边', areaCode: index % 2 === 0 ? '330502001' : '330502002' },
    }));
    expect((await page(stand, callerOf('handler'), 'area')).ids).toEqual([ids[0], ids[2]]);
  });

  it('goes on over many rows of other towns', async () => {
    const stand = await createStand();
    const ids = await fileMany(stand, 45, (index) => ({
      place: { address: '路边', areaCode: index % 2 === 0 ? '330502001' : '330502002' },
    }));
    const pages = await all(stand, callerOf('handler'), 'area');
    expect(pages.flat()).toEqual(ids.filter((_, index) => index % 2 === 0));
  });
});

describe('requests', () => {
  it('are those that wait for the word of somebody else than who asked, in the area of a supervisor', async () => {
    const stand = await createStand();
    const asking = (place: Partial<Complaint>, staffId: string): Complaint => ({
      ...inState('responded'),
      complaintId: newComplaintId(startsAt, randomBytes),
      request: { kind: 'extension', until: startsAt, words: '等材料', staffId, name: staffId, at: startsAt },
      ...place,
    });
    const { request: _request, ...quiet } = asking({}, 'staff-handler');
    const [here, own, anji] = [
      asking({}, 'staff-handler'),
      asking({}, 'staff-superv'),
      asking({ districtCode: '330523', townCode: '330523001' }, 'staff-handler'),
    ];
    await putCases(stand.tables, [quiet, here, own, anji]);
    expect((await page(stand, callerOf('superv'), 'requests')).ids).toEqual([here.complaintId]);
    const city = (await page(stand, callerOf('citysup'), 'requests')).ids;
    expect(city.toSorted()).toEqual([here, own, anji].map(({ complaintId }) => complaintId).toSorted());
    const { status } = await stand.call(listComplaints, { caller: callerOf('lead'), query: { view: 'requests' } });
    expect(status).toBe(403);
  });
});

describe('a cursor', () => {
  it.each([
    ['made up', 'AAAA'],
    ['not base64', '%%%%'],
    ['of another view', Buffer.from('area#2026-11-23T00:00:00.000Z#HZ20261123-0123456789').toString('base64url')],
    ['of no row', Buffer.from('mine#yesterday#HZ20261123-0123456789').toString('base64url')],
  ])('that is %s is refused at its field', async (_, cursor) => {
    const stand = await createStand();
    const { status, body } = await stand.call(listComplaints, { caller: callerOf('citizen'), query: { cursor } });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ field: 'cursor', message: expect.any(String) }]);
  });
});
