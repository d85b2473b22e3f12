import { describe, expect, it } from 'vitest';
import { plusMilliseconds, plusSeconds, secondsIn } from '../kernel/time.ts';
import { dayInNumber, daysOf, fits, spanOf, withoutEmpty } from './case-filter.ts';
import type { CaseFilter } from './desk.ts';
import { acceptedAt, inState, sampleCase } from './sample-case.ts';

const complaint = {
  ...inState('responded'),
  words: '楼下 KTV 太吵，车牌 浙E12345',
  address: '红旗路 12 号',
  source: '12345' as const,
  external: { sourceId: 'hotline', number: 'HU-2026-77' },
};

describe('a case is found', () => {
  it.each<[string, CaseFilter, boolean]>([
    ['by nothing in particular', {}, true],
    ['by words in its text', { words: '太吵' }, true],
    ['by letters of either case', { words: 'ktv 浙e12345' }, true],
    ['by each of several words, wherever they stand', { words: '太吵  红旗路 月河' }, true],
    ['not when one of them is missing', { words: '太吵 解放路' }, false],
    ['by its number', { number: complaint.complaintId }, true],
    ['by its number’s beginning, as it is typed', { number: 'hz20261123-01' }, true],
    ['not by another number', { number: 'HZ20261124' }, false],
    ['by the number that somebody else gave it', { number: 'hu-2026' }, true],
    ['within its district', { areaCode: '330502' }, true],
    ['within its town', { areaCode: '330502001' }, true],
    ['not in another town', { areaCode: '330502002' }, false],
    ['in the city', { areaCode: '330500' }, true],
    ['by its class', { categoryCode: 'E01' }, true],
    ['by its kind', { categoryCode: 'E0102' }, true],
    ['not by another kind', { categoryCode: 'E0103' }, false],
    ['by its state', { state: 'responded' }, true],
    ['not by another state', { state: 'closed' }, false],
    ['by its source', { source: '12345' }, true],
    ['not by another source', { source: 'citizen' }, false],
    ['by its unit', { unitId: 'team-330502001' }, true],
    ['not by another unit', { unitId: 'team-330502002' }, false],
  ])('%s', (_, filter, found) => {
    expect(fits(complaint, filter, acceptedAt)).toBe(found);
  });

  it('by its colour, to the millisecond', () => {
    const mark = plusSeconds(acceptedAt, 30);
    const yellow = (at: string) => fits(sampleCase(), { colour: 'yellow' }, at);
    expect([yellow(mark), yellow(plusMilliseconds(mark, 1))]).toEqual([false, true]);
  });
});

it('asks for nothing by an empty field', () => {
  expect(withoutEmpty({ number: '', words: '', unitId: '', categoryCode: '', state: 'closed' })).toEqual({
    state: 'closed',
  });
});

describe('the days of a search', () => {
  // 23:30 of the 23rd in China.
  const now = '2026-11-23T15:30:00.000Z';
  const days = (filter: CaseFilter, at = now) => spanOf(filter, at);

  it.each<[string, CaseFilter, { from: string; to: string }]>([
    ['are the last thirty', {}, { from: '20261025', to: '20261123' }],
    ['begin where they should', { from: '2026-11-20' }, { from: '20261120', to: '20261123' }],
    ['end where they should', { to: '2026-11-20' }, { from: '20261022', to: '20261120' }],
    ['do not lie in the future', { from: '2026-11-20', to: '2027-01-01' }, { from: '20261120', to: '20261123' }],
    ['are 92 at most', { from: '2026-08-24' }, { from: '20260824', to: '20261123' }],
  ])('%s', (_, filter, span) => {
    expect(days(filter)).toEqual({ ok: true, value: span });
  });

  it.each<[string, CaseFilter]>([
    ['are refused when there are too many', { from: '2026-08-23' }],
    ['are refused when they run backwards', { from: '2026-11-20', to: '2026-11-19' }],
  ])('%s', (_, filter) => {
    expect(days(filter)).toMatchObject({ ok: false, failure: { field: 'from' } });
  });

  it('change at midnight in China', () => {
    expect(days({}, plusSeconds(now, secondsIn.hour))).toMatchObject({ value: { to: '20261124' } });
  });

  it('come newest first, over the end of a month', () => {
    expect(daysOf({ from: '20260227', to: '20260302' })).toEqual(['20260302', '20260301', '20260228', '20260227']);
  });
});

it.each([
  ['HZ20261123-0123456789', '20261123'],
  ['hz20261123', '20261123'],
  ['HZ2026112', undefined],
  ['20261123', undefined],
  ['HZ20260230', undefined],
  ['HZ99999999', undefined],
])('the day in %s', (number, day) => {
  expect(dayInNumber(number)).toBe(day);
});
