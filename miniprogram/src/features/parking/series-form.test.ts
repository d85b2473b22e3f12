import { describe, expect, test } from 'vitest';
import { endsNextDay, firstForm, revivedForm, seriesDayChoices, seriesProblem } from './series-form.ts';

const night = { from: '2026-11-23T10:30:00.000Z', to: '2026-11-23T23:30:00.000Z' };
const form = firstForm(night, '20261123');

describe('a series', () => {
  test('begins with the hours of the wish, on working days for four weeks', () => {
    expect(form).toEqual({ firstDay: '20261123', lastDay: '20261220', days: 'working', from: '18:30', to: '07:30' });
    expect(endsNextDay(form)).toBe(true);
    expect(seriesProblem(form)).toBeUndefined();
  });
  test('of a wish longer than a day takes the usual night', () => {
    expect(firstForm({ ...night, to: '2026-11-25T23:30:00.000Z' }, '20261123')).toMatchObject({
      from: '18:30',
      to: '07:30',
    });
  });
  test('says what is wrong with its days', () => {
    expect(seriesProblem({ ...form, lastDay: '20261122' })).toContain('早于');
    expect(seriesProblem({ ...form, lastDay: '20261223' })).toBeUndefined();
    expect(seriesProblem({ ...form, lastDay: '20261224' })).toContain('31');
  });
  test('is kept, but never begins in the past', () => {
    expect(revivedForm(form, '20261125')).toEqual({ ...form, firstDay: '20261125' });
    expect(revivedForm(form, '20261221')).toBeUndefined();
    expect(revivedForm({ firstDay: 1 }, '20261123')).toBeUndefined();
  });
});

test('the days to choose from go over the end of the month and the year', () => {
  const days = seriesDayChoices('20261215');
  expect(days).toHaveLength(31);
  expect(days[0]?.words).toBe('今天 周二');
  expect(days[17]).toEqual({ day: '20270101', words: '1月1日 周五' });
});
