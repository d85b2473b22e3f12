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
/** What we wrote ourselves; outlines and area codes are data, downloaded once and never run. */
const isOurCode = (file: string): boolean => /^(functions|shared)\/src\//.test(file) && !file.endsWith('.data.ts');

/** Kilobytes of our own code, in any function. */
const codeBudget = 100;
/**
 * Kilobytes beside SDK clients and codecs: our code and data and the libraries that both need (zod, jose, middy). Where
 * cases are filed or moved by people, all of the rules and libraries come together; filing needs the outlines of the
 * districts besides, to tell where a point lies.
 */
const budget = 115;
const filing = 185;
const moving = 160;
const exceptions: Readonly<Partial<Record<FunctionName, number>>> = {
  Complaints: filing,
  Casework: moving,
  Desk: filing,
  Intake: filing,
  Open311: filing,
  // A lot lies in a district, too.
  Lots: 145,
  // Where bookings are made and ended, the rules of times, prices, places and of who may come together.
  Parking: 130,
  Gates: 130,
  Dogs: 185,
  Registry: 165,
  Clinics: 150,
  // The API document holds the schemas of all routes, and what turns them into JSON Schema.
  Service: 180,
};

/** The same with our own code; schemas are code. */
const codeExceptions: Readonly<Partial<Record<FunctionName, number>>> = { Service: 130 };

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
    expect(kilobytes(bytesOf(name, isOurCode))).toBeGreaterThan(0);
    expect(kilobytes(bytesOf(name, isOurCode))).toBeLessThanOrEqual(codeExceptions[name] ?? codeBudget);
    const beside = kilobytes(bytesOf(name, (file) => !isSdk(file) && !isCodec(file)));
    expect(beside).toBeLessThanOrEqual(exceptions[name] ?? budget);
  });

  test('has the codecs only where photos are cleaned', () => {
    expect(functions.map(([name]) => name).filter((name) => bytesOf(name, isCodec) > 0)).toEqual([
      'Media',
      'DogPhotos',
    ]);
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
