import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Line, readJournal } from './journal.ts';
import { type ClientOrders, createChance, type Defect } from './world.ts';

export interface RaceOptions {
  readonly endpoint: string;
  readonly table: string;
  readonly attempts: number;
  readonly clients: number;
  /** How many clients are killed with -9 on the way; another one goes on in their place. */
  readonly kills: number;
  readonly seed: number;
  readonly defect?: Defect;
  /** Ends the race before its time. */
  readonly signal?: AbortSignal;
}

const script = fileURLToPath(new URL('./race-client.ts', import.meta.url));

/** By how much clocks are wrong, in milliseconds: two are slow, one is fast, the others differ by a second or two. */
const skewOf = (index: number): number => [-150_000, 90_000, -100_000][index] ?? (index % 5) * 1_000 - 2_000 + index;

const ended = (child: ChildProcess): Promise<boolean> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      code === 0 || signal === 'SIGKILL' ? resolve(code === 0) : reject(new Error(`A client ended with ${code}`)),
    );
  });

/** Sets processes loose on one table and gathers what each of them was told. */
export const runRace = async (options: RaceOptions): Promise<readonly Line[]> => {
  const { endpoint, table, attempts, clients, kills, seed, defect, signal } = options;
  const folder = mkdtempSync(join(tmpdir(), 'parking-race-'));
  const each = Math.ceil(attempts / clients);
  const running = new Map<number, ChildProcess>();
  const journals: string[] = [];

  const run = async (index: number, first: number): Promise<void> => {
    const journal = join(folder, `${index}-${journals.length}.jsonl`);
    journals.push(journal);
    const orders: ClientOrders = {
      ...{ endpoint, table, journal, seed: seed * 1_000 + journals.length, attempts: each, first },
      skew: skewOf(index),
      ...(defect === undefined ? {} : { defect }),
    };
    const child = spawn(process.execPath, [script, JSON.stringify(orders)], { stdio: ['ignore', 'ignore', 'inherit'] });
    running.set(index, child);
    if ((await ended(child)) || over) return;
    const done = existsSync(journal) ? readJournal(journal).at(-1)?.attempt : undefined;
    await run(index, (done ?? first - 1) + 1);
  };

  /** How many attempts are on record, at two lines each. */
  const lengthOf = (): number =>
    journals.reduce((sum, path) => sum + (existsSync(path) ? readFileSync(path, 'utf8').split('\n').length : 0), 0) / 2;

  let over = false;
  const killSome = async (): Promise<void> => {
    const chance = createChance(seed);
    for (let killed = 0; killed < kills; killed += 1) {
      while (!over && lengthOf() < ((killed + 1) * attempts) / (kills + 2)) await pause(250);
      running.get(Math.floor(chance() * clients))?.kill('SIGKILL');
    }
  };

  const endAll = (): void => {
    over = true;
    for (const child of running.values()) child.kill('SIGKILL');
  };
  signal?.addEventListener('abort', endAll);
  try {
    const killing = killSome();
    await Promise.all(Array.from({ length: clients }, (_none, index) => run(index, 0)));
    over = true;
    await killing;
    return journals.flatMap(readJournal);
  } finally {
    endAll();
    rmSync(folder, { recursive: true, force: true });
  }
};
