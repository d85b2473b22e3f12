// Run after both builds: measures what people download, and fails when a package outgrows its budget or Taro is there twice.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const kilobyte = 1024;
const budgets = { weappMain: 600 * kilobyte, weappSubpackage: 300 * kilobyte, h5FirstLoadGzipped: 200 * kilobyte };

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const workspaceRoot = fileURLToPath(new URL('../../', import.meta.url));

const filesUnder = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

const sizeOf = (files) => files.reduce((sum, file) => sum + fs.statSync(file).size, 0);

const weappPackages = () => {
  const root = path.join(dist, 'weapp');
  const { subPackages } = JSON.parse(fs.readFileSync(path.join(root, 'app.json'), 'utf8'));
  const files = filesUnder(root).filter((file) => path.basename(file) !== 'project.config.json');
  const within = (folder) => files.filter((file) => file.startsWith(path.join(root, folder) + path.sep));
  const subpackages = subPackages.map(({ root: folder }) => ({
    what: `weapp ${folder}`,
    bytes: sizeOf(within(folder)),
    budget: budgets.weappSubpackage,
  }));
  const ofSubpackages = new Set(subPackages.flatMap(({ root: folder }) => within(folder)));
  const main = {
    what: 'weapp main',
    bytes: sizeOf(files.filter((file) => !ofSubpackages.has(file))),
    budget: budgets.weappMain,
  };
  return [main, ...subpackages];
};

/** What the browser fetches for the first page: index.html, what it names, and the chunks that the entry then asks for. */
const h5FirstLoad = () => {
  const root = path.join(dist, 'h5');
  const html = path.join(root, 'index.html');
  const { firstLoad = [] } = JSON.parse(fs.readFileSync(path.join(root, 'first-load.json'), 'utf8'));
  const files = [html, ...firstLoad.map((file) => path.join(root, file))];
  const bytes = files.reduce((sum, file) => sum + gzipSync(fs.readFileSync(file), { level: 9 }).length, 0);
  return { what: 'h5 first load, gzipped', bytes, budget: budgets.h5FirstLoadGzipped };
};

const copiesOfTaro = () => {
  const scopes = [
    workspaceRoot,
    ...['shared', 'functions', 'infra', 'miniprogram'].map((name) => path.join(workspaceRoot, name)),
  ]
    .map((folder) => path.join(folder, 'node_modules', '@tarojs'))
    .filter((folder) => fs.existsSync(folder));
  const nested = scopes.flatMap((scope) =>
    fs.readdirSync(scope).flatMap((name) => {
      const inner = path.join(scope, name, 'node_modules', '@tarojs');
      return fs.existsSync(inner) ? fs.readdirSync(inner).map((copy) => path.join(inner, copy)) : [];
    }),
  );
  const direct = scopes.flatMap((scope) => fs.readdirSync(scope).map((name) => path.join(scope, name)));
  const byName = Map.groupBy([...direct, ...nested], (folder) => path.basename(folder));
  return [...byName].filter(([, folders]) => folders.length > 1);
};

const rows = [...weappPackages(), h5FirstLoad()];
for (const { what, bytes, budget } of rows)
  console.log(
    `${what}: ${(bytes / kilobyte).toFixed(1)} KB of ${budget / kilobyte} KB${bytes > budget ? '  OVER' : ''}`,
  );
const twice = copiesOfTaro();
for (const [name, folders] of twice)
  console.error(`@tarojs/${name} is installed ${folders.length} times: ${folders.join(', ')}`);
process.exit(twice.length === 0 && rows.every(({ bytes, budget }) => bytes <= budget) ? 0 : 1);
