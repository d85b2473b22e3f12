import * as z from 'zod/mini';

/**
 * Words that go on record travel to systems that cannot hold pictographs (12345, GB/T 30428 exchange, WeChat's
 * message fields), so they are asked for in words, instead of arriving there as boxes.
 */
const pictograph = /\p{Emoji_Presentation}|\uFE0F/u;
export const noPictographs = z.refine<string>((text) => !pictograph.test(text), '请不要使用表情符号，用文字描述');

export const longestWords = 4000;
const text = (empty: string) => z.string(empty).check(z.trim(), z.maxLength(longestWords), noPictographs);
/** Words that must say something. */
export const RequiredWords = z
  .string('请填写说明')
  .check(z.trim(), z.minLength(2, '请用几个字说明'), z.maxLength(longestWords), noPictographs);
/** Words that may be left out. */
export const OptionalWords = z.optional(text('请用文字说明'));

/** A mainland mobile number. */
export const Phone = z.string().check(z.regex(/^1[3-9]\d{9}$/, '请填写 11 位手机号码'));

/** `138****1234` */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
