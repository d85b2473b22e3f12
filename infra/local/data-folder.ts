import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartProblem } from './problem.ts';

export interface DataFolder {
  path(...names: string[]): string;
  release(): void;
}

const OURS = 'stack.json';
const LOCK = 'lock.sqlite';

/** Takes the folder for this process alone, making it if need be. `reset` throws away what an earlier run left in it. */
export function openDataFolder(folder: string, reset: boolean): DataFolder {
  mkdirSync(folder, { recursive: true });
  refuseForeign(folder);
  const release = lock(folder);
  if (reset) {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(LOCK) && name !== 'dynamodb') rmSync(join(folder, name), { recursive: true, force: true });
    }
    // The pid file stays: it tells the next step whose end to wait for.
    for (const name of listIfThere(join(folder, 'dynamodb'))) {
      if (name !== 'pid') rmSync(join(folder, 'dynamodb', name), { recursive: true, force: true });
    }
  }
  writeFileSync(join(folder, OURS), JSON.stringify({ pid: process.pid, startedAt: new Date().toISOString() }));
  return { path: (...names) => join(folder, ...names), release };
}

/** A folder with other people's files is never written to, least of all reset. */
function refuseForeign(folder: string): void {
  const names = readdirSync(folder).filter((name) => !name.startsWith(LOCK));
  if (names.length === 0 || names.includes(OURS)) return;
  throw new StartProblem(
    `目录 ${folder} 不是空的,也不是本程序的数据目录,未作任何改动。请用 --data 指定另一个目录。`,
    `The folder ${folder} is not empty and not a data folder of ours; nothing was touched. Choose another with --data.`,
  );
}

/** The lock is the operating system's, on an open file: it ends with the process, kill -9 included. */
function lock(folder: string): () => void {
  const database = new DatabaseSync(join(folder, LOCK));
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch {
    database.close();
    throw new StartProblem(
      `数据目录 ${folder} 正被另一个实例使用(进程 ${holder(folder)})。请先停止它,或用 --data 指定另一个目录。`,
      `The data folder ${folder} is in use by another instance (process ${holder(folder)}). Stop it first, or choose another folder with --data.`,
    );
  }
  return () => database.close();
}

function holder(folder: string): string {
  try {
    return String((JSON.parse(readFileSync(join(folder, OURS), 'utf8')) as { pid?: number }).pid ?? '?');
  } catch {
    return '?';
  }
}

function listIfThere(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
