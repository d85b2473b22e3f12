import { unqualified } from '../assembly/identity.ts';
import type { FunctionSpec } from './execution-environment.ts';
import { type FunctionLog, openFunctionLog } from './function-log.ts';
import { createPool, type Pool } from './pool.ts';

export interface LambdaHost {
  /**
   * Runs the function (a version or alias of it is the function itself). Throws FunctionError when it fails, Throttled
   * when it could not be begun within `startWithinMs`; without it the call waits for its turn.
   */
  invoke(functionArn: string, event: unknown, startWithinMs?: number): Promise<unknown>;
  /** Whether calls wait so long already that one more had better come again later. */
  isSaturated(functionArn: string): boolean;
  spec(functionArn: string): FunctionSpec;
  /** Loads one function after the other, so that the first caller does not wait; keeps a core free meanwhile. */
  warm(functionArns: readonly string[]): Promise<void>;
  /** Called after each invocation: the function may have written what others wait for. */
  onInvoked(listener: () => void): void;
  close(): Promise<void>;
}

// Well below the ten seconds that the gateway gives a function, so that what is let in is also answered.
const SATURATED_FROM_MS = 3_000;

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
    invoke: async (functionArn, event, startWithinMs = Number.POSITIVE_INFINITY) => {
      if (closed) throw new Error('The stack is stopping.');
      try {
        return await poolOf(functionArn).invoke(event, startWithinMs);
      } finally {
        for (const listener of listeners) listener();
      }
    },
    isSaturated: (functionArn) => poolOf(functionArn).delayMs() > SATURATED_FROM_MS,
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
