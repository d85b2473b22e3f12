import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { inState, sampleCase } from '@huzhou/shared/complaints/sample-case';
import { advance } from '@huzhou/shared/complaints/transition';
import { type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import { beforeAll, describe, expect, it } from 'vitest';
import { createComplaintWriter } from '../complaint-writer.ts';
import { createCaseSearchRepository } from './case-search-repository.ts';
import type { CaseFilter } from './ports.ts';
import { createStand, type Stand } from './testing/stand.ts';

const all: CaseFilter = { categoryCodes: [], statuses: [] };
const id = (index: number): string => `HZ20261123-${String(index).padStart(10, '0')}`;

let stand: Stand;

const put = (index: number, submittedAt: Instant, more: Partial<Complaint> = {}) =>
  stand.put({ ...sampleCase({ complaintId: id(index), submittedAt }), ...more });

beforeAll(async () => {
  stand = await createStand();
  // Around midnight in China, which is 16:00 UTC, in two districts.
  await put(1, '2026-11-20T15:59:59.999Z');
  await put(2, '2026-11-20T16:00:00.000Z', { districtCode: '330523' });
  await put(3, '2026-11-20T16:00:00.000Z');
  await put(4, '2026-11-22T10:00:00.000Z', { categoryCode: 'C0101' });
  await put(5, '2026-11-23T00:00:00.000Z', { state: 'closed' });
  await put(6, '2026-11-22T11:00:00.000Z', { source: 'petition' });
  await put(7, '2026-11-22T12:00:00.000Z', { parentId: id(4) });
  await put(8, '2026-11-22T13:00:00.000Z', { state: 'withdrawn' });
  await put(9, '2026-08-01T00:00:00.000Z');
});

const found = async (from: Instant, to: Instant, filter: CaseFilter = all, most = 100) =>
  (await stand.cases.newest({ from, to }, filter, most))?.map(({ complaintId }) => Number(complaintId.slice(-2)));

const [start, end] = ['2026-11-18T00:00:00.000Z', '2026-11-23T00:00:00.000Z'];

describe('the cases of a span', () => {
  it('are found across days and districts, newest first, what is not public left out', async () => {
    expect(await found(start, end)).toEqual([5, 4, 3, 2, 1]);
  });

  it('include both ends, to the millisecond', async () => {
    expect(await found('2026-11-20T16:00:00.000Z', '2026-11-20T16:00:00.000Z')).toEqual([3, 2]);
    expect(await found('2026-11-20T15:59:59.999Z', '2026-11-20T15:59:59.999Z')).toEqual([1]);
    expect(await found('2026-11-20T16:00:00.001Z', '2026-11-22T10:00:00.000Z')).toEqual([4]);
    expect(await found('2026-11-23T10:00:00.000Z', '2026-11-23T09:00:00.000Z')).toEqual([]);
  });

  it('are at most as many as are wanted, and the newest of them', async () => {
    expect(await found(start, end, all, 1)).toEqual([5]);
    expect(await found(start, end, all, 3)).toEqual([5, 4, 3]);
  });

  it('are filtered by kind and status', async () => {
    expect(await found(start, end, { ...all, categoryCodes: ['C0101'] })).toEqual([4]);
    expect(await found(start, end, { ...all, statuses: ['closed'] })).toEqual([5]);
    expect(await found(start, end, { ...all, statuses: ['open'] })).toEqual([4, 3, 2, 1]);
    expect(await found(start, end, { categoryCodes: ['C0101', 'E0102'], statuses: ['open', 'closed'] })).toEqual([
      5, 4, 3, 2, 1,
    ]);
    expect(await found(start, end, { categoryCodes: ['C0101'], statuses: ['closed'] })).toEqual([]);
  });

  it('are not looked for among too many', async () => {
    const { documents, names } = stand.tables;
    const search = createCaseSearchRepository(documents, names.complaints, 2);
    expect(await search.newest({ from: start, to: end }, { ...all, categoryCodes: ['C0102'] }, 100)).toBeUndefined();
    expect(await search.newest({ from: end, to: end }, all, 100)).toHaveLength(1);
  });
});

describe('cases by id', () => {
  it('come in the order of the ids, and more than the store gives at once', async () => {
    const ids = Array.from({ length: 130 }, (_, index) => id(index + 200));
    const wanted = [id(4), ...ids, 'nonsense', id(1)];
    expect((await stand.cases.findAll(wanted)).map(({ complaintId }) => complaintId)).toEqual([id(4), id(1)]);
    expect(await stand.cases.findAll([])).toEqual([]);
  });
});

describe('updates', () => {
  it('of cases that came through the interface are found by time; those of others are not indexed', async () => {
    const { documents, names } = stand.tables;
    const apply = createComplaintWriter(documents, names.complaints);
    for (const [index, source] of (['open311', 'citizen'] as const).entries()) {
      const before = { ...inState('resolved'), complaintId: id(100 + index), source };
      await stand.put(before);
      const closing = advance(before, { command: 'approve' }, { kind: 'staff', staffId: 'wu', name: '吴' }, end);
      if (!closing.ok) throw new Error(closing.failure.kind);
      const change = {
        ...closing.value,
        events: closing.value.events.map((event) => ({ ...event, complaintId: before.complaintId })),
      };
      expect(await apply(change, { before, states: ['resolved'] })).toBe('done');
    }
    const updates = await stand.cases.updatesIn({ from: plusSeconds(end, -60), to: plusSeconds(end, 60) }, 10);
    expect(updates.map(({ complaintId, type }) => [complaintId, type])).toEqual([[id(100), 'closed']]);
    expect(await stand.cases.updatesIn({ from: plusSeconds(end, 60), to: plusSeconds(end, 90) }, 10)).toEqual([]);
  });
});
