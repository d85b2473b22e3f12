import * as z from 'zod/mini';
import type { Schema } from '../contract/route.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { DayKinds, type DayWindow } from './sharing.ts';
import { Tariff } from './tariff.ts';

// How a file of lots writes what is more than a word or a number. Each form is read as people type it (full-width
// signs, spare gaps, 7:30) and written in one way, which reads back as the same.

/** A value, or what is wrong with the cell, in words that help to put it right. */
export type Cell<Value> = Result<Value, string>;

export const bySchema =
  <S extends Schema>(schema: S) =>
  (value: unknown): Cell<z.infer<S>> => {
    const parsed = z.safeParse(schema, value);
    return parsed.success ? ok(parsed.data) : err(parsed.error.issues[0]?.message ?? '内容不正确');
  };

/** Without gaps and in narrow signs, as forms are compared. */
const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s,;、。]+/g, '')
    .replace(/[~—–至到-]+/g, '-');

const time = '(\\d{1,2}:\\d{2})';
const padded = (clock: string): string => clock.padStart(5, '0');

const closed = '不开放';
const wholeDay = '全天';
const windowsHint = '请写成「00:00-07:30 18:30-24:00」，整天开放写「全天」，不开放写「不开放」';
const asWindows = bySchema(DayKinds.shape.working);

/** `00:00-07:30 18:30-24:00`, `全天`, `不开放`. */
export const readWindows = (text: string): Cell<readonly DayWindow[]> => {
  const words = squeezed(text);
  if (words === closed) return ok([]);
  if (words === wholeDay) return ok([{ from: '00:00', to: '24:00' }]);
  if (!new RegExp(`^(?:${time}-${time})+$`).test(words)) return err(windowsHint);
  const found = [...words.matchAll(new RegExp(`${time}-${time}`, 'g'))];
  return asWindows(found.map(([, from = '', to = '']) => ({ from: padded(from), to: padded(to) })));
};

export const windowsText = (windows: readonly DayWindow[]): string => {
  if (windows.length === 0) return closed;
  const [first] = windows;
  if (windows.length === 1 && first?.from === '00:00' && first.to === '24:00') return wholeDay;
  return windows.map(({ from, to }) => `${from}-${to}`).join(' ');
};

const yuan = '(\\d{1,4}(?:\\.\\d{1,2})?)元';
const cents = (amount: string): number => Math.round(Number(amount) * 100);
const yuanText = (amount: number): string => `${amount / 100}元`;

/** The parts that a price is written in. */
const parts = {
  night: new RegExp(`^夜间${yuan}`),
  hours: new RegExp(`^${time}-${time}`),
  rest: new RegExp(`^其余每小时${yuan}`),
  hourly: new RegExp(`^每小时${yuan}`),
  cap: new RegExp(`^(?:24小时|每天|每日)?封顶${yuan}`),
  free: /^免费(\d{1,3})分钟/,
} as const;
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];

const tariffHint =
  '请写成「免费」「每小时3元 封顶20元 免费30分钟」或「夜间5元 22:00-07:00 其余每小时2元」；封顶指 24 小时最多收多少';
const asTariff = bySchema(Tariff);

/** Each part with what it says; undefined where something is no part, or is said twice. */
const partsOf = (words: string): ReadonlyMap<Part, RegExpMatchArray> | undefined => {
  const found = new Map<Part, RegExpMatchArray>();
  for (let left = words; left !== ''; ) {
    const name = partNames.find((part) => parts[part].test(left));
    const match = name === undefined ? undefined : left.match(parts[name]);
    if (name === undefined || !match || found.has(name)) return undefined;
    found.set(name, match);
    left = left.slice(match[0].length);
  }
  return found;
};

const onlyOf = (found: ReadonlyMap<Part, unknown>, needed: readonly Part[], more: readonly Part[] = []): boolean =>
  needed.every((part) => found.has(part)) && [...found.keys()].every((part) => [...needed, ...more].includes(part));

/** `免费`, `每小时3元 封顶20元 免费30分钟`, `夜间5元 22:00-07:00 其余每小时2元`. */
export const readTariff = (text: string): Cell<Tariff> => {
  const words = squeezed(text);
  if (words === '免费') return ok({ kind: 'free' });
  const found = partsOf(words) ?? new Map<Part, RegExpMatchArray>();
  const said = (part: Part, group = 1): string => found.get(part)?.[group] ?? '0';
  if (onlyOf(found, ['hourly', 'cap'], ['free']))
    return asTariff({
      kind: 'hourly',
      perHour: cents(said('hourly')),
      dayCap: cents(said('cap')),
      freeMinutes: Number(said('free')),
    });
  if (onlyOf(found, ['night', 'hours', 'rest']))
    return asTariff({
      kind: 'night-flat',
      perNight: cents(said('night')),
      nightFrom: padded(said('hours')),
      nightTo: padded(said('hours', 2)),
      perHour: cents(said('rest')),
    });
  return err(tariffHint);
};

export const tariffText = (tariff: Tariff): string => {
  if (tariff.kind === 'free') return '免费';
  if (tariff.kind === 'night-flat')
    return `夜间${yuanText(tariff.perNight)} ${tariff.nightFrom}-${tariff.nightTo} 其余每小时${yuanText(tariff.perHour)}`;
  const free = tariff.freeMinutes === 0 ? '' : ` 免费${tariff.freeMinutes}分钟`;
  return `每小时${yuanText(tariff.perHour)} 封顶${yuanText(tariff.dayCap)}${free}`;
};

const yes = ['有', '是', '1', 'Y', 'YES', '√'];
const no = ['', '无', '否', '0', 'N', 'NO', '×'];

/** `有` or `无`; an empty cell is `无`. */
export const readYes = (text: string): Cell<boolean> => {
  const word = squeezed(text).toUpperCase();
  if (yes.includes(word)) return ok(true);
  return no.includes(word) ? ok(false) : err('请写「有」或「无」');
};
export const yesText = (is: boolean): string => (is ? '有' : '无');

/** One of a closed list, by the name that people know it under. */
export const byName = <Value extends string>(names: Readonly<Record<Value, string>>) => {
  const entries = Object.entries(names) as [Value, string][];
  return (text: string): Cell<Value> => {
    const word = squeezed(text);
    const found = entries.find(([, name]) => name === word);
    return found === undefined ? err(`请写${entries.map(([, name]) => `「${name}」`).join('或')}`) : ok(found[0]);
  };
};

/** A number with a point; `what` names it. */
export const readNumber =
  (what: string) =>
  (text: string): Cell<number> => {
    const word = text.normalize('NFKC').trim();
    return /^-?\d{1,5}(?:\.\d{1,20})?$/.test(word) ? ok(Number(word)) : err(`请填写${what}，只用数字和小数点`);
  };
