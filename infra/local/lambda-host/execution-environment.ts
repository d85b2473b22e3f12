import { Worker } from 'node:worker_threads';
import type { FunctionLog } from './function-log.ts';
import type { EnvironmentData, Invocation, Report, ReportedError } from './protocol.ts';

/** The function threw, timed out or died; the fields are those of Lambda's own error reply. */
export class FunctionError extends Error {
  readonly errorType: string;
  readonly trace: readonly string[];
  constructor({ errorType, errorMessage, trace }: ReportedError) {
    super(errorMessage);
    this.name = errorType;
    this.errorType = errorType;
    this.trace = trace;
  }
}

export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  readonly codeFolder: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Environments at once, at most. */
  readonly maxConcurrency: number;
  /** Nobody waits for it: it gives way to what people wait for. */
  readonly deferrable: boolean;
}

export interface ExecutionEnvironment {
  readonly ready: Promise<void>;
  /** One at a time, as in the cloud; `event` is JSON. Throws {@link FunctionError}. */
  invoke(requestId: string, event: string): Promise<unknown>;
  /** False once it has timed out or died, some moments before it is gone. */
  isUsable(): boolean;
  /** Settles when the thread is gone, whatever ended it. */
  readonly gone: Promise<void>;
  end(): Promise<void>;
}

/** Where Node keeps compiled code, when it was told to; a bundle then loads in two thirds of the time. */
const { NODE_COMPILE_CACHE } = process.env;
const COMPILED = NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };
/** What this process was told to load before all else, a thread of it loads too: a proof may set another clock so. */
const LOADED_FIRST = process.execArgv.flatMap((option, index, options) =>
  option === '--import' ? [option, options[index + 1] ?? ''] : [],
);
const INIT_WITHIN_MS = 30_000;

export function startEnvironment(spec: FunctionSpec, log: FunctionLog): ExecutionEnvironment {
  const workerData: EnvironmentData = {
    codeFolder: spec.codeFolder,
    handler: spec.handler,
    functionName: spec.name,
    functionArn: spec.arn,
    memoryMb: spec.memoryMb,
    logFile: log.file,
    deferrable: spec.deferrable,
  };
  const worker = new Worker(new URL('./environment.ts', import.meta.url), {
    // The system keeps 15 characters of a thread's name; the last part is the one that differs.
    name: spec.name.split('-').at(-1) ?? spec.name,
    workerData,
    env: { ...spec.environment, ...COMPILED },
    stdout: true,
    stderr: true,
    execArgv: [...LOADED_FIRST, '--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
  });
  log.follow(worker.stdout, 'INFO');
  log.follow(worker.stderr, 'ERROR');

  let usable = true;
  let waiting: { resolve(json: string): void; reject(error: Error): void } | undefined;
  const settle = (outcome: { json: string } | { error: Error }) => {
    const current = waiting;
    waiting = undefined;
    if ('json' in outcome) current?.resolve(outcome.json);
    else current?.reject(outcome.error);
  };
  const next = () =>
    new Promise<string>((resolve, reject) => {
      waiting = { resolve, reject };
    });
  const gone = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      usable = false;
      settle({ error: died(`RequestId: the environment exited with code ${code}`) });
      resolve();
    });
  });
  worker.on('error', (error) => {
    usable = false;
    log.write({ level: 'ERROR', message: 'environment crashed', error: String((error as Error).stack ?? error) });
    settle({ error: died(String((error as Error).message ?? error)) });
  });
  worker.on('message', (report: Report) => {
    if (report.kind === 'ready') settle({ json: '' });
    else if (report.kind === 'done') settle({ json: report.json });
    else {
      log.write({ level: 'ERROR', message: report.kind, error: report.error });
      settle({ error: new FunctionError(report.error) });
    }
  });

  /** Cuts off what takes longer than allowed; the thread is ended, as its state can no longer be trusted. */
  const within = async (promise: Promise<string>, milliseconds: number, what: string): Promise<string> => {
    const timer = setTimeout(() => {
      log.write({ level: 'ERROR', message: what });
      usable = false;
      settle({ error: new FunctionError({ errorType: 'Sandbox.Timedout', errorMessage: what, trace: [] }) });
      void worker.terminate();
    }, milliseconds);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  };

  const ready = within(next(), INIT_WITHIN_MS, `Init of ${spec.name} timed out`).then(() => undefined);
  return {
    ready,
    gone,
    isUsable: () => usable,
    invoke: async (requestId, event) => {
      await ready;
      const invocation: Invocation = { requestId, event, deadline: Date.now() + spec.timeoutSeconds * 1000 };
      const result = next();
      worker.postMessage(invocation);
      const what = `${requestId} Task timed out after ${spec.timeoutSeconds.toFixed(2)} seconds`;
      return JSON.parse(await within(result, spec.timeoutSeconds * 1000, what)) as unknown;
    },
    end: async () => {
      await worker.terminate();
    },
  };
}

function died(message: string): FunctionError {
  return new FunctionError({ errorType: 'Runtime.ExitError', errorMessage: message, trace: [] });
}
