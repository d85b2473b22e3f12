// Builds the client and synthesizes the template, each only when what it is made from has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILE_CACHE, fail, fromRoot, npm, projectNode, runQuietly, say } from './process.mjs';

const SHARED = ['shared/src', 'shared/package.json', 'package-lock.json'];
const CLIENT = [
  ...SHARED,
  ...['src', 'config', 'plugins', 'types', 'babel.config.js', 'package.json', 'project.config.json'].map(
    (name) => `miniprogram/${name}`,
  ),
];
const SKIPPED = /(^node_modules$|^dist$|\.test\.tsx?$)/;
const DAY_MS = 86_400_000;

/** The browser client, into miniprogram/dist/h5. */
export const buildClient = () =>
  once('browser client', CLIENT, 'miniprogram/dist/h5/index.html', () => npm('run', 'build:h5', '-w', 'miniprogram'));

/** The WeChat mini-program, into miniprogram/dist/weapp. */
export const buildMiniProgram = () =>
  once('mini-program', CLIENT, 'miniprogram/dist/weapp/app.json', () => npm('run', 'build:weapp', '-w', 'miniprogram'));

/** The CloudFormation templates and bundled functions, into cdk.out. The built client is part of them. */
export async function synthesize() {
  const inputs = [
    ...SHARED,
    'functions/src',
    'functions/package.json',
    'infra/app.ts',
    'infra/lib',
    'docs/runbook.md',
    'package.json',
  ];
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  const env = {
    CDK_OUTDIR: fromRoot('cdk.out'),
    CDK_CONTEXT_JSON: JSON.stringify({ stage: 'local', release: version }),
  };
  const built = await once('template', [...inputs, 'miniprogram/dist/h5'], 'cdk.out/manifest.json', () => [
    projectNode(),
    ['infra/app.ts'],
    env,
  ]);
  if (!built) return;
  forgetOldAssets();
  // Every change of a bundle adds to it, and nothing takes from it.
  rmSync(COMPILE_CACHE, { recursive: true, force: true });
}

/** Runs the command unless its stamp says that it ran on the same inputs. Gives whether it ran. */
async function once(name, inputs, output, command) {
  const stamp = fromRoot('.cache', 'stamps', name.replaceAll(' ', '-'));
  const hash = hashOf(inputs);
  if (existsSync(fromRoot(output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  const began = performance.now();
  say(`building: ${name} / 正在构建 …`);
  const [program, args, env = {}] = command();
  const result = await runQuietly(name, program, args, { env, heartbeat: true });
  if (result.code !== 0 || !existsSync(fromRoot(output))) {
    console.error(result.output.split('\n').slice(-40).join('\n'));
    fail(`构建失败：${name}(详情见上)。`, `Building the ${name} failed; its words are above.`, result.code || 1);
  }
  mkdirSync(fromRoot('.cache', 'stamps'), { recursive: true });
  writeFileSync(stamp, hash);
  say(`built: ${name}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return true;
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = fromRoot(path);
    if (!existsSync(full)) return;
    if (statSync(full).isFile()) {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
      return;
    }
    for (const name of readdirSync(full).sort()) if (!SKIPPED.test(name)) add(join(path, name));
  };
  for (const input of inputs) add(input);
  return hash.digest('hex');
}

/** A stack that is running still loads functions from the assets it started with, so only old ones go. */
function forgetOldAssets() {
  const folder = fromRoot('cdk.out');
  const names = readdirSync(folder);
  const lists = names
    .filter((name) => name.endsWith('.assets.json'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  for (const name of names.filter((candidate) => candidate.startsWith('asset.'))) {
    const path = join(folder, name);
    if (lists.some((list) => list.includes(name)) || Date.now() - statSync(path).mtimeMs < DAY_MS) continue;
    rmSync(path, { recursive: true });
  }
}
