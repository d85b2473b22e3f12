import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overstayPrice, priceOf } from './price.ts';
import { firstSlotOf, slotsPerDay } from './slots.ts';
import { Tariff } from './tariff.ts';

const at = (time: string): number =>
  firstSlotOf(time.slice(0, 8)) + Number(time.slice(9, 11)) * 4 + Number(time.slice(12)) / 15;
const price = (tariff: Tariff, from: string, to: string): string => {
  const { cents, lines } = priceOf(tariff, { from: at(from), to: at(to) });
  return [cents, ...lines.map(({ words }) => words)].join(' | ');
};

const free: Tariff = { kind: 'free' };
const hourly: Tariff = { kind: 'hourly', perHour: 300, dayCap: 2000, freeMinutes: 30 };
const plain: Tariff = { kind: 'hourly', perHour: 250, dayCap: 1500, freeMinutes: 0 };
const night: Tariff = { kind: 'night-flat', perNight: 500, nightFrom: '22:00', nightTo: '07:00', perHour: 200 };
const lateNight: Tariff = { kind: 'night-flat', perNight: 300, nightFrom: '00:00', nightTo: '06:00', perHour: 100 };

describe('priceOf', () => {
  it.each([
    ['free', free, '20261123 18:00', '20261126 18:00', '0 | 免费'],
    ['within the free minutes', hourly, '20261123 18:00', '20261123 18:30', '0 | 30 分钟内免费'],
    ['one quarter after them', hourly, '20261123 18:00', '20261123 18:45', '300 | 前 30 分钟免费，1 小时 × 3 元'],
    ['a full hour after them', hourly, '20261123 18:00', '20261123 19:30', '300 | 前 30 分钟免费，1 小时 × 3 元'],
    ['a second hour begun', hourly, '20261123 18:00', '20261123 19:45', '600 | 前 30 分钟免费，2 小时 × 3 元'],
    ['no free minutes', plain, '20261123 18:00', '20261123 18:15', '250 | 1 小时 × 2.5 元'],
    ['exactly at the cap', plain, '20261123 08:00', '20261123 14:00', '1500 | 6 小时 × 2.5 元'],
    ['over the cap', plain, '20261123 08:00', '20261123 15:00', '1500 | 7 小时 × 2.5 元，24 小时封顶 15 元'],
    ['24 hours', plain, '20261130 20:00', '20261201 20:00', '1500 | 24 小时 × 2.5 元，24 小时封顶 15 元'],
    [
      'a quarter more',
      plain,
      '20261130 20:00',
      '20261201 20:15',
      '1750 | 第 1 个 24 小时：24 小时 × 2.5 元，24 小时封顶 15 元 | 第 2 个 24 小时：1 小时 × 2.5 元',
    ],
    [
      '72 hours: free minutes once',
      hourly,
      '20261231 10:00',
      '20270103 10:00',
      '6000 | 第 1 个 24 小时：前 30 分钟免费，24 小时 × 3 元，24 小时封顶 20 元 | 第 2 个 24 小时：24 小时 × 3 元，24 小时封顶 20 元 | 第 3 个 24 小时：24 小时 × 3 元，24 小时封顶 20 元',
    ],
    ['a whole night', night, '20261123 22:00', '20261124 07:00', '500 | 22:00–次日 07:00 整夜 5 元'],
    ['a part of a night', night, '20261123 23:45', '20261124 00:15', '500 | 23:45–次日 00:15 整夜 5 元'],
    ['till midnight', night, '20261123 22:00', '20261124 00:00', '500 | 22:00–24:00 整夜 5 元'],
    [
      'evening, night and morning',
      night,
      '20261231 18:30',
      '20270101 07:15',
      '1500 | 18:30–22:00 4 小时 × 2 元 | 22:00–次日 07:00 整夜 5 元 | 07:00–07:15 1 小时 × 2 元',
    ],
    ['by day', night, '20261123 07:00', '20261123 22:00', '3000 | 07:00–22:00 15 小时 × 2 元'],
    [
      'two nights and the day between, with dates',
      night,
      '20261130 22:00',
      '20261202 07:00',
      '4000 | 11月30日 22:00–次日 07:00 整夜 5 元 | 12月1日 07:00–22:00 15 小时 × 2 元 | 12月1日 22:00–次日 07:00 整夜 5 元',
    ],
    [
      'a night that begins at midnight',
      lateNight,
      '20261123 22:00',
      '20261124 06:00',
      '500 | 22:00–24:00 2 小时 × 1 元 | 00:00–06:00 整夜 3 元',
    ],
  ])('%s', (_what, tariff, from, to, expected) => expect(price(tariff, from, to)).toBe(expected));

  const cents = fc.integer({ min: 0, max: 5_000 });
  const anyTariff: fc.Arbitrary<Tariff> = fc.oneof(
    fc.record({ kind: fc.constant('hourly' as const), perHour: cents, dayCap: cents, freeMinutes: fc.nat(240) }),
    fc.record({
      kind: fc.constant('night-flat' as const),
      perNight: cents,
      perHour: cents,
      nightFrom: fc.constantFrom('18:00', '22:15', '00:00', '24:00'),
      nightTo: fc.constantFrom('06:00', '07:45', '23:45'),
    }),
  );
  const start = fc.integer({ min: at('20261225 00:00'), max: at('20270105 00:00') });
  const length = fc.integer({ min: 1, max: 3 * slotsPerDay });

  it('is the sum of its lines and never falls when the time gets longer', () => {
    fc.assert(
      fc.property(anyTariff, start, length, (tariff, from, slots) => {
        const { cents: sum, lines } = priceOf(tariff, { from, to: from + slots });
        expect(sum).toBe(lines.reduce((total, line) => total + line.cents, 0));
        expect(sum).toBeLessThanOrEqual(priceOf(tariff, { from, to: from + slots + 1 }).cents);
        if (tariff.kind === 'hourly') expect(sum).toBeLessThanOrEqual(Math.ceil(slots / slotsPerDay) * tariff.dayCap);
      }),
      { numRuns: 200 },
    );
  });

  it('asks once for a night, however much of it is used', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 35 }), fc.integer({ min: 1, max: 36 }), (skipped, slots) => {
        const from = at('20261231 22:00') + skipped;
        const to = Math.min(from + slots, at('20270101 07:00'));
        expect(priceOf(night, { from, to }).cents).toBe(500);
      }),
      { numRuns: 50 },
    );
  });
});

describe('overstayPrice', () => {
  it.each([
    ['within the grace', hourly, 10, 0],
    ['just over it', hourly, 11, 600],
    ['an hour', hourly, 60, 600],
    ['an hour and a minute', hourly, 61, 1200],
    ['twice the hours of a night lot', night, 61, 800],
    ['a free lot', free, 61, 1000],
    ['a lot with hours that cost nothing', { ...hourly, perHour: 0 }, 30, 500],
  ] as const)('%s', (_what, tariff, minutes, expected) => expect(overstayPrice(tariff, minutes)).toBe(expected));
});

describe('a tariff', () => {
  it.each([
    [{ ...plain, dayCap: 249 }, '24 小时封顶价不能低于每小时价格'],
    [{ ...night, nightTo: '22:00' }, '夜间的结束要不同于开始'],
    [{ ...night, nightFrom: '24:00', nightTo: '00:00' }, '夜间的结束要不同于开始'],
  ])('%o is refused', (tariff, message) => {
    expect(Tariff.safeParse(tariff).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});
