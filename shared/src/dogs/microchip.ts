import * as z from 'zod/mini';
import { type Failure, invalidInput } from '../kernel/failure.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isCountryCode } from './country-codes.ts';

/**
 * `iso`: 15 digits of ISO 11784/11785, which every reader reads. `legacy`: 9 or 10 digits of before, which some do:
 * kept as what it is, so that nobody takes the one for the other.
 */
export const chipKinds = ['iso', 'legacy'] as const;
export const ChipKind = z.enum(chipKinds);

/** A number as it is kept, digits only; a string, because 15 digits and leading zeros are no number. */
export const ChipNumber = z
  .string()
  .check(z.regex(/^(\d{15}|\d{9,10})$/, '芯片号码应为 15 位数字（旧式芯片为 9 或 10 位）'));

export interface Microchip {
  readonly number: string;
  readonly kind: (typeof chipKinds)[number];
}

/** ISO 11784 gives the animal's own number 38 bits. */
const largestNationalNumber = 274_877_906_943;

// What people type or readers print between digits: spaces of both widths, hyphens and dashes.
const separators = /[\s\u3000\-\u2010-\u2015\u2212\uFF0D]/g;

const fault = (message: string): Result<never, Failure> => err(invalidInput({ field: 'chip', message }));

const testPrefix = '999';

/** What the first three digits stand for: a country (ISO 3166 numeric), 900 shared, 901–998 one manufacturer. */
const isKnownPrefix = (prefix: string): boolean => (prefix >= '900' && prefix <= '998') || isCountryCode(prefix);

/** Reads a chip number as it was scanned or typed. The standard has no check digit: a slip of the hand stays possible. */
export const readMicrochip = (typed: string): Result<Microchip, Failure> => {
  const number = typed.replace(separators, '');
  if (!/^[0-9]+$/.test(number)) return fault('芯片号码只有数字，请检查后重新输入');
  if (number.length === 9 || number.length === 10) return ok({ number, kind: 'legacy' });
  if (number.length !== 15) return fault(`芯片号码应为 15 位数字，您输入了 ${number.length} 位`);
  const prefix = number.slice(0, 3);
  if (prefix === testPrefix) return fault('999 开头的是测试芯片，不能登记');
  if (!isKnownPrefix(prefix)) return fault(`芯片号码开头的 ${prefix} 不是国家代码或厂商代码，请核对`);
  return Number(number.slice(3)) > largestNationalNumber
    ? fault('芯片号码后 12 位超出范围，请核对')
    : ok({ number, kind: 'iso' });
};

/** The last four digits, for those who must be able to tell two chips apart and need not know the number. */
export const chipTail = (number: string): string => number.slice(-4);

/** A chip number that a person or a reader gave, in whatever form. */
export const TypedChip = z.string('请填写芯片号码').check(z.trim(), z.minLength(1, '请填写芯片号码'), z.maxLength(40));
