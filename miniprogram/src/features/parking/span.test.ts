import { describe, expect, test } from 'vitest';
import { defaultSpan, lengthWords, presets, type Span, spanProblem, spanWords, stillAhead, withFrom } from './span.ts';

/** Monday 23 November 2026, Huzhou's time. */
const at = (time: string, day = '2026-11-23'): number => Date.parse(`${day}T${time}+08:00`);
const span = (from: string, to: string) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });

/** Without what keeps a day and its time on one line. */
const said = (wish: Span, now: number): string => spanWords(wish, now).replaceAll('\u00a0', ' ');

describe('what one most likely wants', () => {
  test.each([
    ['by day two hours from the next quarter', '10:07:00', '今天上午 10:15 – 12:15'],
    ['on the quarter itself, from now', '14:30:00', '今天下午 14:30 – 16:30'],
    ['late in the afternoon the night that comes', '17:00:00', '今晚 18:30 – 明早 07:30'],
    ['in the evening from now on', '21:50:00', '今晚 22:00 – 明早 07:30'],
    ['right before midnight until morning', '23:50:00', '明天凌晨 00:00 – 07:30'],
    ['in the small hours until morning', '02:10:00', '今天凌晨 02:15 – 07:30'],
  ])('%s', (_, time, words) => expect(said(defaultSpan(at(time)), at(time))).toBe(words));

  test.each(['00:10:00', '12:00:00', '23:50:00'])('tomorrow night is tomorrow’s, at %s', (time) => {
    const night = presets(at(time)).find(({ label }) => label === '明晚到后天早');
    expect(night === undefined ? '' : said(night.span, at(time))).toBe('明晚 18:30 – 后天早 07:30');
  });

  test('presets lie ahead and may be booked', () => {
    for (const time of ['00:01:00', '08:59:00', '16:45:00', '23:59:00'])
      for (const { span: each } of presets(at(time))) expect(spanProblem(each, at(time))).toBeUndefined();
  });
});

test.each([
  ['2026-11-23T20:00+08:00', '2026-11-24T00:00+08:00', '今晚 20:00 – 24:00'],
  ['2026-11-24T08:00+08:00', '2026-11-24T18:00+08:00', '明早 08:00 – 18:00'],
  ['2026-11-27T18:30+08:00', '2026-11-28T07:30+08:00', '11月27日 18:30 – 11月28日 07:30'],
  ['2026-12-31T18:30+08:00', '2027-01-01T07:30+08:00', '12月31日 18:30 – 1月1日 07:30'],
])('%s to %s is said as %s', (from, to, words) => expect(said(span(from, to), at('12:00:00'))).toBe(words));

test('what was kept begins now where it has begun, and is dropped once it is over', () => {
  const kept = span('2026-11-23T10:00+08:00', '2026-11-23T12:00+08:00');
  expect(stillAhead(kept, at('09:00:00'))).toEqual(kept);
  expect(stillAhead(kept, at('11:05:00'))).toEqual(span('2026-11-23T11:15+08:00', '2026-11-23T12:00+08:00'));
  expect(stillAhead(kept, at('11:46:00'))).toBeUndefined();
});

test('another beginning keeps the length', () => {
  const moved = withFrom(span('2026-11-23T10:00+08:00', '2026-11-23T12:00+08:00'), 0);
  expect(moved).toEqual(span('1970-01-01T00:00+08:00', '1970-01-01T02:00+08:00'));
});

test('what cannot be booked says why', () => {
  const now = at('12:00:00');
  expect(spanProblem(span('2026-11-23T13:00+08:00', '2026-11-23T13:00+08:00'), now)).toContain('晚于');
  expect(spanProblem(span('2026-11-23T11:45+08:00', '2026-11-23T13:00+08:00'), now)).toContain('过了');
  expect(spanProblem(span('2026-11-23T12:00+08:00', '2026-11-26T12:15+08:00'), now)).toContain('72');
  expect(spanProblem(span('2026-11-23T12:00+08:00', '2026-11-26T12:00+08:00'), now)).toBeUndefined();
});

test.each([
  [3, '45 分钟'],
  [4, '1 小时'],
  [52, '13 小时'],
  [6, '1 小时 30 分'],
])('%i quarters are %s', (slots, words) => expect(lengthWords(slots)).toBe(words));
