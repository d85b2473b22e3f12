/** 「3,000」: thousands apart. */
export const countWords = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Spots by the hour come in fractions: 「12.5」. */
export const spotsWords = (spots: number): string => {
  const [whole = '0', part] = String(Math.round(spots * 10) / 10).split('.');
  return `${countWords(Number(whole))}${part === undefined ? '' : `.${part}`}`;
};
