import { describe, expect, test } from 'vitest';
import { bookingFace, nextChange, rowWords } from './booking-face.ts';

const at = (time: string, day = '2026-11-23'): number => Date.parse(`${day}T${time}+08:00`);
const instant = (time: string, day?: string): string => new Date(at(time, day)).toISOString();

const night = {
  state: 'confirmed' as const,
  origin: 'driver' as const,
  from: instant('18:30:00'),
  to: instant('07:30:00', '2026-11-24'),
};

describe('the face of a booking', () => {
  test.each([
    ['long before', '10:00:00', '8 小时 30 分后开始', '18:15 起可以入场'],
    ['when one may come', '18:20:00', '10 分后开始', '请在 19:00 前入场，过时车位给别人'],
    ['when it has begun', '18:48:00', '还剩 12 分', '请在 19:00 前入场，过时车位给别人'],
    ['too late', '19:00:00', undefined, '过了入场时间，车位正在释放'],
  ])('confirmed, %s', (_, time, hero, sentence) => {
    const face = bookingFace(night, at(time));
    expect([face.hero, face.sentence]).toEqual([hero, sentence]);
  });

  test.each([
    ['23:30:00', '2026-11-23', '还剩 8 小时 00 分', '请在明天 07:30 前离场', false],
    ['07:00:00', '2026-11-24', '还剩 30 分', '请在 07:30 前离场', false],
    ['07:35:00', '2026-11-24', '已超 5 分', '时间到了，07:40 前离场不算超时', true],
    ['08:00:00', '2026-11-24', '已超 30 分', '已经超时，按超时计费，还会影响您以后预约', true],
  ])('arrived, at %s of %s', (time, day, hero, sentence, late) =>
    expect(bookingFace({ ...night, state: 'arrived' }, at(time, day))).toMatchObject({ hero, sentence, late }),
  );

  test('midnight ends the day', () => {
    const { sentence } = bookingFace(
      { ...night, state: 'arrived', to: instant('00:00:00', '2026-11-24') },
      at('22:00:00'),
    );
    expect(sentence).toBe('请在 24:00 前离场');
  });

  test('a hold counts down by the second, an offer has its own ten minutes', () => {
    const held = { ...night, state: 'held' as const, heldUntil: instant('10:05:00') };
    expect(bookingFace(held, at('10:00:28'))).toMatchObject({ hero: '4:32', share: 272 / 300 });
    expect(bookingFace(held, at('09:59:58')).hero).toBe('5:00');
    expect(bookingFace({ ...held, origin: 'offer' }, at('10:00:00'))).toMatchObject({ hero: '5:00', share: 0.5 });
    expect(bookingFace(held, at('10:05:00')).hero).toBeUndefined();
    expect(rowWords(held, at('10:00:00'))).toBe('还剩 5 分');
  });

  test.each([
    [{ state: 'left' as const, leftAt: instant('06:50:00', '2026-11-24') }, '06:50 已离场'],
    [
      { state: 'left' as const, leftAt: instant('08:10:00', '2026-11-24'), overstay: { minutes: 40, cents: 600 } },
      '08:10 已离场，超时 40 分钟，另收 6 元。30 天内超时 2 次，只能预约当天',
    ],
    [{ state: 'cancelled' as const, endReason: 'driver' as const }, '您取消了这个预约'],
    [{ state: 'cancelled' as const, endReason: 'closure' as const }, '停车场临时关闭'],
    [{ state: 'moved' as const, endReason: 'occupied' as const }, '车位被别人占了，已经为您换了一个'],
    [{ state: 'no-show' as const }, '开始后 30 分钟没有入场'],
    [{ state: 'expired' as const }, '没有在时间内确认'],
  ])('after its end it says what became of it: %o', (part, words) => {
    const face = bookingFace({ ...night, ...part }, at('09:00:00', '2026-11-24'));
    expect(face.sentence).toContain(words);
    expect(face.hero).toBeUndefined();
  });
});

test('the server is asked when it would have changed its mind', () => {
  expect(nextChange(night)).toBe(at('19:00:00'));
  expect(nextChange({ ...night, state: 'held', heldUntil: instant('10:05:00') })).toBe(at('10:05:00'));
  expect(nextChange({ ...night, state: 'arrived' })).toBeUndefined();
  // A quarter of an hour is over before anybody is half an hour late.
  expect(nextChange({ ...night, to: instant('18:45:00') })).toBe(at('18:45:00'));
});
