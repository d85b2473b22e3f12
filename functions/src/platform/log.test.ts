import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log, withLogFields } from './log.ts';
import { redact } from './redaction.ts';
import { catchLog } from './testing/memory-log.ts';

describe('the last net', () => {
  const phone = fc
    .tuple(fc.constantFrom('', '+86', '86', '+86 '), fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }))
    .map(([prefix, digits]) => ({ written: `${prefix}${digits}`, digits: String(digits) }));
  const openid = fc
    .array(fc.constantFrom(...'abcXYZ019_-'), { minLength: 27, maxLength: 27 })
    .map((letters) => `o${letters.join('')}`);
  // What may stand around it in a sentence, a JSON text, an address.
  const edge = fc.constantFrom('', ' ', '"', ',', '电话', '/', '=', '\n', ':');

  it('catches a telephone number wherever it stands', () => {
    fc.assert(
      fc.property(edge, phone, edge, (before, { written, digits }, after) => {
        expect(redact(`${before}${written}${after}`)).not.toContain(digits.slice(3));
      }),
    );
  });

  it('catches an openid wherever it stands', () => {
    fc.assert(
      fc.property(edge, openid, edge, (before, id, after) => {
        expect(redact(`${before}${id}${after}`)).not.toContain(id);
      }),
    );
  });

  it.each([
    ['138-1234-5678', '[phone]'],
    ['138 1234 5678', '[phone]'],
    ['浙E12345', '[plate]'],
    ['浙E·D12345', '[plate]'],
    ['浙E1234警', '[plate]'],
    ['330502199001011234', '[identity]'],
    ['33050219900101123X', '[identity]'],
    ['Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJQIn0.c2lnbmF0dXJl', 'Bearer [token]'],
  ])('%s becomes %s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it.each([
    '1763884800000',
    '2026-11-23T08:00:00.000Z',
    'C-01J9ZQ4W8G7K',
    'oversized',
    '330502001',
    'complaint.dispatched',
  ])('leaves %s as it is', (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('a log line', () => {
  it('is one JSON object with name, instant and fields', () => {
    const logged = catchLog();
    log.warn('complaint.late', { complaintId: 'C1', milliseconds: 12 });
    expect(logged.text()).toMatch(/^\{.*\}\n$/);
    expect(logged.events()).toEqual([
      { level: 'warn', event: 'complaint.late', at: expect.any(String), complaintId: 'C1', milliseconds: 12 },
    ]);
  });

  it('stays JSON when something in it is covered up, numbers and causes included', () => {
    const logged = catchLog();
    const cause = new Error('to +8613812345678');
    log.error('x', { phone: 13_812_345_678, deep: [{ to: '13812345678' }], error: new Error('no', { cause }) });
    expect(logged.events()[0]).toMatchObject({ phone: '[phone]', deep: [{ to: '[phone]' }] });
    expect(logged.text()).not.toContain('12345678');
  });

  it('carries the fields of the work that it is written in, also when works overlap', async () => {
    const logged = catchLog();
    const work = (requestId: string) =>
      withLogFields({ requestId }, async () => {
        await Promise.resolve();
        withLogFields({ messageId: `m-${requestId}` }, () => log.info('done', { of: requestId }));
      });
    await Promise.all([work('a'), work('b')]);
    log.info('outside');
    expect(logged.events()).toMatchObject([
      { requestId: 'a', messageId: 'm-a', of: 'a' },
      { requestId: 'b', messageId: 'm-b', of: 'b' },
      { event: 'outside' },
    ]);
    expect(logged.events()[2]).not.toHaveProperty('requestId');
  });
});
