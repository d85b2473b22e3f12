import { normalisePlate, plateProblem } from '@huzhou/shared/parking/plate';

/** The neighbours first: most who park here come from here. */
export const provinceKeys = [...'浙苏沪皖京津冀晋蒙辽吉黑闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新'];
export const letterKeys = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];
export const digitKeys = [...'1234567890'];
/** What a vehicle is for; only at the end of an ordinary plate. */
export const purposeKeys = [...'学警挂港澳'];

export const longestPlate = 8;
const ordinaryPlate = 7;

/** What may be typed next. */
export type Keyboard = 'province' | 'office' | 'serial' | 'last';

export const keyboardFor = (typed: string): Keyboard => {
  if (typed === '') return 'province';
  if (typed.length === 1) return 'office';
  return typed.length === ordinaryPlate - 1 ? 'last' : 'serial';
};

/** Whether a key of the keyboard in front of somebody makes sense now. */
export const mayType = (typed: string, key: string): boolean => {
  const keyboard = keyboardFor(typed);
  if (typed.length >= longestPlate) return false;
  if (provinceKeys.includes(key)) return keyboard === 'province';
  if (purposeKeys.includes(key)) return keyboard === 'last';
  if (digitKeys.includes(key)) return keyboard === 'serial' || keyboard === 'last';
  return letterKeys.includes(key) && keyboard !== 'province';
};

/** After a key; one that makes no sense here changes nothing. */
export const typedWith = (typed: string, key: string): string => (mayType(typed, key) ? typed + key : typed);

/** What came from a real keyboard or the clipboard, as far as it is a plate. */
export const typedFrom = (text: string): string =>
  [...normalisePlate(text)].reduce((typed, key) => typedWith(typed, key), '');

/** What to say while typing: how much is missing, or what is wrong with what is whole. */
export const plateHint = (
  typed: string,
):
  | { readonly kind: 'missing'; readonly count: number }
  | { readonly kind: 'wrong'; readonly words: string }
  | undefined => {
  if (typed.length < ordinaryPlate) return { kind: 'missing', count: ordinaryPlate - typed.length };
  const words = plateProblem(typed);
  return words === undefined ? undefined : { kind: 'wrong', words };
};
