import { unqualified } from '../assembly/identity.ts';
import type { FunctionSpec } from './execution-environment.ts';
import { type FunctionLog, openFunctionLog } from './function-log.ts';
import { createPool, type Pool } from './pool.ts';

export interface LambdaHost {
  /** Runs the function (a version or alias of it is the function itself). Throws FunctionError when it fails. */
  invoke(functionArn: string, event: unknown): Promise<unknown>;
  spec(functionArn: string): FunctionSpec;
  /** Loads one function after the other, so that the first caller does not wait; keeps a core free meanwhile. */
  warm(functionArns: readonly string[]): Promise<void>;
  /** Called after each invocation: the function may have written what others wait for. */
  onInvoked(listener: () => void): void;
  close(): Promise<void>;
}

export function createLambdaHost(specs: readonly FunctionSpec[], logFolder: string): LambdaHost {
  const specByArn = new Map(specs.map((spec) => [spec.arn, spec]));
  const pools = new Map<string, { readonly pool: Pool; readonly log: FunctionLog }>();
  const listeners: (() => void)[] = [];
  let closed = false;

  const spec = (functionArn: string): FunctionSpec => {
    const found = specByArn.get(unqualified(functionArn));
    if (found === undefined) throw new Error(`There is no function ${functionArn}.`);
    return found;
  };
  const poolOf = (functionArn: string): Pool => {
    const wanted = spec(functionArn);
    const existing = pools.get(wanted.arn);
    if (existing) return existing.pool;
    const log = openFunctionLog(logFolder, wanted.name);
    const pool = createPool(wanted, log);
    pools.set(wanted.arn, { pool, log });
    return pool;
  };

  return {
    spec,
    invoke: async (functionArn, event) => {
      if (closed) throw new Error('The stack is stopping.');
      try {
        return await poolOf(functionArn).invoke(event);
      } finally {
        for (const listener of listeners) listener();
      }
    },
    warm: async (functionArns) => {
      for (const functionArn of functionArns) {
        if (closed) return;
        await poolOf(functionArn).warm();
      }
    },
    onInvoked: (listener) => {
      listeners.push(listener);
    },
    close: async () => {
      closed = true;
      await Promise.all([...pools.values()].map(({ pool }) => pool.close()));
      await Promise.all([...pools.values()].map(({ log }) => log.close()));
    },
  };
}
