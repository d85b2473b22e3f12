import { randomUUID } from 'node:crypto';
import { type ExecutionEnvironment, type FunctionSpec, startEnvironment } from './execution-environment.ts';
import type { FunctionLog } from './function-log.ts';

interface Waiting {
  readonly event: unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface Pool {
  readonly spec: FunctionSpec;
  invoke(event: unknown): Promise<unknown>;
  /** Starts one environment ahead of the first call. */
  warm(): Promise<void>;
  close(): Promise<void>;
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
      const waiting = queue.shift();
      if (waiting) void run(environment, waiting);
    }
    if (closed) return;
    if (queue.length > 0 && environments.size === 0) begin();
    else if (queue.length > 0 && environments.size < spec.maxConcurrency) growing ??= setTimeout(grow, GROW_AFTER_MS);
    if (queue.length === 0 && idle.length > 1) retiring ??= setTimeout(retire, RETIRE_SURPLUS_AFTER_MS).unref();
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
    invoke: (event) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error(`${spec.name}: the stack is stopping`));
          return;
        }
        queue.push({ event, resolve, reject });
        pump();
      }),
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
