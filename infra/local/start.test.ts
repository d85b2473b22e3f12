// The stack as a process of its own: killed, started again, stopped; what stays and what is left behind.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fixtureAssembly } from './fixture/assembly.ts';
import { until } from './fixture/until.ts';

interface Run {
  readonly child: ChildProcess;
  readonly url: string;
  readonly gone: Promise<number | null>;
  said(): string;
}

let assembly: string;
let data: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  assembly = await fixtureAssembly();
});
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

function launch(options: readonly string[] = [], env: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'start.ts'), '--assembly', assembly, '--data', data, '--port', '0', ...options],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, gone, said: () => said };
}

async function start(options: readonly string[] = []): Promise<Run> {
  const run = launch(options);
  const url = await until(
    'READY',
    () => /READY (\S+)/.exec(run.said())?.[1] ?? (run.child.exitCode !== null && run.said()),
    40_000,
  );
  if (!url.startsWith('http')) throw new Error(url);
  return { ...run, url };
}

const post = (url: string, path: string, body: string) =>
  fetch(url + path, { method: 'POST', body, headers: { authorization: 'Bearer good' } });
const rows = async (url: string, pk: string) =>
  ((await (await fetch(`${url}/v1/rows/${pk}`)).json()) as { sk: string; text: string }[]).map(({ sk }) => sk);

/** Every process that works on our data folder: the stack, the shell around Java, Java. */
const processes = () =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(data));

describe('kill -9', () => {
  test('of the stack takes Java with it; nothing acknowledged is lost, nothing is relayed twice or never', async () => {
    const first = await start();
    const ids = Array.from({ length: 60 }, (_, index) => `n${String(index).padStart(2, '0')}`);
    const acknowledged: string[] = [];
    const writing = ids.map(async (id) => {
      const reply = await post(first.url, '/v1/notes', JSON.stringify({ id })).catch(() => undefined);
      if (reply?.status === 201) acknowledged.push(id);
    });
    await until('the first note', () => acknowledged.length > 5);
    await post(first.url, '/v1/work', 'queued');
    first.child.kill('SIGKILL');
    await Promise.all([...writing, first.gone]);
    await until('nobody left', () => processes().length === 0);
    expect(acknowledged.length).toBeGreaterThan(5);

    const second = await start();
    const notes = await rows(second.url, 'note');
    expect(notes).toEqual(expect.arrayContaining(acknowledged));
    await until('every note relayed', async () => (await rows(second.url, 'seen')).join() === notes.join());
    await until('the queued message', async () => (await rows(second.url, 'work')).includes('queued'));
    second.child.kill('SIGINT');
    expect(await second.gone).toBe(0);
    expect(processes()).toEqual([]);
  });

  test('and a start in the same moment: it waits for the old store to go', async () => {
    const first = await start();
    await post(first.url, '/v1/notes', '{"id":"kept"}');
    first.child.kill('SIGKILL');
    const second = await start();
    expect(await rows(second.url, 'note')).toEqual(['kept']);
    second.child.kill('SIGTERM');
    expect(await second.gone).toBe(0);
  });
});

describe('an orderly end', () => {
  test('within three seconds, by one signal or several, with nothing left', async () => {
    const run = await start();
    const began = Date.now();
    run.child.kill('SIGINT');
    run.child.kill('SIGINT');
    run.child.kill('SIGTERM');
    expect(await run.gone).toBe(0);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(processes()).toEqual([]);
  });

  test('also in the middle of the start', async () => {
    const run = launch();
    await until('the first line', () => run.said().includes('DynamoDB'));
    await delay(200);
    run.child.kill('SIGINT');
    expect(await run.gone).toBe(0);
    expect(processes()).toEqual([]);
  });

  test('the store dying under it is told, and ends it', async () => {
    const run = await start();
    const java = processes().find((line) => /^\s*\d+ java /.test(line));
    process.kill(Number(java?.trim().split(' ')[0]), 'SIGKILL');
    expect(await run.gone).toBe(1);
    expect(run.said()).toContain('DynamoDB Local 意外退出');
    expect(processes()).toEqual([]);
  });
});

describe('a corrupt data folder is told with its remedy, and --reset is one', () => {
  let good: string;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'start-'));
    const run = await start();
    await post(run.url, '/v1/notes', '{"id":"old"}');
    await until('the note relayed', async () => (await rows(run.url, 'seen')).includes('old'));
    run.child.kill('SIGINT');
    await run.gone;
    good = data;
  });
  afterAll(() => rmSync(good, { recursive: true }));

  const corrupt = (name: string) => {
    cpSync(good, data, { recursive: true });
    const inside = join(data, name);
    const file = name === 'checkpoints' ? join(inside, readdirSync(inside)[0] ?? '') : inside;
    for (const path of [file, `${file}-wal`]) if (existsSync(path)) writeFileSync(path, 'garbage '.repeat(500));
  };

  test.each([
    ['dynamodb/shared-local-instance.db'],
    ['queues.sqlite'],
    ['workflow.sqlite'],
    ['secrets.json'],
    ['checkpoints'],
  ])('%s', async (name) => {
    corrupt(name);
    const run = launch();
    expect(await run.gone).toBe(1);
    expect(run.said()).toMatch(/损坏.*npm start -- --reset/);
    expect(run.said()).toMatch(/corrupt.*npm start -- --reset/);
    expect(processes()).toEqual([]);
  });

  test('--reset begins anew', async () => {
    corrupt('queues.sqlite');
    const run = await start(['--reset']);
    expect(await rows(run.url, 'note')).toEqual([]);
    run.child.kill('SIGINT');
    await run.gone;
  });
});

test('without Java the sentence says what to install', async () => {
  const run = launch([], { PATH: '' });
  expect(await run.gone).toBe(1);
  expect(run.said()).toMatch(/Java was not found.*17/);
});

test('a wrong option is told', async () => {
  const run = launch(['--ports', '1']);
  expect(await run.gone).toBe(1);
  expect(run.said()).toContain('--ports');
});
