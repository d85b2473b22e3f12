import { AwsError, type Input, type Operations, requireString } from '../loopback/aws-json.ts';
import type { ExecutionRecord, Journal, Status } from './journal.ts';

interface Controls {
  readonly journal: Journal;
  hasMachine(arn: string): boolean;
  /** Runs what the journal has just begun. */
  start(record: ExecutionRecord): void;
  /** Ends the work of a running execution. */
  abort(arn: string): void;
}

/** What AWS forbids in a name: white space, brackets, wildcards and special characters, control characters. */
const NAME = /^[^\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/u;
const LARGEST_INPUT_BYTES = 262_144;
const STATUSES: readonly Status[] = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

/** The part of the Step Functions API that a Standard workflow's caller needs. Instants go out as epoch seconds. */
export function workflowOperations({ journal, hasMachine, start, abort }: Controls): Operations {
  const requireMachine = (input: Input) => {
    const arn = requireString(input, 'stateMachineArn');
    if (hasMachine(arn)) return arn;
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  };
  const requireExecution = (input: Input) => {
    const arn = requireString(input, 'executionArn');
    const record = journal.find(arn);
    if (record !== undefined) return record;
    throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  };
  return {
    StartExecution(input) {
      const machineArn = requireMachine(input);
      const name = String(input.name ?? crypto.randomUUID());
      if (!NAME.test(name)) throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
      const text = inputText(input.input);
      const arn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
      const existing = journal.find(arn);
      if (existing?.status === 'RUNNING' && existing.input === text)
        return { executionArn: arn, startDate: existing.startedAt / 1000 };
      if (existing !== undefined) throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
      const record = journal.begin({ arn, machineArn, name, startedAt: Date.now(), input: text });
      start(record);
      return { executionArn: arn, startDate: record.startedAt / 1000 };
    },
    DescribeExecution(input) {
      const record = requireExecution(input);
      const { output, error, cause } = record;
      const end = {
        ...(output !== null && { output }),
        ...(error !== null && { error }),
        ...(cause !== null && { cause }),
      };
      return { ...summary(record), input: record.input, inputDetails: { included: true }, ...end };
    },
    StopExecution(input) {
      const { arn } = requireExecution(input);
      const stoppedAt = Date.now();
      const given = { error: input.error as string, cause: input.cause as string };
      // Stopping what has ended already is no error, and changes nothing.
      if (journal.finish(arn, { status: 'ABORTED', stoppedAt, ...given })) abort(arn);
      return { stopDate: (journal.find(arn)?.stoppedAt ?? stoppedAt) / 1000 };
    },
    ListExecutions(input) {
      const machineArn = requireMachine(input);
      const status = input.statusFilter as Status | undefined;
      if (status !== undefined && !STATUSES.includes(status))
        throw new AwsError(
          'ValidationException',
          `Value '${status}' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: [${STATUSES}]`,
        );
      const limit = Number(input.maxResults ?? 0) || 100;
      const rows = journal.list({ machineArn, status, before: readToken(input.nextToken), limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return { executions: page.map(summary), ...(rows.length > limit && last && { nextToken: writeToken(last.seq) }) };
    },
  };
}

function summary({ arn, machineArn, name, status, startedAt, stoppedAt }: ExecutionRecord) {
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status,
    startDate: startedAt / 1000,
    ...(stoppedAt !== null && { stopDate: stoppedAt / 1000 }),
  };
}

function inputText(given: unknown): string {
  const text = given === undefined ? '{}' : String(given);
  if (Buffer.byteLength(text) > LARGEST_INPUT_BYTES)
    throw new AwsError(
      'ValidationException',
      `Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${LARGEST_INPUT_BYTES}`,
    );
  try {
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${(error as Error).message}'`);
  }
}

const writeToken = (seq: number) => Buffer.from(`after:${seq}`).toString('base64url');

function readToken(token: unknown): number {
  if (token === undefined) return Number.MAX_SAFE_INTEGER;
  const seq = /^after:(\d+)$/.exec(Buffer.from(String(token), 'base64url').toString())?.[1];
  if (seq === undefined) throw new AwsError('InvalidToken', `Invalid Token: '${String(token)}'`);
  return Number(seq);
}
