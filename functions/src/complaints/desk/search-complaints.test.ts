import { randomBytes } from 'node:crypto';
import { type Complaint, newComplaintId } from '@huzhou/shared/complaints/complaint';
import { searchComplaints } from '@huzhou/shared/complaints/desk-routes';
import { inState, sampleCase } from '@huzhou/shared/complaints/sample-case';
import { chinaDay, type Instant, plusMilliseconds, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { beforeAll, describe, expect, it } from 'vitest';
import { putAll } from '../../platform/table.ts';
import { sourceKey } from '../../sources/source-rows.ts';
import { intakeKey } from '../intake/intake-row.ts';
import { putCases } from '../testing/put-cases.ts';
import { callerOf, startsAt } from '../testing/stand.ts';
import { createSearchComplaints } from './search-complaints.ts';
import { createDeskStand, type DeskStand } from './testing/desk-stand.ts';

const city = callerOf('citysup');
/** Noon in China, so that a case an hour back is of the same day. */
const now = plusSeconds(startsAt, 4 * secondsIn.hour);
const daysAgo = (days: number, more = 0): Instant => plusSeconds(now, -days * secondsIn.day + more);

const caseAt = (submittedAt: Instant, more: Partial<Complaint> = {}): Complaint => ({
  ...sampleCase(),
  complaintId: newComplaintId(submittedAt, randomBytes),
  submittedAt,
  ...more,
});

const standWith = async (cases: readonly Complaint[]): Promise<DeskStand> => {
  const stand = await createDeskStand();
  stand.time.now = now;
  await putCases(stand.tables, cases);
  return stand;
};

type Query = Record<string, string>;

const search = async (stand: DeskStand, query: Query, caller = city) => {
  const { status, body, text } = await stand.ask(searchComplaints, caller, { query });
  if (status !== 200) throw new Error(text);
  return { ...body, ids: body.complaints.map(({ complaintId }) => complaintId) };
};

/** All pages, one after the other. */
const all = async (stand: DeskStand, query: Query, caller = city): Promise<string[][]> => {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const { ids, nextCursor } = await search(stand, { ...query, ...(cursor === undefined ? {} : { cursor }) }, caller);
    pages.push(ids);
    cursor = nextCursor;
    if (pages.length > 200) throw new Error('a search without end');
  } while (cursor !== undefined);
  return pages;
};

const newestFirst = (cases: readonly Complaint[]): string[] =>
  cases
    .toSorted((one, other) =>
      `${one.submittedAt}#${one.complaintId}` > `${other.submittedAt}#${other.complaintId}` ? -1 : 1,
    )
    .map(({ complaintId }) => complaintId);

