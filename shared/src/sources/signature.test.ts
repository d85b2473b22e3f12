import { expect, it } from 'vitest';
import { instantOfTimestamp, signedPath, signedText } from './signature.ts';

it('signs method, path, timestamp and the digest of the body, a line each', () => {
  const signed = { method: 'POST', path: '/v1/intake/reports', timestamp: '1795392000', bodySha256: 'ab' };
  expect(signedText(signed)).toBe('POST\n/v1/intake/reports\n1795392000\nab');
});

it.each([
  ['1795392000', '2026-11-23T00:00:00.000Z'],
  ['2026-11-23T00:00:00Z', '2026-11-23T00:00:00.000Z'],
  ['2026-11-23T08:00:00+08:00', '2026-11-23T00:00:00.000Z'],
  ['2026-11-23T08:00:00.123456+0800', '2026-11-23T00:00:00.123Z'],
  // Without a zone it would be an hour of somewhere; milliseconds would be the year 58,000.
  ['2026-11-23T08:00:00', undefined],
  ['1795392000000', undefined],
  ['2026-13-40T08:00:00Z', undefined],
  ['now', undefined],
  ['', undefined],
])('reads the timestamp %s as %s', (header, instant) => {
  expect(instantOfTimestamp(header)).toBe(instant);
});

it('spells a path in one way, whatever stands in its parameters', () => {
  const route = { path: '/v1/intake/cases/{number}/urge' } as const;
  expect(signedPath(route, { number: 'A-1.2_3~' })).toBe('/v1/intake/cases/A-1.2_3~/urge');
  expect(signedPath(route, { number: '湖信访〔2026〕(1)' })).toBe(
    '/v1/intake/cases/%E6%B9%96%E4%BF%A1%E8%AE%BF%E3%80%942026%E3%80%95%281%29/urge',
  );
});
