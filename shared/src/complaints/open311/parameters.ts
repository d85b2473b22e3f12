import { err, ok, type Result } from '../../kernel/result.ts';
import { badRequest, type ErrorEntry } from './refusal.ts';

/** What was sent in the query or the form, by name; a value that was sent empty counts as not sent. */
export type Parameters = ReadonlyMap<string, readonly string[]>;

export const parametersOf = (entries: Iterable<readonly [string, string]>): Parameters => {
  const parameters = new Map<string, string[]>();
  for (const [name, value] of entries) {
    if (value.trim() === '') continue;
    const earlier = parameters.get(name);
    if (earlier === undefined) parameters.set(name, [value]);
    else earlier.push(value);
  }
  return parameters;
};

/** Reads parameters one by one and keeps what is wrong with them, so that everything can be told at once. */
export interface ParameterReader {
  readonly errors: ErrorEntry[];
  readonly has: (name: string) => boolean;
  /** The one value of a parameter, without spaces around it. */
  readonly one: (name: string) => string | undefined;
  /** All values of a parameter that may be repeated or hold several with commas between them. */
  readonly list: (name: string) => readonly string[];
  /** Reads a value, or keeps the sentence that says what is wrong with it. */
  readonly read: <Value>(name: string, parse: (text: string) => Result<Value, string>) => Value | undefined;
}

export const readerOf = (parameters: Parameters): ParameterReader => {
  const errors: ErrorEntry[] = [];
  const one = (name: string): string | undefined => {
    const values = parameters.get(name) ?? [];
    if (values.length > 1) errors.push(badRequest(`${name} 只能给一次`));
    return values[0]?.trim();
  };
  return {
    errors,
    has: (name) => parameters.has(name),
    one,
    list: (name) => [
      ...new Set(
        (parameters.get(name) ?? [])
          .flatMap((value) => value.split(','))
          .map((value) => value.trim())
          .filter((value) => value !== ''),
      ),
    ],
    read: (name, parse) => {
      const text = one(name);
      if (text === undefined) return undefined;
      const result = parse(text);
      if (result.ok) return result.value;
      errors.push(badRequest(`${name}：${result.failure}`));
      return undefined;
    },
  };
};

/** A whole number from 1 to `most`, as it is written without a sign. */
export const parseCount =
  (most: number) =>
  (text: string): Result<number, string> =>
    /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most
      ? ok(Number(text))
      : err(`请给 1 到 ${most} 的整数`);

/** Degrees with a decimal point. */
export const parseDegrees =
  (limit: 90 | 180) =>
  (text: string): Result<number, string> =>
    /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text) && Math.abs(Number(text)) <= limit
      ? ok(Number(text))
      : err(`请给 WGS84 坐标的十进制度数（-${limit} 到 ${limit}）`);