describe('what is looked for', () => {
  const anji = { districtCode: '330523', townCode: '330523001' };
  const other = { districtCode: '330502', townCode: '330502002' };
  const kept = {
    plain: caseAt(daysAgo(0, -60)),
    ktv: caseAt(daysAgo(1), { words: '楼下 KTV 太吵，浙E12345', categoryCode: 'E0507' }),
    road: caseAt(daysAgo(2), { words: '路灯不亮', address: '解放路 3 号', categoryCode: 'C0102', ...other }),
    anji: caseAt(daysAgo(3), { ...anji, source: 'video' }),
    hotline: caseAt(daysAgo(4), { source: '12345', external: { sourceId: 'line', number: 'HU2026-0077' } }),
    done: caseAt(daysAgo(5), { state: 'closed', closedAt: daysAgo(4) }),
    team: {
      ...inState('responded'),
      ...caseAt(daysAgo(6)),
      state: 'responded' as const,
      unit: inState('responded').unit,
    },
    old: caseAt(daysAgo(40), { words: '很久以前' }),
  } satisfies Record<string, Complaint>;
  const everything = {
    words: '垃圾 红旗路 月河',
    areaCode: '330502001',
    to: '2026-11-23',
    unitId: 'team-330502001',
    categoryCode: 'E0102',
    state: 'responded',
    source: 'citizen',
  };
  const nameOf = new Map(Object.entries(kept).map(([name, { complaintId }]) => [complaintId, name]));
  let stand: DeskStand;
  beforeAll(async () => {
    stand = await standWith(Object.values(kept));
  });

  const find = async (query: Query, caller = city): Promise<(string | undefined)[]> =>
    (await search(stand, query, caller)).ids.map((id) => nameOf.get(id));
  /** A week will do for most of them. */
  const week = { from: '2026-11-17' };

  const recent = ['plain', 'ktv', 'road', 'anji', 'hotline', 'done', 'team'];

  it.each<[string, Query, string[]]>([
    ['words', { words: '太吵' }, ['ktv']],
    ['letters of either case', { words: 'ktv 浙e12345' }, ['ktv']],
    ['capital letters', { words: 'KTV' }, ['ktv']],
    ['an address', { words: '解放路' }, ['road']],
    ['a team’s name', { words: '月河街道' }, ['team']],
    ['words and a place', { words: '垃圾', areaCode: '330523' }, ['anji']],
    ['a town', { areaCode: '330502002' }, ['road']],
    ['a kind', { categoryCode: 'C0102' }, ['road']],
    ['a class of kinds', { categoryCode: 'E05' }, ['ktv']],
    ['a source', { source: 'video' }, ['anji']],
    ['a state', { state: 'closed' }, ['done']],
    ['a unit', { unitId: 'team-330502001' }, ['team']],
    ['days', { from: '2026-11-19', to: '2026-11-20' }, ['anji', 'hotline']],
    ['days of long ago', { from: '2026-10-01', to: '2026-10-31' }, ['old']],
    ['the beginning of a foreign number', { number: 'hu2026' }, ['hotline']],
    ['more words than the store takes', { words: 'k t v e '.repeat(7) }, ['ktv']],
    ['more words than the store takes, the last of which is missing', { words: `${'k t v e '.repeat(7)}九` }, []],
    ['everything, in every field, and one that is empty', { ...everything, number: ' ' }, ['team']],
    ['a formula', { words: "') OR 1=1" }, []],
  ])('%s', async (_, query, names) => {
    expect(await find({ ...week, ...query })).toEqual(names);
  });

  it('nothing in particular: the last thirty days', async () => {
    expect(await find({})).toEqual(recent);
  });

  it('a whole number, however long ago and however it is typed', async () => {
    expect(await find({ number: kept.old.complaintId.toLowerCase() })).toEqual(['old']);
    const { searchedBackTo, nextCursor } = await search(stand, { number: kept.old.complaintId });
    expect([searchedBackTo, nextCursor]).toEqual([undefined, undefined]);
  });

  it('a number’s beginning, by the day in it', async () => {
    expect(await find({ number: kept.old.complaintId.slice(0, 14) })).toEqual(['old']);
    expect(await find({ number: kept.road.complaintId.slice(0, 10) })).toEqual(['road']);
  });

  it('a number, among the days, where it holds no whole one', async () => {
    expect(await find({ ...week, number: 'HZ2026' })).toEqual(recent);
    expect(await find({ number: 'HZ99999999' })).toEqual([]);
  });

  it('another system’s whole number, however long ago', async () => {
    const { documents, names } = stand.own;
    await putAll(documents, names.sources, [{ ...sourceKey('line'), source: {} }]);
    const brought = { ...intakeKey('line', 'WX-1'), complaintId: kept.old.complaintId };
    await putAll(stand.tables.documents, stand.tables.names.complaints, [brought]);
    expect(await find({ number: 'WX-1' })).toEqual(['old']);
    expect(await find({ ...week, number: 'WX-2' })).toEqual([]);
  });

  it('a number, and all else that is asked for', async () => {
    expect(await find({ number: kept.old.complaintId, state: 'closed' })).toEqual([]);
  });

  it.each<[string, Parameters<typeof callerOf>[0], Query, string[]]>([
    ['a district', 'superv', {}, recent.filter((name) => name !== 'anji')],
    ['a town and what its team has', 'handler', {}, recent.filter((name) => name !== 'anji' && name !== 'road')],
    ['another district', 'dispatch2', {}, ['anji']],
    ['another district, by number', 'dispatch2', { number: kept.plain.complaintId }, []],
  ])('within the rights of %s', async (_, who, query, names) => {
    expect(await find({ ...week, ...query }, callerOf(who))).toEqual(names);
  });

  it('of a team that has a case elsewhere in its district, too', async () => {
    const caller = callerOf('handler2');
    const mine = { ...kept.team, ...caseAt(daysAgo(6), other), state: 'responded' as const, unit: kept.team.unit };
    const wide = await standWith([mine]);
    expect((await search(wide, week, caller)).ids).toEqual([mine.complaintId]);
  });

  it.each([
    ['forbidden: an area outside of one’s own', 'superv', { areaCode: '330523' }, 403, undefined],
    ['forbidden: the city, to a district', 'superv', { areaCode: '330500' }, 403, undefined],
    ['forbidden: citizens', 'citizen', {}, 403, undefined],
    ['refused: too many days', 'citysup', { from: '2026-01-01' }, 400, 'from'],
    ['refused: a day that never was', 'citysup', { from: '2026-02-30' }, 400, 'from'],
    ['refused: a cursor that is none', 'citysup', { cursor: 'AAAA' }, 400, 'cursor'],
  ])('%s', async (_, who, query, status, field) => {
    const answer = await stand.ask(searchComplaints, callerOf(who), { query });
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([status, field]);
  });
});

