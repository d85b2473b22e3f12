import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../problem.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
}

export interface Parameter {
  readonly Type: string;
  readonly Default?: unknown;
  readonly AllowedValues?: readonly unknown[];
}

export interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, Parameter>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
}

export interface Stack {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly template: Template;
}

export interface Assembly {
  readonly stacks: readonly Stack[];
  /** Object key in the asset bucket, e.g. `<hash>.zip` → the folder or file in the assembly it was made from. */
  readonly assets: ReadonlyMap<string, string>;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly file?: string;
    readonly directoryName?: string;
  };
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

// A template that names no region runs where its users are.
const HOME_REGION = 'cn-northwest-1';
const LOCAL_ACCOUNT = '000000000000';

/** Reads every stack of a synthesized assembly, stages included. */
export function readAssembly(folder: string): Assembly {
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  readFolder(folder, stacks, assets);
  if (stacks.length === 0) throw missing(folder);
  return { stacks, assets };
}

function readFolder(folder: string, stacks: Stack[], assets: Map<string, string>): void {
  if (!existsSync(join(folder, 'manifest.json'))) throw missing(folder);
  const manifest = readJson<{ artifacts?: Record<string, Artifact> }>(join(folder, 'manifest.json'));
  for (const [id, artifact] of Object.entries(manifest.artifacts ?? {})) {
    const properties = artifact.properties ?? {};
    if (artifact.type === 'cdk:cloud-assembly')
      readFolder(join(folder, properties.directoryName ?? id), stacks, assets);
    if (artifact.type === 'cdk:asset-manifest' && properties.file) readAssets(folder, properties.file, assets);
    if (artifact.type === 'aws:cloudformation:stack' && properties.templateFile) {
      const [account = '', region = ''] = (artifact.environment ?? '').replace('aws://', '').split('/');
      stacks.push({
        name: properties.stackName ?? id,
        region: region === '' || region === 'unknown-region' ? HOME_REGION : region,
        account: account === '' || account === 'unknown-account' ? LOCAL_ACCOUNT : account,
        template: readJson<Template>(join(folder, properties.templateFile)),
      });
    }
  }
}

function readAssets(folder: string, file: string, assets: Map<string, string>): void {
  for (const asset of Object.values(readJson<AssetManifest>(join(folder, file)).files ?? {})) {
    if (asset.source.path === undefined) continue;
    for (const { objectKey } of Object.values(asset.destinations))
      assets.set(objectKey, join(folder, asset.source.path));
  }
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function missing(folder: string): StartProblem {
  return new StartProblem(
    `没有找到已合成的模板(${folder})。请运行 npm start,它会先合成再启动；或运行:node infra/app.ts。`,
    `No synthesized template in ${folder}. Run npm start, which synthesizes first, or: node infra/app.ts.`,
  );
}
