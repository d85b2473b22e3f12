// Run after build:weapp: compiles every WXML and WXSS of dist/weapp with WeChat's own compilers; fails on an error, prints warnings.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../dist/weapp/', import.meta.url));
const binaries = path.join(
  path.dirname(createRequire(import.meta.url).resolve('miniprogram-compiler/package.json')),
  'bin',
  process.platform === 'darwin' ? 'mac' : 'linux',
);

if (!fs.existsSync(path.join(root, 'app.json'))) {
  console.error('dist/weapp is missing: run `npm run build:weapp -w miniprogram` first');
  process.exit(1);
}

const files = fs.readdirSync(root, { recursive: true }).map(String).sort();
const endingIn = (...endings) => files.filter((file) => endings.some((ending) => file.endsWith(ending)));

/** @returns whether the compiler took all of it. */
const compile = (name, options, sources) => {
  const binary = path.join(binaries, name);
  fs.chmodSync(binary, 0o755); // npm unpacks them without the right to run
  const started = performance.now();
  const { status, stderr, error } = spawnSync(binary, [...options, ...sources], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  });
  const said = (error?.message ?? stderr ?? '').trim();
  const took = `${Math.round(performance.now() - started)} ms`;
  console.log(`${name}: ${sources.length} files, ${status === 0 ? 'ok' : `failed (${status})`}, ${took}`);
  if (said !== '') console.log(said.replace(/^/gm, '  '));
  return status === 0;
};

const components = endingIn('.wxml')
  .map((file) => ({ file, config: path.join(root, file.replace(/wxml$/, 'json')) }))
  .filter(({ config }) => fs.existsSync(config))
  .map(({ file, config }) => [file, Object.keys(JSON.parse(fs.readFileSync(config, 'utf8')).usingComponents ?? {})])
  .filter(([, names]) => names.length > 0);
const componentOption = [
  components.length,
  ...components.flatMap(([file, names]) => [file, names.length, ...names]),
].join(' ');

const markup = compile(
  'wcc',
  ['-d', '-cc', componentOption],
  [...endingIn('.wxml'), ...endingIn('.wxs'), '-gn', '$gwx'],
);

const styles = endingIn('.wxss');
const ofPages = styles.filter((file) => fs.existsSync(path.join(root, file.replace(/wxss$/, 'json'))));
const others = styles.filter((file) => !ofPages.includes(file));
const style = compile('wcsc', ['-db', '-pc', String(ofPages.length)], [...ofPages, ...others]);

process.exit(markup && style ? 0 : 1);
