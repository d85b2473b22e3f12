// The whole product in processes of its own, as `npm start` runs it, so that a proof can kill it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { epochMilliseconds, type Instant, instantOf } from '@huzhou/shared/kernel/time';
import { callsWithoutRight } from './rights.ts';

export interface Stack {
  /** Of the process that started all others. */
  readonly pid: number;
  readonly origin: string;
  readonly data: string;
  /** Milliseconds from the start of the process until READY. */
  readonly readyAfter: number;
  /** When READY was said, in epoch milliseconds. */
  readonly readyAt: number;
  /** What time it is for the stack. */
  readonly now: () => Instant;
  /** kill -9 of every process of the stack at once. */
  readonly kill: () => Promise<void>;
  /** Ctrl-C. Throws what AWS would have refused, of all that the functions asked of it. */
  readonly stop: () => Promise<void>;
}

interface StackOptions {
  readonly policy?: 'drill' | '303024';
  readonly data?: string;
  readonly port?: number;
  /** Folder of another synthesized template than cdk.out, or than the one that the environment names. */
  readonly assembly?: string;
  /** What time it is for the stack; the real one if not given. It goes on from there as time does. */
  readonly at?: Instant;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

export const newDataFolder = (): string => mkdtempSync(join(tmpdir(), 'huzhou-'));

export const removeDataFolder = (data: string): void => rmSync(data, { recursive: true, force: true });

const ready = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const origin = /READY (http:\/\/\S+)/.exec(said)?.[1];
      if (origin !== undefined) resolve(origin);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the stack ended with ${code} before READY:\n${said}`)));
  });

const gone = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    process.kill(-(child.pid ?? 0), signal);
  } catch {
    // The group has ended already.
  }
};

export const startStack = async ({
  policy = 'drill',
  data,
  port,
  assembly = process.env.TEST_ASSEMBLY,
  at,
}: StackOptions = {}): Promise<Stack> => {
  const folder = data ?? newDataFolder();
  const wantedPort = port ?? (await freePort());
  const began = Date.now();
  const loads = (file: string, query: string) => ['--import', `${new URL(file, import.meta.url)}?${query}`];
  const record = join(folder, 'calls.txt');
  const ahead = at === undefined ? 0 : epochMilliseconds(at) - began;
  const child = spawn(
    process.execPath,
    [
      ...(at === undefined ? [] : loads('./other-clock.mjs', `ahead=${ahead}`)),
      ...loads('./record-calls.mjs', `into=${encodeURIComponent(record)}`),
      join(root, 'infra/local/start.ts'),
      ...['--port', String(wantedPort), '--data', folder, '--policy', policy],
      ...(assembly === undefined ? [] : ['--assembly', assembly]),
    ],
    // A group of its own, so that one signal reaches the database's process as well.
    { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const origin = await ready(child);
  const readyAt = Date.now();
  return {
    pid: child.pid ?? 0,
    origin,
    data: folder,
    readyAfter: readyAt - began,
    readyAt,
    now: () => instantOf(Date.now() + ahead),
    kill: async () => {
      signalGroup(child, 'SIGKILL');
      await gone(child);
    },
    stop: async () => {
      signalGroup(child, 'SIGINT');
      await gone(child);
      const refused = callsWithoutRight(assembly ?? join(root, 'cdk.out'), record);
      if (refused.length > 0) throw new Error(`AWS would have refused:\n${refused.join('\n')}`);
    },
  };
};
