import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../kernel/time.ts';
import { formatW3cDate, parseW3cDate } from './w3c-date.ts';

describe('a date from outside', () => {
  it.each([
    ['1994-11-05T08:15:30-05:00', '1994-11-05T13:15:30.000Z'],
    ['1994-11-05T13:15:30Z', '1994-11-05T13:15:30.000Z'],
    ['2026-11-23T08:00+08:00', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23T00:00:00.12Z', '2026-11-23T00:00:00.120Z'],
    ['2026-11-23T00:00:00.123456789Z', '2026-11-23T00:00:00.123Z'],
    // A plus sign that was not encoded.
    ['2026-11-23T08:00:00 08:00', '2026-11-23T00:00:00.000Z'],
  ])('%s is %s', (text, instant) => expect(parseW3cDate(text)?.start).toBe(instant));

  it.each([
    '',
    '2026-11-23',
    '2026-11-23T08:00:00',
    '2026-11-23 08:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T23:59:60Z',
    '2026-11-23T08:00:00+15:00',
    '2026-11-23T08:00:00+08:60',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-11-23T08:00:00Z\n',
    '20261123T080000Z',
  ])('%j is none', (text) => expect(parseW3cDate(text)).toBeUndefined());

  it('ends with what was named: the millisecond, the second, the minute', () => {
    expect(parseW3cDate('2026-11-23T00:00:00.120Z')?.end).toBe('2026-11-23T00:00:00.120Z');
    expect(parseW3cDate('2026-11-23T00:00:00Z')?.end).toBe('2026-11-23T00:00:00.999Z');
    expect(parseW3cDate('2026-11-23T00:00Z')?.end).toBe('2026-11-23T00:00:59.999Z');
  });

  it('survives being written and read again, to the second', () => {
    const epoch = fc.integer({ min: 0, max: 250_000_000_000_000 });
    fc.assert(
      fc.property(epoch, (milliseconds) => {
        const instant = instantOf(milliseconds);
        const moment = parseW3cDate(formatW3cDate(instant));
        expect(moment !== undefined && moment.start <= instant && instant <= moment.end).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never becomes something else than an instant, whatever is sent', () => {
    const dateLike = fc.stringMatching(
      /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})$/,
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), dateLike), (text) => {
        const moment = parseW3cDate(text);
        if (moment !== undefined) expect(moment.start).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
      }),
      { numRuns: 500 },
    );
  });
});
