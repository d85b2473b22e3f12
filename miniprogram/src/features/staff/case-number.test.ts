import { expect, test } from 'vitest';
import { caseNumberOf, looksLikeNumber, tidyNumber } from './case-number.ts';

test('a number is read as people type and paste it', () => {
  const number = 'HZ20261123-0A1B2C3D4E';
  for (const typed of [
    number,
    ' hz20261123-0a1b2c3d4e ',
    'HZ 20261123 - 0A1B 2C3D 4E',
    'HZ20261123－oA1b2C3D4E',
    'HZ202611230AIB2C3D4E',
  ])
    expect(caseNumberOf(typed), typed).toBe(number);
});

test('what is no whole number is none', () => {
  expect(caseNumberOf('HZ20261123-0A1B')).toBeUndefined();
  expect(caseNumberOf('红旗路')).toBeUndefined();
  expect(tidyNumber('hz20261123')).toBe('HZ20261123');
});

test('tells numbers from words in the one search field', () => {
  for (const text of ['HZ20261123', 'HZ20261123-0A1B2C3D4E', '12345-2026-001', 'XF20260001', '20261123'])
    expect(looksLikeNumber(text), text).toBe(true);
  for (const text of ['红旗路', '红旗路 12 号', '12', '路灯', 'KTV', 'KTV 噪音'])
    expect(looksLikeNumber(text), text).toBe(false);
});
