import { randomUUID } from 'node:crypto';
import { type ExecutionEnvironment, type FunctionSpec, startEnvironment } from './execution-environment.ts';
import type { FunctionLog } from './function-log.ts';

interface Waiting {
  /** JSON. */
  readonly event: string;
  readonly since: number;
  readonly startWithinMs: number;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface Pool {
  readonly spec: FunctionSpec;
  /** Rejects with {@link Throttled} when no environment was free within `startWithinMs`; nothing has happened then. */
  invoke(event: unknown, startWithinMs: number): Promise<unknown>;
  /** For how long the call that is next has been waiting for an environment although all that may be are at work. */
  delayMs(): number;
  /** Starts one environment ahead of the first call. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** Lambda's TooManyRequestsException: the function was not run. */
export class Throttled extends Error {
  constructor(name: string) {
    super(`${name}: Rate Exceeded.`);
    this.name = 'TooManyRequestsException';
  }
}

/*
 * An environment serves one invocation at a time: handlers may keep state between awaits, and loggers do. A second one
 * starts only when a call has waited this long, since loading a bundle costs more processor time on two cores than the
 * wait it saves.
 */
const GROW_AFTER_MS = 40;
const RETIRE_SURPLUS_AFTER_MS = 60_000;

/** The execution environments of one function: grown under load, shrunk to one when it is over. */
export function createPool(spec: FunctionSpec, log: FunctionLog): Pool {
  const environments = new Set<ExecutionEnvironment>();
  const idle: ExecutionEnvironment[] = [];
  const queue: Waiting[] = [];
  let growing: NodeJS.Timeout | undefined;
  let retiring: NodeJS.Timeout | undefined;
  let closed = false;

  const begin = (): ExecutionEnvironment => {
    const environment = startEnvironment(spec, log);
    environments.add(environment);
    environment.ready.then(
      () => release(environment),
      (error: unknown) => {
        environments.delete(environment);
        void environment.end();
        // Code that cannot be loaded fails its callers at once; the next call tries afresh.
        if (environments.size === 0) for (const { reject } of queue.splice(0)) reject(error);
      },
    );
    void environment.gone.then(() => {
      environments.delete(environment);
      const at = idle.indexOf(environment);
      if (at >= 0) idle.splice(at, 1);
      pump();
    });
    return environment;
  };
  const release = (environment: ExecutionEnvironment) => {
    if (!environment.isUsable()) environments.delete(environment);
    else if (environments.has(environment)) idle.push(environment);
    pump();
  };
  const run = async (environment: ExecutionEnvironment, { event, resolve, reject }: Waiting) => {
    await environment.invoke(randomUUID(), event).then(resolve, reject);
    release(environment);
  };
  const pump = () => {
    while (queue.length > 0) {
      const environment = idle.pop();
      if (environment === undefined) break;
      const waiting = takeNext();
      if (waiting) void run(environment, waiting);
      else idle.push(environment);
    }
    if (closed) return;
    if (queue.length > 0 && environments.size === 0) begin();
    else if (queue.length > 0 && environments.size < spec.maxConcurrency) growing ??= setTimeout(grow, GROW_AFTER_MS);
    if (queue.length === 0 && idle.length > 1) retiring ??= setTimeout(retire, RETIRE_SURPLUS_AFTER_MS).unref();
  };
  /** Whoever asked for it has given up by now: to run it still would take the time of those behind. */
  const takeNext = (): Waiting | undefined => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (performance.now() - next.since <= next.startWithinMs) return next;
      next.reject(new Throttled(spec.name));
    }
    return undefined;
  };
  const grow = () => {
    growing = undefined;
    if (queue.length > 0 && environments.size < spec.maxConcurrency && !closed) begin();
    pump();
  };
  const retire = () => {
    retiring = undefined;
    while (idle.length > 1 && environments.size > 1) void idle.shift()?.end();
  };

  return {
    spec,
    invoke: (event, startWithinMs) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error(`${spec.name}: the stack is stopping`));
          return;
        }
        queue.push({ event: JSON.stringify(event), since: performance.now(), startWithinMs, resolve, reject });
        pump();
      }),
    delayMs: () => {
      const [next] = queue;
      const canGrow = environments.size < spec.maxConcurrency;
      return next === undefined || canGrow ? 0 : performance.now() - next.since;
    },
    warm: async () => {
      if (environments.size > 0 || closed) return;
      await begin().ready.catch(() => undefined);
    },
    close: async () => {
      closed = true;
      clearTimeout(growing);
      clearTimeout(retiring);
      for (const { reject } of queue.splice(0)) reject(new Error(`${spec.name}: the stack is stopping`));
      await Promise.all([...environments].map((environment) => environment.end()));
    },
  };
}
