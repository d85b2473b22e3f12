const chinaOffsetMilliseconds = 8 * 3_600_000;

/** What is reported all year round: wild parking, rubbish, goods on the pavement, broken road, dark lamps. */
const everyday = ['E0504', 'E0102', 'E0502', 'C0201'] as const;

/** What each season brings (spring kitchen fumes, summer noise, autumn straw fires, winter fireworks). */
const seasonal = {
  spring: ['E0110', 'E0509'],
  summer: ['E0507', 'E0506'],
  autumn: ['E0109', 'E0110'],
  winter: ['E0112', 'E0405'],
} as const;

const atNight = ['E0507', 'E0301', 'C0102'] as const;

const seasonOf = (month: number): keyof typeof seasonal => {
  if (month < 3 || month === 12) return 'winter';
  if (month < 6) return 'spring';
  return month < 9 ? 'summer' : 'autumn';
};

/** The kinds to offer first at this moment (epoch milliseconds), most likely first: six taps saved for most people. */
export const likelyCategories = (now: number): readonly string[] => {
  const china = new Date(now + chinaOffsetMilliseconds);
  const hour = china.getUTCHours();
  const dark = hour >= 19 || hour < 6;
  const codes = [...(dark ? atNight : []), ...everyday, ...seasonal[seasonOf(china.getUTCMonth() + 1)]];
  return [...new Set(codes)].slice(0, 6);
};
