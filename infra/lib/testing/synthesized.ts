import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addChecks } from '../checks.ts';
import type { Stage } from '../deployment-context.ts';
import { branches } from '../functions/described.ts';
import { type FunctionName, functionEntries, isOfDemonstration } from '../functions.ts';
import { addProduct, createApp } from '../product.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON, and a test that looks where nothing is, fails.
  readonly Properties: any;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

export interface TemplateJson {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, { Default?: string; AllowedValues?: readonly string[] }>>;
  readonly Outputs?: Readonly<Record<string, { Value: unknown; Export?: { Name: string } }>>;
}

export interface Synthesized {
  readonly data: TemplateJson;
  /** What runs, as if it were in one template: the service's and those of the branches. */
  readonly service: TemplateJson;
  /** The same as they are deployed. */
  readonly serving: readonly TemplateJson[];
  readonly web: TemplateJson;
  readonly all: readonly TemplateJson[];
}

const functionNames = Object.keys(functionEntries) as FunctionName[];

const made = new Map<string, Synthesized>();

/** As `make`, once for all test files that share a process; nobody changes what they get. */
export const synthesize = (stage: Stage, region?: string, isChecked = false): Synthesized => {
  const key = [stage, region, isChecked].join();
  const synthesized = made.get(key) ?? make(stage, region, isChecked);
  made.set(key, synthesized);
  return synthesized;
};

/**
 * The templates of a stage, as the app makes them, with empty bundles in place of the real ones: what goes into those
 * is another test's. With `isChecked` it throws when cdk-nag or CloudFormation's own rules find something that nobody
 * has given a reason for.
 */
const make = (stage: Stage, region: string | undefined, isChecked: boolean): Synthesized => {
  const folder = mkdtempSync(join(tmpdir(), 'huzhou-synth-'));
  try {
    const webFolder = join(folder, 'web');
    write(join(webFolder, 'index.html'), '<!DOCTYPE html><html><head><script>start()</script></head></html>');
    const folders = functionNames.map((name) => {
      write(join(folder, name, 'index.mjs'), `export const handler = async () => '${name}';`);
      return [name, join(folder, name)];
    });
    // Where each construct was made, is of no use here and takes most of the time.
    const app = createApp({ outdir: join(folder, 'cdk.out'), context: { 'aws:cdk:disable-stack-trace': true } });
    const context = { stage, region, webFolder, isChecked, release: '1.0.0' };
    const product = addProduct(app, context, Object.fromEntries(folders));
    if (isChecked) addChecks(app, product);
    const assembly = app.synth();
    const templateOf = (part: string) => assembly.getStackByName(`huzhou-${stage}-${part}`).template as TemplateJson;
    const [data, web] = [templateOf('data'), templateOf('web')];
    const serving = ['service', ...branches].map(templateOf);
    return { data, service: together(serving), web, serving, all: [data, ...serving, web] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Templates as one: what one takes from another is what the other says that it is. */
const together = (templates: readonly TemplateJson[]): TemplateJson => {
  const exported = new Map(
    templates.flatMap(({ Outputs = {} }) =>
      Object.values(Outputs).flatMap(({ Value, Export }) =>
        Export === undefined ? [] : ([[Export.Name, Value]] as const),
      ),
    ),
  );
  const resolved = templates.map(
    (template) =>
      JSON.parse(
        JSON.stringify(template),
        (_, value) => exported.get(value?.['Fn::ImportValue']) ?? value,
      ) as TemplateJson,
  );
  const merged = (part: 'Resources' | 'Parameters' | 'Outputs') => {
    const all = resolved.flatMap((template) => Object.entries(template[part] ?? {}));
    const twice = all
      .map(([name]) => name)
      .filter((name, index, names) => names.indexOf(name) !== index && part === 'Resources');
    if (twice.some((name) => !/^(AWS|CDKMetadata|Custom)/.test(name)))
      throw new Error(`Two resources are called ${twice.join()}.`);
    return Object.fromEntries(all);
  };
  return {
    Resources: merged('Resources'),
    Parameters: merged('Parameters'),
    Outputs: merged('Outputs'),
  } as TemplateJson;
};

const write = (file: string, text: string): void => {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
};

/** Resources of a type, by logical id. */
export const ofType = ({ Resources }: TemplateJson, type: string): [string, Resource][] =>
  Object.entries(Resources).filter(([, { Type }]) => Type === type);

/** The logical id that a `Ref`, `Fn::GetAtt` or a join around one speaks of; undefined when it is none. */
export const idIn = (value: unknown): string | undefined =>
  /"(?:Ref|Fn::GetAtt)":\[?"([^":]+)"/.exec(JSON.stringify(value))?.[1];

/** Our own functions by their name in `functions.ts`; what CDK adds for itself is left out. */
export const ownFunctions = (template: TemplateJson): [FunctionName, string, Resource][] =>
  functionNames.flatMap((name) => {
    const found = ofType(template, 'AWS::Lambda::Function').find(([id]) =>
      new RegExp(`^${name}Function[0-9A-F]{8}$`).test(id),
    );
    if (found !== undefined) return [[name, ...found]];
    if (isOfDemonstration(name)) return [];
    throw new Error(`No function ${name} in the template`);
  });
