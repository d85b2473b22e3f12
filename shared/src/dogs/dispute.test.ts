import { describe, expect, it } from 'vitest';
import { plusSeconds, secondsIn } from '../kernel/time.ts';
import { type ChipHolder, type Dispute, mayBeDecided } from './dispute.ts';
import { startsAt } from './sample-dog.ts';

const days = (count: number) => plusSeconds(startsAt, count * secondsIn.day);
const holder: ChipHolder = { number: '156000000012345', dogId: 'holder', since: '2025-01-01T00:00:00.000Z' };
const dispute: Dispute = {
  number: holder.number,
  claimantDogId: 'claimant',
  districtCode: '330502',
  townCode: '330502001',
  openedAt: startsAt,
  version: 1,
  state: 'open',
  statements: [],
};
const said = (dogId: string, at = startsAt) => ({ dogId, words: '是我的', photoIds: [], at });

describe('a dispute may be decided', () => {
  it.each<[string, Partial<Dispute>, ChipHolder | undefined, string, boolean]>([
    ['when nobody has spoken', {}, holder, days(1), false],
    ['when one side has spoken', { statements: [said('claimant')] }, holder, days(1), false],
    ['when both have spoken', { statements: [said('claimant'), said('holder')] }, holder, startsAt, true],
    ['a moment before the hearing ends', {}, holder, plusSeconds(days(7), -1), false],
    ['when the hearing has ended', {}, holder, days(7), true],
    ['when nobody holds the number any more', {}, undefined, startsAt, true],
    [
      'when the number has a new holder, not heard yet',
      { statements: [said('claimant'), said('holder')] },
      { ...holder, dogId: 'third', since: days(3) },
      days(8),
      false,
    ],
    [
      'when the new holder has had a week',
      { statements: [said('claimant')] },
      { ...holder, dogId: 'third', since: days(3) },
      days(10),
      true,
    ],
    ['twice', { state: 'decided', statements: [said('claimant'), said('holder')] }, holder, days(9), false],
  ])('%s', (_, more, holding, at, expected) => {
    expect(mayBeDecided({ ...dispute, ...more }, holding, at)).toBe(expected);
  });
});
