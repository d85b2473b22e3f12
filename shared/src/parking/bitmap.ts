import { slotsPerDay } from './slots.ts';

/** The 96 quarters of a day as 24 hex characters; the first bit of the first character is 00:00 to 00:15. */
export const noClaims = '0'.repeat(slotsPerDay / 4);

/** `isClaimed` is asked for each quarter of the day, 0 to 95. */
export const bitmapOf = (isClaimed: (quarter: number) => boolean): string =>
  Array.from(noClaims, (_zero, digit) =>
    [0, 1, 2, 3].reduce((bits, bit) => bits * 2 + (isClaimed(digit * 4 + bit) ? 1 : 0), 0).toString(16),
  ).join('');

export const isClaimedIn = (bitmap: string, quarter: number): boolean =>
  ((Number.parseInt(bitmap.charAt(Math.floor(quarter / 4)) || '0', 16) >> (3 - (quarter % 4))) & 1) === 1;

/** Whether any quarter of `from` (in it) to `to` (not in it) is claimed. Asked of each spot of the city: four at a time. */
export const isAnyClaimed = (bitmap: string, from: number, to: number): boolean => {
  const [firstDigit, endDigit] = [Math.ceil(from / 4), Math.floor(to / 4)];
  if (firstDigit >= endDigit) {
    for (let quarter = from; quarter < to; quarter += 1) if (isClaimedIn(bitmap, quarter)) return true;
    return false;
  }
  return (
    bitmap.slice(firstDigit, endDigit) !== noClaims.slice(firstDigit, endDigit) ||
    isAnyClaimed(bitmap, from, firstDigit * 4) ||
    isAnyClaimed(bitmap, endDigit * 4, to)
  );
};
