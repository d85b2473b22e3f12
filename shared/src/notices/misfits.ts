import { type Message, templateFields } from './templates.ts';

/** What WeChat takes in a field of this name, by the letters that it begins with. */
const limits: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => [...value].length >= 1 && [...value].length <= 20,
  phrase: (value) => /^[\u4e00-\u9fff]{1,5}$/.test(value),
  character_string: (value) => /^[\x21-\x7e]{1,32}$/.test(value),
  time: (value) => /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/.test(value),
};

/** What of a message WeChat would not take: fields that are missing, too many or filled wrongly. For tests of wordings. */
export const misfits = ({ template, fields }: Message): readonly string[] => {
  const wanted: readonly string[] = templateFields[template];
  const missing = wanted.filter((name) => fields[name] === undefined);
  const wrong = Object.entries(fields).filter(
    ([name, value]) => !wanted.includes(name) || limits[name.replace(/\d+$/, '')]?.(value) !== true,
  );
  return [...missing.map((name) => `${name} is missing`), ...wrong.map(([name, value]) => `${name}: ${value}`)];
};
