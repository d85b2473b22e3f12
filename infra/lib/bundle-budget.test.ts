import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bundleFunctions } from './bundle-functions.ts';
import { repositoryRoot } from './deployment-context.ts';
import type { FunctionName } from './functions.ts';
import { ownFunctions, synthesize } from './testing/synthesized.ts';

const bundles = await bundleFunctions();
afterAll(bundles.dispose);
const functions = ownFunctions(synthesize('local').service);

/** The AWS clients and what they alone stand on. */
const isSdk = (file: string): boolean =>
  /node_modules\/(@aws-sdk|@smithy|@aws|@aws-crypto|mnemonist|obliterator|fast-xml-[a-z]+)\//.test(file);
/** Picture codecs, without which there is no photo without EXIF. */
const isCodec = (file: string): boolean => /node_modules\/(jpeg-js|pngjs)\//.test(file);
const isOurs = (file: string): boolean => /^(functions|shared)\/src\//.test(file);

/**
 * Kilobytes beside SDK clients and codecs: our code and the libraries that it uses (zod, jose, middy). The complaint
 * routes need every one of them, and the outlines of the districts (30 KB of data) to tell where a point lies.
 */
const budget = 100;
const exceptions: Readonly<Partial<Record<FunctionName, number>>> = { Complaints: 170 };

const bytesOf = (name: string, wanted: (file: string) => boolean): number => {
  const output = Object.entries(bundles.metafile.outputs).find(([file]) => file.endsWith(`/${name}/index.mjs`))?.[1];
  if (output === undefined) throw new Error(`No bundle ${name}`);
  return Object.entries(output.inputs)
    .filter(([file]) => wanted(file))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
};

const kilobytes = (bytes: number): number => Math.round(bytes / 102.4) / 10;

describe('every function', () => {
  test.each(functions)('%s: our code and its libraries stay within the budget', (name) => {
    expect(kilobytes(bytesOf(name, isOurs))).toBeGreaterThan(0);
    expect(kilobytes(bytesOf(name, isOurs))).toBeLessThanOrEqual(budget);
    const beside = kilobytes(bytesOf(name, (file) => !isSdk(file) && !isCodec(file)));
    expect(beside).toBeLessThanOrEqual(exceptions[name] ?? budget);
  });

  test('has the codecs only where photos are cleaned', () => {
    expect(functions.map(([name]) => name).filter((name) => bytesOf(name, isCodec) > 0)).toEqual(['Media']);
  });

  test('is told each setting that its code asks for, and no other', () => {
    const config = readFileSync(join(repositoryRoot, 'functions/src/platform/config.ts'), 'utf8');
    const settings = [...config.matchAll(/\| '([A-Z_]+)'/g)].map(([, setting = '']) => setting);
    expect(settings).toContain('COMPLAINTS_TABLE');
    for (const [name, , { Properties }] of functions) {
      const code = readFileSync(join(bundles.folders[name], 'index.mjs'), 'utf8');
      const asked = settings.filter((setting) => new RegExp(`\\((["'\`])${setting}\\1\\)`).test(code));
      expect(Object.keys(Properties.Environment.Variables).sort(), name).toEqual(asked.sort());
    }
  });
});
