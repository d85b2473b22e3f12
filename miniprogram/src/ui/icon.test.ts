import fs from 'node:fs';
import { expect, test } from 'vitest';
import { iconNames } from './icon.tsx';

test('every icon has a name in the type and a drawing in the style sheet, and no other', () => {
  const scss = fs.readFileSync(`${import.meta.dirname}/icon.scss`, 'utf8');
  const drawn = [...scss.matchAll(/^ {2}["']([a-z-]+)["']:\s+["']/gm)].map(([, name]) => name);
  expect([...drawn, 'star-full'].sort()).toEqual([...iconNames].sort());
});
