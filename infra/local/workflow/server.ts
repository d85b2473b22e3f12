// Fired by Step Functions calls of the functions' SDK; runs the template's state machines and remembers them on disk.
import { startAwsJsonServer } from '../loopback/aws-json.ts';
import { compileDefinition } from './definition.ts';
import { type Invoke, type Running, runExecution } from './execution.ts';
import { type ExecutionRecord, openJournal } from './journal.ts';
import { workflowOperations } from './operations.ts';
import { createTimeline } from './timeline.ts';

export interface WorkflowServerOptions {
  /** ARN and Amazon States Language definition (text or object) of each state machine. */
  readonly machines: readonly { readonly arn: string; readonly definition: string | object }[];
  readonly invoke: Invoke;
  /** SQLite file; made when absent. */
  readonly journalFile: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly log: (message: string) => void;
}

export interface WorkflowServer {
  readonly url: string;
  /**
   * Stops all work and leaves running executions in the journal, for the next start to go on with. Close it before what
   * `invoke` needs, else a task that is cut off fails its execution for good. A second call waits for the first.
   */
  close(): Promise<void>;
}

/**
 * Step Functions (Standard) over `aws-local-stepfunctions`. What ran when the process was killed goes on from the state
 * it had entered last, with that state's input: a task cut short runs again, as Lambda's own retries would have it.
 */
export async function startWorkflowServer(options: WorkflowServerOptions): Promise<WorkflowServer> {
  const { log } = options;
  const machines = new Map(options.machines.map(({ arn, definition }) => [arn, compileDefinition(arn, definition)]));
  const journal = openJournal(options.journalFile, Date.now());
  const timeline = createTimeline();
  const running = new Map<string, Running>();

  const start = (record: ExecutionRecord) => {
    const compiled = machines.get(record.machineArn);
    if (compiled === undefined) {
      const cause = `The template has no state machine ${record.machineArn} any more.`;
      journal.finish(record.arn, { status: 'ABORTED', stoppedAt: Date.now(), error: 'Local.MachineGone', cause });
      log(`workflow: ${cause} Its execution ${record.name} is aborted.`);
      return;
    }
    const execution = runExecution(compiled, record, { invoke: options.invoke, journal, timeline, log });
    running.set(record.arn, execution);
    void execution.settled.finally(() => running.delete(record.arn));
  };

  const listener = await startAwsJsonServer({
    name: 'Step Functions',
    targetPrefix: 'AWSStepFunctions',
    version: '1.0',
    port: options.port ?? 0,
    log,
    operations: workflowOperations({
      journal,
      start,
      hasMachine: (arn) => machines.has(arn),
      abort: (arn) => running.get(arn)?.abort(),
    }),
  });
  const interrupted = journal.running();
  if (interrupted.length > 0) log(`workflow: going on with ${interrupted.length} interrupted executions`);
  for (const record of interrupted) start(record);

  const shut = async () => {
    await listener.close();
    const ending = [...running.values()];
    for (const execution of ending) execution.abort();
    timeline.close();
    await Promise.all(ending.map(({ settled }) => settled));
    journal.close();
  };
  let shutting: Promise<void> | undefined;
  return {
    url: listener.url,
    close() {
      shutting ??= shut();
      return shutting;
    },
  };
}
