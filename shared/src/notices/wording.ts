import { type Instant, plusSeconds, secondsIn } from '../kernel/time.ts';
import { maskPhone } from '../kernel/words.ts';

/** A mobile number as people type it, with what stands before it: no look-behind, which older iPhones cannot read. */
const typedPhone = /(^|\D)(?:86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)/g;

/** People write numbers into addresses and answers; a message lies in queues and with WeChat, where none belongs. */
export const withoutPhones = (text: string): string =>
  text.replace(typedPhone, (_typed, before: string, phone: string) => `${before}${maskPhone(phone)}`);

const longestThing = 20;
/** Cut to what WeChat takes as a `thing`, by characters and not in the middle of one, without telephone numbers. */
export const thing = (text: string): string => {
  const characters = [...withoutPhones(text.replace(/\s+/g, ' '))];
  return characters.length <= longestThing ? characters.join('') : `${characters.slice(0, longestThing - 1).join('')}…`;
};

/** `2026年11月23日 18:20`, China time: what WeChat takes as a `time`. */
export const chinaTime = (instant: Instant): string => {
  const local = plusSeconds(instant, 8 * secondsIn.hour);
  return `${local.slice(0, 4)}年${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${local.slice(11, 16)}`;
};
