import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  chinaDay,
  earliest,
  epochMilliseconds,
  Instant,
  instantOf,
  millisecondsBetween,
  plusMilliseconds,
  plusSeconds,
  systemClock,
} from './time.ts';

const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2099, 0) }).map(instantOf);

describe('an instant', () => {
  it('sorts as text as it does in time', () => {
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        expect(one < other).toBe(epochMilliseconds(one) < epochMilliseconds(other));
      }),
    );
  });

  it('is exact to the millisecond, there and back', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -1e9, max: 1e9 }), (start, by) => {
        expect(millisecondsBetween(start, plusMilliseconds(start, by))).toBe(by);
      }),
    );
  });

  it.each(['2026-11-23T00:00:00Z', '2026-11-23T08:00:00.000+08:00', '2026-11-23', '2026-13-01T00:00:00.000Z', ''])(
    'is not %s',
    (text) => {
      expect(z.safeParse(Instant, text).success).toBe(false);
    },
  );

  it('is what the system’s clock gives', () => {
    expect(z.safeParse(Instant, systemClock.now()).success).toBe(true);
  });
});

describe('earliest', () => {
  it('is the first in time, or nothing of nothing', () => {
    const start = instantOf(0);
    expect(earliest([plusSeconds(start, 2), start, plusSeconds(start, 1)])).toBe(start);
    expect(earliest([])).toBeUndefined();
  });
});

describe('the day in China', () => {
  it('begins at 16:00 UTC of the day before', () => {
    expect(chinaDay('2026-11-22T15:59:59.999Z')).toBe('20261122');
    expect(chinaDay('2026-11-22T16:00:00.000Z')).toBe('20261123');
    expect(chinaDay('2026-12-31T16:00:00.000Z')).toBe('20270101');
  });
});
