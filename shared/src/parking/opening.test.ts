import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openQuarters, whyClosed } from './opening.ts';
import { always, offHours, type Sharing, timeOfQuarter } from './sharing.ts';
import { dayOf, firstSlotOf, slotAt, slotsPerDay } from './slots.ts';

/** `20261123 18:30` as a slot. */
const at = (time: string): number =>
  firstSlotOf(time.slice(0, 8)) + Number(time.slice(9, 11)) * 4 + Number(time.slice(12)) / 15;
const range = (from: string, to: string) => ({ from: at(from), to: at(to) });

/** The open quarters as spans, as a person would check them. */
const spans = (sharing: Sharing, day: string): string => {
  const { open, unpublished } = openQuarters(sharing, day);
  const found: string[] = [];
  for (let quarter = 0; quarter < slotsPerDay; quarter += 1) {
    if (open[quarter] !== true) continue;
    const from = quarter;
    while (open[quarter] === true) quarter += 1;
    found.push(`${timeOfQuarter(from)}-${timeOfQuarter(quarter)}`);
  }
  return `${found.join(' ')}${unpublished ? ' ?' : ''}`;
};

// Works 08:30 to 17:30, so it opens at 18:30 and closes at 07:30.
const bureau = offHours('08:30', '17:30');
const summer: Sharing = {
  ...bureau,
  seasons: [{ name: '夏令时', from: '07-01', to: '09-30', days: offHours('08:30', '18:00').days }],
};
const winter: Sharing = {
  ...always,
  seasons: [{ name: '冬季检修', from: '12-20', to: '01-05', days: { working: [], rest: [] } }],
};
const weekdaysOnly: Sharing = { days: { working: always.days.working, rest: [] }, seasons: [] };

const workday = '00:00-07:30 18:30-24:00';
const whole = '00:00-24:00';

describe('openQuarters', () => {
  it.each([
    ['a working day', bureau, '20261123', workday],
    ['a Saturday', bureau, '20261121', whole],
    ['a make-up workday on a Saturday', bureau, '20261010', workday],
    ['a make-up workday on a Sunday', bureau, '20260920', workday],
    ['a holiday in the week', bureau, '20261001', whole],
    ['the last day of the holidays', bureau, '20261007', whole],
    ['the day after the holidays', bureau, '20261008', workday],
    ['Spring Festival eve', bureau, '20260216', whole],
    ['the last day of a published year', bureau, '20261231', workday],
    ['a weekday of a year that is not published', bureau, '20270104', `${workday} ?`],
    ['a weekend of a year that is not published', bureau, '20270102', `${workday} ?`],
    ['open alike on all days, so the calendar does not matter', always, '20270102', whole],
    ['shut on days of rest, of an unpublished year', weekdaysOnly, '20270104', ' ?'],
    ['shut on days of rest', weekdaysOnly, '20261121', ''],
    ['the day before a season', summer, '20260630', workday],
    ['the first day of a season', summer, '20260701', '00:00-07:30 19:00-24:00'],
    ['the last day of a season', summer, '20260930', '00:00-07:30 19:00-24:00'],
    ['the day after a season', summer, '20261001', whole],
    ['before a season over new year', winter, '20261219', whole],
    ['its first day', winter, '20261220', ''],
    ['new year within it', winter, '20260101', ''],
    ['its last day', winter, '20260105', ''],
    ['after it', winter, '20260106', whole],
    ['the leap day of a leap year', bureau, '20280229', `${workday} ?`],
  ])('%s', (_what, sharing, day, expected) => expect(spans(sharing, day)).toBe(expected));
});

describe('whyClosed', () => {
  it.each([
    ['a night between working days', bureau, '20261123 18:30', '20261124 07:30', undefined],
    ['a quarter too early', bureau, '20261123 18:15', '20261124 07:30', 'closed'],
    ['a quarter too late', bureau, '20261123 18:30', '20261124 07:45', 'closed'],
    ['Friday evening to Monday morning', bureau, '20261120 18:30', '20261123 07:30', undefined],
    ['the same to a Monday that is made up', bureau, '20260919 00:00', '20260920 08:00', 'closed'],
    ['the end of a month', bureau, '20261130 22:00', '20261201 06:00', undefined],
    ['new year, into what is not published, at night', bureau, '20261231 22:00', '20270101 07:00', undefined],
    ['new year, into the day of it', bureau, '20261231 22:00', '20270101 09:00', 'unpublished'],
    ['closed for sure and unpublished', bureau, '20261231 12:00', '20270101 09:00', 'closed'],
    ['72 hours of holiday', bureau, '20261001 10:00', '20261004 10:00', undefined],
    ['into the last day of a season', winter, '20260105 23:00', '20260106 01:00', 'closed'],
    ['ends at midnight', weekdaysOnly, '20261120 20:00', '20261121 00:00', undefined],
  ])('%s', (_what, sharing, from, to, expected) => expect(whyClosed(sharing, range(from, to))).toBe(expected));

  it('agrees with the quarters of each day', () => {
    const first = slotAt('2026-06-01T00:00:00.000Z');
    fc.assert(
      fc.property(
        fc.constantFrom(bureau, summer, winter, weekdaysOnly, always),
        fc.integer({ min: first, max: first + 400 * slotsPerDay }),
        fc.integer({ min: 1, max: 3 * slotsPerDay }),
        (sharing, from, length) => {
          const slots = Array.from({ length }, (_none, index) => from + index);
          const open = slots.every(
            (slot) => openQuarters(sharing, dayOf(slot)).open[slot - firstSlotOf(dayOf(slot))] === true,
          );
          expect(whyClosed(sharing, { from, to: from + length }) === undefined).toBe(open);
        },
      ),
      { numRuns: 30 },
    );
  });
});
