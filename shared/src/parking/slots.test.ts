import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../kernel/time.ts';
import { byDay, dayOf, firstSlotOf, indexInDay, isSlotStart, overlap, rangeOf, slotAt, slotStart } from './slots.ts';

const slot = fc.integer({ min: 1_900_000, max: 2_200_000 });

describe('slots', () => {
  it('begin at each quarter of an hour in China', () => {
    expect(slotStart(slotAt('2026-11-23T10:44:59.999Z'))).toBe('2026-11-23T10:30:00.000Z');
    expect(isSlotStart('2026-11-23T10:30:00.000Z')).toBe(true);
    expect(isSlotStart('2026-11-23T10:30:00.001Z')).toBe(false);
    expect(dayOf(slotAt('2026-11-22T15:59:00.000Z'))).toBe('20261122');
    expect(dayOf(slotAt('2026-11-22T16:00:00.000Z'))).toBe('20261123');
    expect(indexInDay(slotAt('2026-11-22T16:00:00.000Z'))).toBe(0);
  });

  it('are there and back the same, at month ends and in leap years too', () => {
    fc.assert(
      fc.property(slot, (one) => {
        expect(slotAt(slotStart(one))).toBe(one);
        expect(firstSlotOf(dayOf(one)) + indexInDay(one)).toBe(one);
      }),
    );
    expect(firstSlotOf('20280301') - firstSlotOf('20280228')).toBe(192);
  });

  it('of a range are each in one part of one day', () => {
    fc.assert(
      fc.property(slot, fc.integer({ min: 0, max: 300 }), (from, length) => {
        const parts = byDay({ from, to: from + length });
        expect(parts.reduce((sum, part) => sum + part.to - part.from, 0)).toBe(length);
        for (const part of parts) {
          expect(dayOf(part.from)).toBe(part.day);
          expect(dayOf(part.to - 1)).toBe(part.day);
        }
        expect(parts.map(({ from: start }) => start).slice(1)).toEqual(parts.map(({ to }) => to).slice(0, -1));
      }),
    );
  });

  it('overlap when one of them is in both', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), ([a = 0, b = 0, c = 0, d = 0]) => {
        const [one, other] = [
          { from: Math.min(a, b), to: Math.max(a, b) + 1 },
          { from: Math.min(c, d), to: Math.max(c, d) + 1 },
        ];
        const shared = Array.from({ length: 22 }, (_none, index) => index).some(
          (each) => one.from <= each && each < one.to && other.from <= each && each < other.to,
        );
        expect(overlap(one, other)).toBe(shared);
      }),
    );
  });

  it('of a time are those that it touches from its beginning', () => {
    expect(rangeOf(instantOf(0), instantOf(900_000))).toEqual({ from: 32, to: 33 });
  });
});
