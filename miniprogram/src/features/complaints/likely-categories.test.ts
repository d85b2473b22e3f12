import { findCategory } from '@huzhou/shared/complaints/category';
import { expect, test } from 'vitest';
import { likelyCategories } from './likely-categories.ts';

const at = (chinaTime: string): readonly string[] => likelyCategories(Date.parse(`${chinaTime}+08:00`));

test('every hour of every month offers six different kinds that exist', () => {
  for (let month = 1; month <= 12; month += 1)
    for (let hour = 0; hour < 24; hour += 1) {
      const codes = at(`2026-${String(month).padStart(2, '0')}-15T${String(hour).padStart(2, '0')}:00:00`);
      expect(new Set(codes).size).toBe(6);
      expect(codes.every((code) => findCategory(code) !== undefined)).toBe(true);
    }
});

test('noise comes first at night, straw fires in autumn, fireworks in winter', () => {
  expect(at('2026-07-01T22:00:00')[0]).toBe('E0507');
  expect(at('2026-10-15T12:00:00')).toContain('E0109');
  expect(at('2027-02-06T12:00:00')).toContain('E0112');
});
