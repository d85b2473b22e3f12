import fs from 'node:fs';
import { describe, expect, test } from 'vitest';

const scss = fs.readFileSync(`${import.meta.dirname}/tokens.scss`, 'utf8');

const tokensOf = (mixin: string): Readonly<Record<string, string>> => {
  const block = scss.match(new RegExp(`@mixin ${mixin} \\{([^}]+)\\}`))?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]),
  );
};

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const words = [
  ['ink', 'page'],
  ['ink', 'surface'],
  ['ink-2', 'page'],
  ['ink-2', 'surface'],
  ['brand', 'page'],
  ['brand', 'surface'],
  ['brand', 'brand-soft'],
  ['ink', 'brand-soft'],
  ['on-brand', 'brand-fill'],
  ['ink-2', 'line'],
  ['ledger-blue', 'ledger-blue-soft'],
  ['ledger-yellow', 'ledger-yellow-soft'],
  ['ledger-red', 'ledger-red-soft'],
] as const;

describe.each(['light', 'dark'])('%s', (mixin) => {
  const tokens = tokensOf(mixin);
  const colour = (name: string): string => {
    const found = tokens[name];
    if (found === undefined) throw new Error(`no token --${name}`);
    return found;
  };
  test.each(words)('%s can be read on %s', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
  test.each([
    ['line-strong', 'surface'],
    ['brand-fill', 'surface'],
    ['brand', 'line'],
  ])('the shape of %s is seen on %s', (shape, ground) => {
    expect(contrast(colour(shape), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
