import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Day, endOfDay, plusMonths } from './day.ts';
import { sampleVaccination } from './sample-dog.ts';
import { isValidAt, validUntilOf, validVaccination } from './vaccination.ts';

describe('a vaccination', () => {
  it.each([
    ['rabies-inactivated', '2026-11-23', undefined, '2027-11-22'],
    ['rabies-imported-3y', '2026-11-23', undefined, '2029-11-22'],
    ['rabies-inactivated', '2028-02-29', undefined, '2029-02-27'],
    ['rabies-inactivated', '2026-11-23', '2027-05-01', '2027-05-01'],
    ['rabies-inactivated', '2026-11-23', '2030-01-01', '2027-11-22'],
  ])('%s given on %s (until %s) protects until %s', (vaccine, on, until, expected) => {
    expect(validUntilOf(vaccine, on, until)).toBe(expected);
  });

  it.each([
    ['the day before', '2026-11-19T15:59:59.999Z', false],
    ['its first moment in China', '2026-11-19T16:00:00.000Z', true],
    ['its last moment in China', '2027-11-19T15:59:59.999Z', true],
    ['the next', '2027-11-19T16:00:00.000Z', false],
  ])('is valid %s: %s %s', (_, at, expected) => {
    expect(isValidAt(sampleVaccination, at)).toBe(expected);
  });

  it('of a recalled batch protects nobody; an earlier one then counts', () => {
    const earlier = { ...sampleVaccination, vaccinationId: 'V000000000000009', validUntil: '2027-01-01' };
    const at = '2026-11-23T00:00:00.000Z';
    expect(validVaccination([earlier, sampleVaccination], at)).toBe(sampleVaccination);
    expect(validVaccination([earlier, { ...sampleVaccination, recalledAt: at }], at)).toBe(earlier);
  });
});

describe('days', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %s months is %s', (day, months, expected) => {
    expect(plusMonths(day, months)).toBe(expected);
  });

  it.each(['2026-02-30', '2026-13-01', '9999-12-31', '0001-01-01', '26-1-1', '2026-1-1', ''])('are not %s', (text) => {
    expect(z.safeParse(Day, text).success).toBe(false);
  });

  it('end at midnight in China', () => {
    expect(endOfDay('2026-12-31')).toBe('2026-12-31T16:00:00.000Z');
  });
});
