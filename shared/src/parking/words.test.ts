import { describe, expect, it } from 'vitest';
import { always, offHours } from './sharing.ts';
import { sharingWords, tariffWords, yuanWords } from './words.ts';

describe('sharingWords', () => {
  const bureau = offHours('08:30', '17:30');

  it('says whole days in one line', () => expect(sharingWords(always)).toEqual(['每天全天开放']));

  it('says what reaches over midnight as one', () => {
    expect(sharingWords(bureau)).toEqual(['工作日：18:30–次日 07:30', '休息日和节假日：全天']);
  });

  it('says seasons after the rest, also those over new year', () => {
    const noon = { from: '11:30', to: '13:30' };
    const seasons = [
      { name: '冬令时', from: '12-20', to: '01-05', days: { working: [...bureau.days.working, noon], rest: [] } },
    ];
    expect(sharingWords({ ...bureau, seasons }).slice(2)).toEqual([
      '冬令时（12月20日–次年1月5日）工作日：11:30–13:30、18:30–次日 07:30',
      '冬令时（12月20日–次年1月5日）休息日和节假日：不开放',
    ]);
  });
});

describe('tariffWords', () => {
  it.each([
    [{ kind: 'free' } as const, '免费'],
    [
      { kind: 'hourly', perHour: 300, dayCap: 2000, freeMinutes: 30 } as const,
      '前 30 分钟免费，每小时 3 元，24 小时封顶 20 元',
    ],
    [
      { kind: 'night-flat', perNight: 550, nightFrom: '22:00', nightTo: '07:00', perHour: 200 } as const,
      '22:00–次日 07:00 整夜 5.5 元，其余时间每小时 2 元',
    ],
  ])('%o', (tariff, words) => expect(tariffWords(tariff)).toBe(words));

  it('writes fen as yuan', () =>
    expect([5, 75, 100, 450].map(yuanWords)).toEqual(['0.05 元', '0.75 元', '1 元', '4.5 元']));
});
