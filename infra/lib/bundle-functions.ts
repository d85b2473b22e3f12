import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { repositoryRoot } from './deployment-context.ts';
import { type FunctionName, functionEntries } from './functions.ts';

export interface Bundles {
  /** Folder of each function, with `index.mjs` in it: what Lambda gets. */
  readonly folders: Readonly<Record<FunctionName, string>>;
  /** What went into which bundle, in bytes. Outputs are named `<function>/index.mjs`. */
  readonly metafile: Metafile;
  /** Removes the folders; the assembly has its own copies by then. */
  readonly dispose: () => void;
}

/**
 * Bundles all functions in one run of esbuild, which reads what they share once: some 2 s, where the CDK's
 * NodejsFunction starts a process for each and takes 15. The AWS SDK is bundled too: what was tested is what runs,
 * and it starts faster than the runtime's copy. Source maps are not shipped; the build is deterministic, so a release's
 * commit gives them back.
 */
export const bundleFunctions = async (): Promise<Bundles> => {
  const outdir = mkdtempSync(join(tmpdir(), 'huzhou-functions-'));
  const names = Object.keys(functionEntries) as FunctionName[];
  const { metafile } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: Object.fromEntries(
      names.map((name) => [`${name}/index`, join(repositoryRoot, 'functions/src', functionEntries[name])]),
    ),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // Some dependencies are still CommonJS and require() Node's own modules, which a module file cannot.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
  return {
    folders: Object.fromEntries(names.map((name) => [name, join(outdir, name)])) as Record<FunctionName, string>,
    metafile,
    dispose: () => rmSync(outdir, { recursive: true, force: true }),
  };
};
