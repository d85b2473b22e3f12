import { describe, expect, it } from 'vitest';
import { plusSeconds, secondsIn } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { repeatsOf } from './repeat.ts';
import { acceptedAt, sampleCase } from './sample-case.ts';

const here = { longitude: 120.1, latitude: 30.87 };
/** So many metres to the north. */
const north = (meters: number) => ({ longitude: here.longitude, latitude: here.latitude + meters / 111_195 });

let made = 0;
const caseOf = (daysAgo: number, more: Partial<Complaint> = {}): Complaint => {
  made += 1;
  const submittedAt = plusSeconds(acceptedAt, -daysAgo * secondsIn.day);
  const complaintId = `HZ20261123-${String(made).padStart(10, '0')}`;
  return { ...sampleCase({ submittedAt, complaintId, point: here, reporterId: `person-${made}` }), ...more };
};
const ids = (cases: readonly Complaint[]) => cases.map(({ complaintId }) => complaintId);

describe('the third of the same trouble in a month', () => {
  it('names the earlier ones, the latest first', () => {
    const [first, second, third] = [caseOf(29.9), caseOf(3), caseOf(0)];
    expect(repeatsOf(third, [first, second, third])).toEqual(ids([second, first]));
    expect(repeatsOf(second, [first, second, third])).toEqual([]);
  });

  it.each<[string, Partial<Complaint>]>([
    ['101 m away', { point: north(101) }],
    ['another kind', { categoryCode: 'E0101' }],
    ['declined', { state: 'declined' }],
    ['withdrawn', { state: 'withdrawn' }],
    ['a part', { parentId: 'HZ20261123-6666666666' }],
    ['seen by a machine', { source: 'vehicle' }],
    ['without a point', { point: undefined }],
  ])('is none where one of the earlier ones is %s', (_, more) => {
    expect(repeatsOf(caseOf(0), [caseOf(2), caseOf(1, more)])).toEqual([]);
  });

  it('counts within 100 m, in any other state, and not what is older than a month', () => {
    const near = [caseOf(2, { point: north(99) }), caseOf(1, { state: 'merged' })];
    expect(repeatsOf(caseOf(0), near)).toHaveLength(2);
    expect(repeatsOf(caseOf(0), [caseOf(30.01), caseOf(1)])).toEqual([]);
  });

  it('is not found of what a machine sees, nor of a part', () => {
    const earlier = [caseOf(2), caseOf(1)];
    expect(repeatsOf(caseOf(0, { source: 'video' }), earlier)).toEqual([]);
    expect(repeatsOf(caseOf(0, { parentId: 'HZ20261123-6666666666' }), earlier)).toEqual([]);
  });

  it('of several in one millisecond is the third by number, once', () => {
    const [one, two, three] = [caseOf(0), caseOf(0), caseOf(0)];
    const found = [three, one, two].map((complaint) => repeatsOf(complaint, [two, three, one]).length);
    expect(found).toEqual([2, 0, 0]);
  });

  it('names ten at most', () => {
    const many = Array.from({ length: 30 }, (_, index) => caseOf(1 + index / 100));
    expect(repeatsOf(caseOf(0), many)).toEqual(ids(many.slice(0, 10)));
  });
});

describe('the same person’s third in a year', () => {
  const mine = (daysAgo: number, more: Partial<Complaint> = {}) =>
    caseOf(daysAgo, { reporterId: 'person-me', ...more });

  it('of the same trouble', () => {
    expect(repeatsOf(mine(0), [mine(364), mine(100)])).toHaveLength(2);
    expect(repeatsOf(mine(0), [mine(366), mine(100)])).toEqual([]);
    expect(repeatsOf(mine(0), [mine(300, { point: north(300) }), mine(100)])).toEqual([]);
  });

  it('goes by the same words for the place where there is no point', () => {
    const unplaced = { point: undefined };
    expect(repeatsOf(mine(0, unplaced), [mine(300, unplaced), mine(100)])).toHaveLength(2);
    expect(repeatsOf(mine(0, unplaced), [mine(300, { ...unplaced, address: '别处' }), mine(100)])).toEqual([]);
  });

  it('is nobody’s where the reporter is no person whom we know', () => {
    const called = (daysAgo: number) => caseOf(daysAgo, { reporterId: 'source:12345', source: '12345' });
    expect(repeatsOf(called(0), [called(300), called(100)])).toEqual([]);
  });
});
