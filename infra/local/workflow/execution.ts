import { randomUUID } from 'node:crypto';
import { ExecutionAbortedError } from 'aws-local-stepfunctions';
import { type Compiled, LAMBDA_INVOKE, LONGEST_WAIT_MS, STILL_WAITING } from './definition.ts';
import type { ExecutionRecord, Journal } from './journal.ts';
import type { Timeline } from './timeline.ts';

/** Calls a function and gives its reply. A failing function rejects with an Error whose `name` is Lambda's error type. */
export type Invoke = (functionArn: string, payload: unknown) => Promise<unknown>;

export interface Effects {
  readonly invoke: Invoke;
  readonly journal: Journal;
  readonly timeline: Timeline;
  readonly log: (message: string) => void;
}

export interface Running {
  /** Ends the work. Whether the journal hears of it is the caller's business: a closing server leaves it RUNNING. */
  abort(): void;
  readonly settled: Promise<void>;
}

type Json = never;
type TaskHandler = (input: unknown) => Promise<Json>;

/** Runs (or, when the journal knows how far it came, goes on with) one execution, and journals its way and end. */
export function runExecution(compiled: Compiled, record: ExecutionRecord, effects: Effects): Running {
  const { journal, timeline, log } = effects;
  const resumed = compiled.resumable && record.state !== null && compiled.topLevel.has(record.state);
  const startAt = resumed ? (record.state as string) : compiled.startAt;
  const input = JSON.parse(resumed ? (record.stateInput as string) : record.input);
  const stop = new AbortController();

  const run = compiled.machineFrom(startAt).run(input as Json, {
    context: {
      Execution: { Id: record.arn, Name: record.name },
      StateMachine: { Id: record.machineArn, Name: record.machineArn.split(':').at(-1) },
    },
    overrides: {
      taskResourceLocalHandlers: {
        ...taskHandlers(compiled, effects.invoke),
        ...waitHandlers(compiled, { ...record, wakeState: resumed ? record.wakeState : null }, effects, stop.signal),
      },
      retryIntervalOverrides: Object.fromEntries([...compiled.waits].map((state) => [state, 0])),
    },
  });
  const abort = () => {
    stop.abort();
    run.abort();
  };
  const { timeoutSeconds } = compiled;
  const noTimeout =
    timeoutSeconds !== undefined &&
    timeline.at(record.startedAt + timeoutSeconds * 1000, () => {
      journal.finish(record.arn, { status: 'TIMED_OUT', stoppedAt: Date.now(), error: 'States.Timeout' });
      abort();
    });
  const journalStates = async () => {
    for await (const event of run.eventLogs) {
      // Within a Map or Parallel the state that can be resumed is the outer one.
      if (event.type !== 'StateEntered' || stop.signal.aborted || !compiled.topLevel.has(event.state.name)) continue;
      journal.entered(record.arn, event.state.name, JSON.stringify(event.state.input));
    }
  };
  const settled = Promise.all([run.result, journalStates()]).then(
    ([output]) => {
      if (!stop.signal.aborted)
        journal.finish(record.arn, { status: 'SUCCEEDED', stoppedAt: Date.now(), output: JSON.stringify(output) });
    },
    (failure: Error) => {
      if (failure instanceof ExecutionAbortedError || stop.signal.aborted) return;
      const { name, message } = (failure.cause ?? failure) as Error;
      journal.finish(record.arn, { status: 'FAILED', stoppedAt: Date.now(), error: name, cause: message });
      log(`workflow: execution ${record.name} failed: ${name}: ${message}`);
    },
  );
  return {
    abort,
    settled: settled.finally(() => {
      if (noTimeout) noTimeout();
    }),
  };
}

function taskHandlers(compiled: Compiled, invoke: Invoke): Record<string, TaskHandler> {
  const handler = (resource: string): TaskHandler => {
    if (!LAMBDA_INVOKE.test(resource)) return async (input) => (await invoke(resource, input)) as Json;
    return async (input) => {
      const { FunctionName, Payload } = input as { FunctionName: string; Payload?: unknown };
      const reply = await invoke(FunctionName, Payload ?? {});
      const envelope = { ExecutedVersion: '$LATEST', StatusCode: 200, Payload: reply ?? null };
      return { ...envelope, SdkResponseMetadata: { RequestId: randomUUID() } } as Json;
    };
  };
  return Object.fromEntries([...compiled.tasks].map(([state, resource]) => [state, handler(resource)]));
}

function waitHandlers(
  compiled: Compiled,
  record: ExecutionRecord,
  { journal, timeline }: Effects,
  stopped: AbortSignal,
): Record<string, TaskHandler> {
  // A wait of so many seconds that a restart cut in two still ends when it was to end.
  let began = record.wakeState === record.state ? record : undefined;
  const handler = (state: string): TaskHandler => {
    const pending = { wakeAt: Number.NaN };
    return async (input) => {
      const { at, seconds, input: passedOn } = input as { at?: unknown; seconds?: unknown; input: unknown };
      const nested = !compiled.topLevel.has(state);
      const known = began?.wakeState === state && seconds !== undefined ? began.wakeAt : null;
      began = undefined;
      // After 20 days the same wait comes by again, and its seconds must not begin anew.
      const wakeAt = Number.isNaN(pending.wakeAt) || nested ? (known ?? wakeInstant(at, seconds)) : pending.wakeAt;
      const stretch = Math.min(wakeAt, Date.now() + LONGEST_WAIT_MS);
      if (!nested) journal.waiting(record.arn, state, wakeAt);
      await new Promise<void>((resolve) => {
        const callOff = timeline.at(stretch, () => {
          stopped.removeEventListener('abort', onStop);
          resolve();
        });
        const onStop = () => {
          callOff();
          resolve();
        };
        stopped.addEventListener('abort', onStop, { once: true });
      });
      pending.wakeAt = stretch < wakeAt && !stopped.aborted ? wakeAt : Number.NaN;
      if (!Number.isNaN(pending.wakeAt)) throw named(STILL_WAITING, 'The wait is longer than one stretch.');
      return passedOn as Json;
    };
  };
  return Object.fromEntries([...compiled.waits].map((state) => [state, handler(state)]));
}

function wakeInstant(at: unknown, seconds: unknown): number {
  if (at === undefined) {
    if (Number.isInteger(seconds) && (seconds as number) >= 0) return Date.now() + (seconds as number) * 1000;
    throw named('States.Runtime', `A Wait state needs whole seconds, but got ${JSON.stringify(seconds)}.`);
  }
  const instant =
    typeof at === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(at)
      ? Date.parse(at)
      : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw named('States.Runtime', `A Wait state needs an RFC 3339 timestamp, but got ${JSON.stringify(at)}.`);
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
