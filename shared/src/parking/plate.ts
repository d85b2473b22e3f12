import * as z from 'zod/mini';

/** Provinces as plates name them. */
const provinces = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新';
const serial = '[A-HJ-NP-Z0-9]';

/** Ordinary plates: province, issuing letter, five characters of which the last may say what the vehicle is for. */
const ordinary = new RegExp(`^[${provinces}][A-HJ-NP-Z]${serial}{4}(?:${serial}|[挂学警港澳])$`);
/** New energy, small: a letter (A–H, J, K), one character, four digits; large: five digits and the letter. */
const newEnergy = new RegExp(`^[${provinces}][A-HJ-NP-Z](?:[A-HJK]${serial}\\d{4}|\\d{5}[A-HJK])$`);

/** Full-width letters and digits, gaps, dots and hyphens, as people and cameras write plates, come to one form. */
export const normalisePlate = (typed: string): string =>
  typed
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s·•.\-—]/g, '')
    .toUpperCase();

/** What is wrong with a normalised plate, in words that help to put it right; undefined when nothing is. */
export const plateProblem = (plate: string): string | undefined => {
  if (plate === '') return '请填写车牌号';
  if (ordinary.test(plate) || newEnergy.test(plate)) return undefined;
  const [province = '', office = ''] = plate;
  if (!provinces.includes(province)) return '车牌以省份简称开头，例如「浙」';
  if (!/[A-Z]/.test(office)) return '省份后面是一个字母，例如「浙E」';
  if (/[IO]/.test(plate.slice(1))) return '车牌里没有字母 I 和 O，请看看是不是数字 1 和 0';
  if (plate.length < 7) return `车牌还差 ${7 - plate.length} 位：普通车牌 7 位，新能源车牌 8 位`;
  if (plate.length > 8) return '车牌太长了：普通车牌 7 位，新能源车牌 8 位';
  if (plate.length === 8)
    return '新能源车牌的格式不对：小型车是省份、字母、字母（A–H、J、K）和 5 位，大型车是 5 位数字加一个字母';
  return '车牌里只有字母和数字，最后一位可以是挂、学、警、港、澳';
};

/** A number plate of the mainland, normalised. */
export const Plate = z.pipe(
  z.pipe(z.string('请填写车牌号').check(z.maxLength(20, '车牌太长了')), z.transform(normalisePlate)),
  z.string().check(
    z.superRefine<string>((plate, context) => {
      const message = plateProblem(plate);
      if (message !== undefined) context.issues.push({ code: 'custom', message, input: plate });
    }),
  ),
);

export const isNewEnergy = (plate: string): boolean => newEnergy.test(plate);

/** 「浙E·12345」 */
export const plateWords = (plate: string): string => `${plate.slice(0, 2)}·${plate.slice(2)}`;

/** Characters that cameras take for one another. */
const confusions: readonly string[] = ['O0D', '8B'];

const areConfused = (one: string, other: string): boolean =>
  one === other || confusions.some((group) => group.includes(one) && group.includes(other));

/** Whether a camera that read `reading` may have looked at `plate`: the same but for one character it confuses. */
export const mayBeMisreadOf = (reading: string, plate: string): boolean => {
  if (reading === plate) return true;
  if (reading.length !== plate.length) return false;
  const differing = [...plate].filter((character, index) => character !== reading[index]);
  return differing.length === 1 && [...plate].every((character, index) => areConfused(character, reading[index] ?? ''));
};
