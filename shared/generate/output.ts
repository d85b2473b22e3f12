// Writes a generated file or, with --check, only says whether the file in the tree is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const isCheck = process.argv.includes('--check');

export const emit = (target: URL, text: string): void => {
  const path = fileURLToPath(target);
  if (isCheck) {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
    console.error(`stale: ${path} (npm run generate)`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
