import { describe, expect, it } from 'vitest';
import { districts, findArea } from '../directory/areas.ts';
import { findBreed } from './breed.ts';
import { type Candidate, concernsOf, needsHousehold } from './eligibility.ts';
import { keepingRules, rulesOn } from './rules.ts';

const corgi: Candidate = {
  districtCode: '330502',
  townCode: '330502001',
  breedCode: 'corgi',
  shoulderCm: 30,
  bornOn: '2024-01-31',
  purpose: 'companion',
};
const country =
  districts[0]?.towns.find(({ code }) => !rulesOn('330502', '2026-11-23').keyZoneTowns.includes(code))?.code ?? '';
const codes = (more: Partial<Candidate>, day = '2026-11-23') =>
  concernsOf({ ...corgi, ...more }, day).map(({ code }) => code);

describe('a dog may be registered', () => {
  it('when nothing is in the way', () => {
    expect(codes({})).toEqual([]);
  });

  // Each rule on either side of its day or number.
  it.each<[string, Partial<Candidate>, string, readonly string[]]>([
    ['three months old tomorrow', { bornOn: '2026-08-24' }, '2026-11-23', ['too-young']],
    ['three months old today', { bornOn: '2026-08-23' }, '2026-11-23', []],
    ['born on a day that February has not: not yet', { bornOn: '2025-11-30' }, '2026-02-27', ['too-young']],
    ['born on a day that February has not: now', { bornOn: '2025-11-30' }, '2026-02-28', []],
    ['a banned breed', { breedCode: 'rottweiler' }, '2026-11-23', ['banned-breed']],
    ['a breed banned from 2026 on, the day before', { breedCode: 'akita' }, '2025-12-31', []],
    ['a breed banned from 2026 on, that day', { breedCode: 'akita' }, '2026-01-01', ['banned-breed']],
    ['as tall as may be since 2026', { shoulderCm: 61 }, '2026-01-01', []],
    ['a centimetre taller', { shoulderCm: 62 }, '2026-01-01', ['too-tall']],
    ['as tall as may be since 2026, the day before', { shoulderCm: 61 }, '2025-12-31', ['too-tall']],
    ['as tall as might be before', { shoulderCm: 55 }, '2025-12-31', []],
    ['tall, in the country', { shoulderCm: 80, townCode: country }, '2026-11-23', []],
    ['banned, in the country', { breedCode: 'tosa', townCode: country }, '2026-11-23', ['banned-breed']],
    ['a tall banned guide dog', { shoulderCm: 80, breedCode: 'dobermann', purpose: 'guide' }, '2026-11-23', []],
    ['a service dog that is too young', { bornOn: '2026-10-01', purpose: 'service' }, '2026-11-23', ['too-young']],
    [
      'everything at once',
      { bornOn: '2026-10-01', breedCode: 'tosa', shoulderCm: 70 },
      '2026-11-23',
      ['too-young', 'banned-breed', 'too-tall'],
    ],
  ])('%s', (_, more, day, expected) => {
    expect(codes(more, day)).toEqual(expected);
  });

  it('and every concern is said in words', () => {
    for (const { words } of concernsOf(
      { ...corgi, bornOn: '2026-10-01', breedCode: 'tosa', shoulderCm: 70 },
      '2026-11-23',
    ))
      expect(words).toMatch(/[\u4e00-\u9fff]{4}/);
  });
});

describe('the one place of a household', () => {
  it.each<[Partial<Candidate>, boolean]>([
    [{}, true],
    [{ townCode: country }, false],
    [{ purpose: 'guide' }, false],
    [{ purpose: 'service' }, false],
  ])('%j: %s', (more, expected) => {
    expect(needsHousehold({ ...corgi, ...more }, '2026-11-23')).toBe(expected);
  });
});

describe('the rules', () => {
  it('are there for every district, are marked as assumed, and name only what exists', () => {
    for (const { code } of districts) expect(rulesOn(code, '2026-11-23').version).toBe(`${code}-2026`);
    for (const { assumed, keyZoneTowns, bannedBreeds, districtCode } of keepingRules) {
      expect(assumed).toBe(true);
      expect(keyZoneTowns.every((town) => findArea(town)?.parentCode === districtCode)).toBe(true);
      expect(bannedBreeds.every((breed) => findBreed(breed) !== undefined)).toBe(true);
    }
  });

  it('of a day before the first are a fault that is said', () => {
    expect(() => rulesOn('330502', '2021-04-30')).toThrow();
    expect(rulesOn('330502', '2021-05-01').version).toBe('330502-2021');
  });
});
