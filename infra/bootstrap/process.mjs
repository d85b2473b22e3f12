// Children: run them, pass signals and exit codes through, show that something happens while they are silent.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HEARTBEAT_MS = 5_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

export const fromRoot = (...names) => join(ROOT, ...names);
export const COMPILE_CACHE = fromRoot('.cache', 'compile');

/** Ends the command with a sentence instead of a stack trace. */
export class Failure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function fail(zh, en, exitCode = 1) {
  throw new Failure(`${zh}\n${en}`, exitCode);
}

const began = performance.now();
export const say = (line) => console.log(`[${((performance.now() - began) / 1000).toFixed(1)} s] ${line}`);

/** The project's own Node, of the same major version as Lambda's. */
export function projectNode() {
  const node = fromRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  return fail(
    '没有找到项目自带的 Node(node_modules/node)。请删除 node_modules 后重试。',
    "The project's own Node (node_modules/node) is missing. Delete node_modules and try again.",
  );
}

/** Children find the project's Node and tools first, whatever the machine has. */
function childEnvironment(extra) {
  const path = [fromRoot('node_modules', '.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
  // Node keeps there what it has compiled, so that tools, functions and tests load faster the next time.
  return { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, PATH: path, ...extra };
}

const children = new Set();
let interrupted;
for (const signal of SIGNALS) {
  process.on(signal, () => {
    interrupted = signal;
    for (const child of children) child.kill(signal);
  });
}

/** Runs a command with our own terminal. Gives its exit code; a signal counts 128 and its number, as in a shell. */
export function run(command, args, { env = {} } = {}) {
  // The channel tells the child when we are gone, even by kill -9: nothing is left running without a parent.
  return ended(
    spawn(command, args, { cwd: ROOT, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: childEnvironment(env) }),
  );
}

/** Runs a command whose output matters only when it fails. Gives `{ code, output }`. */
export async function runQuietly(name, command, args, { env = {}, cwd = ROOT, heartbeat } = {}) {
  mkdirSync(fromRoot('.cache', 'logs'), { recursive: true });
  const file = fromRoot('.cache', 'logs', `${name.replace(/\W+/g, '-')}.log`);
  const log = openSync(file, 'w');
  const started = performance.now();
  const timer = setInterval(() => {
    if (heartbeat) say(`${name}: ${Math.round((performance.now() - started) / 1000)} s …`);
  }, HEARTBEAT_MS);
  try {
    const code = await ended(spawn(command, args, { cwd, stdio: ['ignore', log, log], env: childEnvironment(env) }));
    if (interrupted) throw new Failure(`${name}: ${interrupted}`, 128 + constants.signals[interrupted]);
    return { code, output: readFileSync(file, 'utf8') };
  } finally {
    clearInterval(timer);
    closeSync(log);
  }
}

function ended(child) {
  children.add(child);
  if (interrupted) child.kill(interrupted);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      children.delete(child);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** The npm that runs us, or the one on the path. */
export function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args];
}
