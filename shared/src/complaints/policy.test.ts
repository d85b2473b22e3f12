import { describe, expect, it } from 'vitest';
import { colours, legNames, markInstant, policies, policyOf, policyVersions } from './policy.ts';
import { acceptedAt } from './sample-case.ts';

const secondsTo = (instant: string) => (Date.parse(instant) - Date.parse(acceptedAt)) / 1000;

describe('303024', () => {
  const { withinSeconds, marks } = policies['303024'];

  it('is what its name says', () => {
    expect(withinSeconds).toEqual({ dispatch: 30, response: 30 * 60, resolution: 24 * 3600 });
  });

  it('marks where the ledger has its colours', () => {
    const table = marks.map((mark) => [
      mark.leg,
      mark.colour,
      secondsTo(markInstant(policies['303024'], mark, acceptedAt)),
    ]);
    expect(table).toEqual([
      ['dispatch', 'yellow', 30],
      ['response', 'blue', 20 * 60],
      ['response', 'yellow', 30 * 60],
      ['resolution', 'blue', 12 * 3600],
      ['resolution', 'yellow', 20 * 3600],
      ['resolution', 'red', 24 * 3600],
    ]);
  });
});

describe.each(policyVersions)('policy %s', (version) => {
  const policy = policies[version];

  it('has every leg’s marks in the order of their gravity, none after the deadline', () => {
    for (const leg of legNames) {
      const ofLeg = policy.marks.filter((mark) => mark.leg === leg);
      const shares = ofLeg.map(({ used: [parts, of] }) => parts / of);
      expect(shares).toEqual(shares.toSorted((one, other) => one - other));
      expect(Math.max(...shares)).toBe(1);
      const ranks = ofLeg.map(({ colour }) => colours.indexOf(colour));
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
      expect(new Set(ranks).size).toBe(ranks.length);
    }
  });

  it('alarms somebody at every mark', () => {
    expect(policy.marks.every(({ alarms }) => alarms.length > 0)).toBe(true);
  });

  it('is dated', () => {
    expect(new Date(policy.inForceSince).toISOString().slice(0, 10)).toBe(policy.inForceSince);
  });

  it('falls on whole milliseconds', () => {
    for (const mark of policy.marks)
      expect(Number.isInteger((policy.withinSeconds[mark.leg] * 1000 * mark.used[0]) / mark.used[1])).toBe(true);
  });

  it('is found by its version', () => {
    expect(policyOf(version)).toBe(policy);
  });
});

it('knows no other version', () => {
  expect(() => policyOf('2019')).toThrow('unknown policy');
});
