// What people download: WeChat's own compilers take the mini-program without a word, and nothing outgrows its budget.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const run = (tool: string) => {
  const path = fileURLToPath(new URL(`../miniprogram/tools/${tool}`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path], { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
};

test('wcc and wcsc compile every page of the mini-program, without errors or warnings', () => {
  const { status, said } = run('weapp-compile.mjs');
  expect(status, said).toBe(0);
  expect(said).not.toMatch(/warn|error/i);
});

test('the packages of the mini-program and the first load of the browser stay within their sizes', () => {
  const { status, said } = run('sizes.mjs');
  expect(status, said).toBe(0);
});
