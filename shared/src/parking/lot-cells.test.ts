import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bySchema, readTariff, readWindows, readYes, tariffText, windowsText } from './lot-cells.ts';
import { timeOfQuarter } from './sharing.ts';
import { Tariff } from './tariff.ts';

const hint = expect.stringContaining('请写成');

describe('opening hours in a cell', () => {
  it.each([
    ['00:00-07:30 18:30-24:00', ['00:00-07:30', '18:30-24:00']],
    ['0:00－7:30，18：30～24:00', ['00:00-07:30', '18:30-24:00']],
    ['8:00 至 18:00', ['08:00-18:00']],
    [' 全天 ', ['00:00-24:00']],
    ['不开放', []],
  ])('reads %j', (text, windows) => {
    const read = readWindows(text);
    expect(read.ok && read.value.map(({ from, to }) => `${from}-${to}`)).toEqual(windows);
  });

  it.each([
    ['', hint],
    ['白天', hint],
    ['08:00', hint],
    ['18:30-07:30', expect.stringContaining('跨夜请分成')],
    ['08:10-09:00', expect.stringContaining('整刻钟')],
    ['08:00-25:00', expect.stringContaining('整刻钟')],
    ['08:00-10:00 09:00-11:00', '时段不能重叠'],
  ])('says what is wrong with %j', (text, failure) => {
    expect(readWindows(text)).toEqual({ ok: false, failure });
  });

  it('reads what it writes', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, (quarters) => {
        const sorted = [...quarters].sort((a, b) => a - b).map(timeOfQuarter);
        const windows = sorted.flatMap((from, index) => {
          const to = sorted[index + 1];
          return index % 2 === 1 || to === undefined ? [] : [{ from, to }];
        });
        expect(readWindows(windowsText(windows))).toEqual({ ok: true, value: windows });
      }),
      { numRuns: 50 },
    );
  });
});

describe('a price in a cell', () => {
  const hourly = { kind: 'hourly', perHour: 300, dayCap: 2000, freeMinutes: 30 };
  it.each([
    ['免费', { kind: 'free' }],
    ['每小时3元 封顶20元 免费30分钟', hourly],
    ['每小时 3 元，24小时封顶 20 元，免费 30 分钟', hourly],
    ['免费30分钟 每小时3元 封顶20元', hourly],
    ['每小时2.5元 封顶１２元', { kind: 'hourly', perHour: 250, dayCap: 1200, freeMinutes: 0 }],
    [
      '夜间5元 22:00-7:00 其余每小时2元',
      { kind: 'night-flat', perNight: 500, nightFrom: '22:00', nightTo: '07:00', perHour: 200 },
    ],
  ])('reads %j', (text, value) => {
    expect(readTariff(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', hint],
    ['3元', hint],
    ['每小时3元', hint],
    ['每小时3元 封顶20元 每小时4元', hint],
    ['每小时3元 封顶20元 夜间5元', hint],
    ['夜间5元 其余每小时2元', hint],
    ['每小时3元 封顶2000元', expect.stringContaining('不能超过')],
    ['每小时3元 封顶20元 免费999分钟', expect.stringContaining('不能超过')],
    ['夜间5元 22:10-07:00 其余每小时2元', expect.stringContaining('整刻钟')],
  ])('says what is wrong with %j', (text, failure) => {
    expect(readTariff(text)).toEqual({ ok: false, failure });
  });

  it('reads what it writes', () => {
    const cents = fc.integer({ min: 0, max: 100_000 });
    const time = fc.integer({ min: 0, max: 96 }).map(timeOfQuarter);
    const written = fc.oneof(
      fc.constant({ kind: 'free' } as const),
      fc.record({
        kind: fc.constant('hourly' as const),
        perHour: cents,
        dayCap: cents,
        freeMinutes: fc.integer({ min: 0, max: 240 }),
      }),
      fc.record({
        kind: fc.constant('night-flat' as const),
        perNight: cents,
        nightFrom: time,
        nightTo: time,
        perHour: cents,
      }),
    );
    const tariff = written.filter((value) => bySchema(Tariff)(value).ok);
    fc.assert(
      fc.property(tariff, (value) => {
        expect(readTariff(tariffText(value))).toEqual({ ok: true, value });
      }),
      { numRuns: 100 },
    );
  });
});

it('knows a yes and a no', () => {
  expect(readYes('有')).toEqual({ ok: true, value: true });
  expect(readYes('')).toEqual({ ok: true, value: false });
  expect(readYes('也许')).toEqual({ ok: false, failure: '请写「有」或「无」' });
});
