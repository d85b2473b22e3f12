import { describe, expect, it } from 'vitest';
import { always, offHours, quarterOf, Sharing, timeOfQuarter } from './sharing.ts';

const problems = (sharing: unknown): readonly string[] =>
  Sharing.safeParse(sharing).error?.issues.map(({ message }) => message) ?? [];
const windows = (...working: readonly { readonly from: string; readonly to: string }[]) => ({
  days: { working, rest: [] },
  seasons: [],
});
const season = (from: string, to: string) => ({
  ...always,
  seasons: [{ name: '夏令时', from, to, days: always.days }],
});

describe('what an owner says', () => {
  it.each([
    ['windows side by side', windows({ from: '00:00', to: '07:30' }, { from: '07:30', to: '24:00' }), []],
    ['in any order', windows({ from: '18:30', to: '24:00' }, { from: '00:00', to: '07:30' }), []],
    ['no window at all', windows(), []],
    ['over midnight', windows({ from: '18:30', to: '07:30' }), ['结束要晚于开始；跨夜请分成 24:00 前和 00:00 后两段']],
    ['two that overlap', windows({ from: '00:00', to: '08:00' }, { from: '07:45', to: '09:00' }), ['时段不能重叠']],
    ['off the quarters', windows({ from: '18:20', to: '24:00' }), ['请选择整刻钟，例如 18:30']],
    ['a season over new year', season('12-20', '01-05'), []],
    ['the leap day', season('02-29', '02-29'), []],
    ['a day that no year has', season('02-30', '04-31'), ['请写成 07-01 这样的月日', '请写成 07-01 这样的月日']],
  ])('%s', (_what, sharing, expected) => expect(problems(sharing)).toEqual(expected));
});

it('opens an hour after work and closes an hour before it', () => {
  expect(offHours('08:30', '17:30').days).toEqual({
    working: [
      { from: '00:00', to: '07:30' },
      { from: '18:30', to: '24:00' },
    ],
    rest: [{ from: '00:00', to: '24:00' }],
  });
});

it('counts quarters to the end of the day', () => {
  for (let quarter = 0; quarter <= 96; quarter += 1) expect(quarterOf(timeOfQuarter(quarter))).toBe(quarter);
});
