import { expect, test } from 'vitest';
import { eventFilter } from './event-filter.ts';

const passes = (pattern: object, record: object) =>
  eventFilter({ Filters: [{ Pattern: JSON.stringify(pattern) }] })(record);
const inserted = { eventName: 'INSERT', dynamodb: { NewImage: { pk: { S: 'case#1' }, closedAt: { S: 'x' } } } };

test.each([
  [{ eventName: ['INSERT', 'MODIFY'] }, true],
  [{ eventName: ['REMOVE'] }, false],
  [{ dynamodb: { NewImage: { pk: { S: [{ prefix: 'case#' }] } } } }, true],
  [{ dynamodb: { NewImage: { pk: { S: [{ suffix: '#2' }] } } } }, false],
  [{ dynamodb: { OldImage: { pk: [{ exists: false }] } } }, true],
  [{ eventName: [{ 'anything-but': ['REMOVE'] }], dynamodb: { NewImage: { pk: { S: ['case#2'] } } } }, false],
])('%j → %s', (pattern, expected) => {
  expect(passes(pattern, inserted)).toBe(expected);
});

test('without filters everything passes; an unknown rule stops the start', () => {
  expect(eventFilter(undefined)({})).toBe(true);
  expect(() => eventFilter({ Filters: [{ Pattern: '{"a":[{"cidr":"10.0.0.0/8"}]}' }] })).toThrow('cidr');
});
