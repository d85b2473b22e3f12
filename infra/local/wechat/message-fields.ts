import { WeChatError } from './wechat-error.ts';

const characters = (text: string) => [...text].length;
const HAN = '\\p{Script=Han}';
const DATE = '\\d{4}(年\\d{1,2}月\\d{1,2}日|[-/.]\\d{1,2}[-/.]\\d{1,2})';
const TIME = '\\d{1,2}:\\d{2}(:\\d{2})?';
const period = (moment: string) => new RegExp(`^${moment}(\\s*~\\s*${moment})?$`, 'u');
const times = period(`(${DATE} ?)?${TIME}`);
const dates = period(`${DATE}( ?${TIME})?`);
const plate = new RegExp(`^[${HAN}A-Za-z0-9][A-Za-z0-9]{0,6}[${HAN}A-Za-z0-9]?$`, 'u');

/** WeChat's 参数值内容限制说明, by the kind that a template's key begins with. */
const RULES: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => characters(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => characters(value) <= 5 && /^[^\p{L}\p{N}\s]+$/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => times.test(value),
  date: (value) => dates.test(value),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/u.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => plate.test(value),
  name: (value) => (/\p{Script=Han}/u.test(value) ? characters(value) <= 10 : /^[^\d]{1,20}$/.test(value)),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

/** Checks a message's `data` and returns its values as texts. Throws 47003 with the field's name, as WeChat words it. */
export function checkFields(data: unknown): Record<string, { value: string }> {
  if (typeof data !== 'object' || data === null || Array.isArray(data) || Object.keys(data).length === 0)
    throw new WeChatError(47003, 'argument invalid! data is empty');
  return Object.fromEntries(
    Object.entries(data).map(([key, field]) => {
      const value = String((field as { value?: unknown } | null)?.value ?? '');
      const kind = /^([a-z_]+?)\d+$/.exec(key)?.[1] ?? '';
      if (value.trim() === '') throw new WeChatError(47003, `argument invalid! data.${key}.value is empty`);
      if (!RULES[kind]?.(value)) throw new WeChatError(47003, `argument invalid! data.${key}.value invalid`);
      return [key, { value }];
    }),
  );
}
