import { describe, expect, it } from 'vitest';
import { testKeyRing } from '../platform/testing/key-ring.ts';
import { createHouseholds } from './household.ts';

const identityNumber = '11010519491231002X';
const townCode = '330502001';
const householdOf = createHouseholds(async () => testKeyRing('first'));
const doorOf = async (address: string, town = townCode) =>
  (await householdOf({ identityNumber }, { townCode: town, address }))[0];

describe('a door', () => {
  it.each([
    '红旗路12号3幢201室',
    '红旗路 12 号 3 幢 201',
    '红旗路１２号，3幢-201',
    '红旗路12-3-201',
    '红旗路12号3栋201房',
  ])('is the same as %s', async (address) => {
    expect(await doorOf(address)).toBe(await doorOf('红旗路 12 号 3 幢 201 室'));
  });

  it.each([
    ['红旗路1号23幢201', '红旗路12号3幢201'],
    ['红旗路12号3幢201', '红旗路12号3幢202'],
    ['红旗路12号3幢201', '人民路12号3幢201'],
    ['红旗路12号A座1', '红旗路12号B座1'],
  ])('%s is another than %s', async (one, other) => {
    expect(await doorOf(one)).not.toBe(await doorOf(other));
  });

  it('of the same words is another in another town', async () => {
    expect(await doorOf('中心路 1 号')).not.toBe(await doorOf('中心路 1 号', '330502002'));
  });
});

describe('a pseudonym', () => {
  it('says nothing of whom it names, and is another under another key', async () => {
    const home = { townCode, address: '红旗路 12 号' };
    const under = (...kids: string[]) => createHouseholds(async () => testKeyRing(...kids))({ identityNumber }, home);
    const [first, second, both] = [await under('first'), await under('second'), await under('second', 'first')];
    expect(first).not.toEqual(second);
    // During a rotation a household is known under both keys: who took it under the old one is met again.
    expect(both).toEqual([...second, ...first]);
    expect(both.join()).not.toMatch(/红旗路|11010519/);
  });
});
