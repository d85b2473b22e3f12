// Runs inside a worker thread, one per execution environment: loads the bundled handler once, then serves invocations.
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { writeOwnLog } from './own-log.ts';
import type { EnvironmentData, Invocation, Report, ReportedError } from './protocol.ts';

type LambdaHandler = (event: unknown, context: object) => unknown;

/** For what may wait: it gets what the others leave, about a tenth of a core that all want. */
const NICENESS = 10;

const data = workerData as EnvironmentData;
const report = (message: Report) => parentPort?.postMessage(message);

function describe(error: unknown): ReportedError {
  const { name = 'Error', message = String(error), stack = '' } = error instanceof Error ? error : {};
  return { errorType: name, errorMessage: message, trace: stack.split('\n') };
}

async function load(): Promise<LambdaHandler> {
  const dot = data.handler.lastIndexOf('.');
  const [module, name] = [data.handler.slice(0, dot), data.handler.slice(dot + 1)];
  const file = ['.mjs', '.js', '.cjs'].map((ending) => join(data.codeFolder, module + ending)).find(existsSync);
  if (file === undefined) throw new Error(`There is no ${module}.mjs in ${data.codeFolder}.`);
  const loaded = (await import(pathToFileURL(file).href)) as Record<string, unknown> & {
    default?: Record<string, unknown>;
  };
  const handler = loaded[name] ?? loaded.default?.[name];
  if (typeof handler !== 'function') throw new Error(`${file} exports no function ${name}.`);
  return handler as LambdaHandler;
}

function contextOf(invocation: Invocation): object {
  return {
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.functionArn,
    memoryLimitInMB: String(data.memoryMb),
    awsRequestId: invocation.requestId,
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, invocation.deadline - Date.now()),
  };
}

async function serve(handler: LambdaHandler, invocation: Invocation): Promise<Report> {
  try {
    const result = await handler(JSON.parse(invocation.event), contextOf(invocation));
    // As in the cloud, only what survives JSON comes back.
    return { kind: 'done', json: JSON.stringify(result ?? null) };
  } catch (error) {
    return { kind: 'failed', error: describe(error) };
  }
}

writeOwnLog(data.logFile);
// Only Linux knows priorities of threads; elsewhere it would be the whole stack that gives way.
if (data.deferrable && process.platform === 'linux') setPriority(NICENESS);
try {
  const handler = await load();
  parentPort?.on('message', (invocation: Invocation) => void serve(handler, invocation).then(report));
  report({ kind: 'ready' });
} catch (error) {
  report({ kind: 'initFailed', error: describe(error) });
}