describe('colour', () => {
  it('is that of the moment', async () => {
    const yellow = caseAt(daysAgo(0, -31), { acceptedAt: daysAgo(0, -31) });
    const leg = { ...yellow.legs.dispatch, startedAt: yellow.acceptedAt, dueAt: plusSeconds(yellow.acceptedAt, 30) };
    const late = { ...yellow, legs: { ...yellow.legs, dispatch: leg } };
    const stand = await standWith([late]);
    const seen = async (at: Instant) => {
      stand.time.now = at;
      return (await search(stand, { colour: 'yellow', from: '2026-11-23' })).ids.length;
    };
    expect(await seen(leg.dueAt)).toBe(0);
    expect(await seen(plusMilliseconds(leg.dueAt, 1))).toBe(1);
  });
});

describe('pages', () => {
  it('go over days and districts, newest first, without gaps or repeats', async () => {
    const districts = ['330502', '330503', '330521', '330522', '330523'];
    const cases = Array.from({ length: 130 }, (_, index) =>
      caseAt(daysAgo(index % 29, -(index * 7)), { districtCode: districts[index % 5] ?? '' }),
    );
    const stand = await standWith(cases);
    const pages = await all(stand, {});
    expect(pages.flat()).toEqual(newestFirst(cases));
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 20, 20, 20, 20, 10]);
  });

  it('go on within a day, and among cases of one instant', async () => {
    const cases = Array.from({ length: 85 }, (_, index) =>
      caseAt(daysAgo(0, -60), { districtCode: index % 2 === 0 ? '330502' : '330523' }),
    );
    const stand = await standWith(cases);
    expect((await all(stand, { from: '2026-11-22' })).flat()).toEqual(newestFirst(cases));
  });

  it('end exactly at their size', async () => {
    const cases = Array.from({ length: 20 }, (_, index) => caseAt(daysAgo(0, -index)));
    const stand = await standWith(cases);
    const pages = await all(stand, { from: '2026-11-23' });
    expect(pages.flat()).toEqual(newestFirst(cases));
  });

  it('say how far back they have looked', async () => {
    const stand = await standWith([caseAt(daysAgo(3))]);
    const one = callerOf('superv');
    expect(await search(stand, {}, one)).toMatchObject({ searchedBackTo: '2026-10-25' });
    expect(await search(stand, { from: '2026-08-24' }, one)).toMatchObject({ searchedBackTo: '2026-08-24' });
  });
});

describe('a long search', () => {
  it('stops when its time is up, says how far it has come, and goes on from there', async () => {
    const rare = [3, 17, 50, 80].map((days) => caseAt(daysAgo(days), { words: '少见' }));
    const stand = await standWith([...rare, ...Array.from({ length: 90 }, (_, index) => caseAt(daysAgo(index)))]);
    // No patience at all: each page of the answer is one step of the work.
    const hasty = { ...stand.desk, startTimer: () => () => true };
    const handle = createSearchComplaints(hasty);
    const found: string[] = [];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = {
        words: '少见',
        from: '2026-08-24',
        to: '2026-11-23',
        ...(cursor === undefined ? {} : { cursor }),
      };
      const answer = await handle(
        { path: undefined, query, body: undefined, idempotencyKey: undefined },
        callerOf('superv'),
      );
      if (!answer.ok) throw new Error(answer.failure.kind);
      found.push(...answer.value.complaints.map(({ complaintId }) => complaintId));
      seen.push(answer.value.searchedBackTo ?? '');
      cursor = answer.value.nextCursor;
    } while (cursor !== undefined && seen.length < 500);
    expect(found).toEqual(newestFirst(rare));
    expect(seen).toEqual(seen.toSorted().reverse());
    expect(seen.length).toBeGreaterThan(80);
    expect(seen.at(-1)).toBe('2026-08-24');
  });

  it('breaks off within a day of very many, and loses nothing of it', async () => {
    const words = '长'.repeat(2000);
    const cases = Array.from({ length: 400 }, (_, index) => caseAt(daysAgo(0, -index), { words }));
    const rare = caseAt(daysAgo(0, -399), { words: '少见' });
    const stand = await standWith([...cases, rare]);
    const hasty = { ...stand.desk, startTimer: () => () => true };
    const handle = createSearchComplaints(hasty);
    const ask = (query: Query) => handle({ path: undefined, query, body: undefined, idempotencyKey: undefined }, city);
    let cursor: string | undefined;
    let pages = 0;
    const found: string[] = [];
    do {
      const answer = await ask({ words: '少见', from: '2026-11-23', ...(cursor === undefined ? {} : { cursor }) });
      if (!answer.ok) throw new Error(answer.failure.kind);
      pages += 1;
      found.push(...answer.value.complaints.map(({ complaintId }) => complaintId));
      expect(answer.value.searchedBackTo).toBe(`2026-11-${chinaDay(now).slice(6)}`);
      cursor = answer.value.nextCursor;
    } while (cursor !== undefined);
    expect(found).toEqual([rare.complaintId]);
    expect(pages).toBeGreaterThan(2);
  });
});
