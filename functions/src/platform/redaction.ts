/** What must never reach a log, by how it looks. The last net: code does not log such things in the first place. */
const personal: readonly (readonly [RegExp, string])[] = [
  // Mainland mobile numbers, as typed or with a country code; not digits out of the middle of a longer number.
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, '[phone]'],
  // WeChat openids: 28 characters that begin with "o".
  [/(?<![A-Za-z0-9_-])o[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])/g, '[openid]'],
  // Identity card numbers.
  [/(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?!\d)/g, '[identity]'],
  // Number plates.
  [
    /[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][·•]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]/g,
    '[plate]',
  ],
  // Signed or encrypted tokens in compact form.
  [/eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){2,4}/g, '[token]'],
];

export const redact = (text: string): string =>
  personal.reduce((redacted, [pattern, mark]) => redacted.replace(pattern, mark), text);
