import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarData } from './calendar.data.ts';
import { dayKindOf } from './calendar.ts';
import { dayOf, firstSlotOf, slotsPerDay } from './slots.ts';

const dayAfter = (day: string, days: number): string => dayOf(firstSlotOf(day) + days * slotsPerDay);

const daysFrom = (first: string, last: string): string[] => {
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day, 1)) days.push(day);
  return days;
};

/** As the General Office of the State Council published it (国办发明电), typed from the notices and not from the data. */
const holidays: readonly (readonly [name: string, first: string, last: string])[] = [
  ['元旦', '20250101', '20250101'],
  ['春节', '20250128', '20250204'],
  ['清明节', '20250404', '20250406'],
  ['劳动节', '20250501', '20250505'],
  ['端午节', '20250531', '20250602'],
  ['国庆节、中秋节', '20251001', '20251008'],
  ['元旦', '20260101', '20260103'],
  ['春节', '20260215', '20260223'],
  ['清明节', '20260404', '20260406'],
  ['劳动节', '20260501', '20260505'],
  ['端午节', '20260619', '20260621'],
  ['中秋节', '20260925', '20260927'],
  ['国庆节', '20261001', '20261007'],
];
const makeUpWorkdays = [
  ['20250126', '20250208', '20250427', '20250928', '20251011'],
  ['20260104', '20260214', '20260228', '20260509', '20260920', '20261010'],
].flat();

const isWeekend = (day: string): boolean => ((firstSlotOf(day) / slotsPerDay + 4) % 7) % 6 === 0;

describe('the published years', () => {
  it('are these', () => expect(Object.keys(calendarData)).toEqual(['2025', '2026']));

  it.each(holidays)('%s, %s to %s, is free', (_name, first, last) => {
    for (const day of daysFrom(first, last)) expect([day, dayKindOf(day)]).toEqual([day, 'rest']);
  });

  it.each(makeUpWorkdays)('%s is worked although it is a weekend', (day) => {
    expect(isWeekend(day)).toBe(true);
    expect(dayKindOf(day)).toBe('working');
  });

  it('follow the week on every other day', () => {
    const free = new Set(holidays.flatMap(([, first, last]) => daysFrom(first, last)));
    for (const day of daysFrom('20250101', '20261231')) {
      if (free.has(day) || makeUpWorkdays.includes(day)) continue;
      expect([day, dayKindOf(day)]).toEqual([day, isWeekend(day) ? 'rest' : 'working']);
    }
  });
});

describe('a year that is not published', () => {
  it.each([
    ['20261231', 'working'],
    ['20270101', 'unpublished-weekday'],
    ['20270102', 'unpublished-weekend'],
    ['20270104', 'unpublished-weekday'],
    ['20241231', 'unpublished-weekday'],
  ])('%s is %s', (day, kind) => expect(dayKindOf(day)).toBe(kind));

  it('says of no day whether it is worked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_650 }), (days) => {
        const day = dayAfter('20270101', days);
        expect(dayKindOf(day)).toBe(isWeekend(day) ? 'unpublished-weekend' : 'unpublished-weekday');
      }),
      { numRuns: 50 },
    );
  });
});
