import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWorkflowServer, type WorkflowServer } from './server.ts';

const CLOCK = 'arn:aws:states:eu-west-1:000000000000:stateMachine:clock';
const CHECK = 'arn:aws:lambda:eu-west-1:000000000000:function:check';
const definition = {
  StartAt: 'Wait',
  States: {
    Wait: { Type: 'Wait', TimestampPath: '$.nextAt', Next: 'Check' },
    Check: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: CHECK, 'Payload.$': '$' },
      OutputPath: '$.Payload',
      Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 1 }],
      Catch: [{ ErrorEquals: ['RangeError'], ResultPath: '$.failure', Next: 'Given up' }],
      Next: 'Settled?',
    },
    'Settled?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.settled', BooleanEquals: true, Next: 'Done' }],
      Default: 'Wait',
    },
    'Given up': { Type: 'Pass', End: true },
    Done: { Type: 'Succeed' },
  },
};

type Payload = { id: string; nextAt: string; settled?: boolean };
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const settle = async (_arn: string, payload: unknown) => ({ ...(payload as Payload), settled: true });

let folder: string;
let server: WorkflowServer | undefined;
let sfn: SFNClient;
const logged: string[] = [];

async function start(
  invoke: (arn: string, payload: unknown) => Promise<unknown>,
  asl: object = definition,
  arn = CLOCK,
) {
  server = await startWorkflowServer({
    machines: [{ arn, definition: asl }],
    invoke,
    journalFile: join(folder, 'journal.sqlite'),
    log: (message) => logged.push(message),
  });
  sfn = new SFNClient({
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}
const begin = (name: string, input: object) =>
  sfn.send(new StartExecutionCommand({ stateMachineArn: CLOCK, name, input: JSON.stringify(input) }));
const describeNamed = (name: string) =>
  sfn.send(new DescribeExecutionCommand({ executionArn: `${CLOCK.replace(':stateMachine:', ':execution:')}:${name}` }));
const status = async (name: string) => (await describeNamed(name)).status;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workflow-'));
  logged.length = 0;
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

describe('an execution', () => {
  it('waits until its instant, checks, goes round again and settles', async () => {
    const calls: [string, Payload, number][] = [];
    await start(async (arn, payload) => {
      calls.push([arn, payload as Payload, Date.now()]);
      return { id: 'c1', nextAt: inMs(30), settled: calls.length === 3 };
    });
    const nextAt = inMs(50);
    const { startDate } = await begin('c1', { id: 'c1', nextAt });
    expect(Math.abs((startDate as Date).getTime() - Date.now())).toBeLessThan(2_000);
    await vi.waitFor(async () => expect(await status('c1')).toBe('SUCCEEDED'));
    expect(calls).toHaveLength(3);
    expect(calls[0]?.[0]).toBe(CHECK);
    expect(calls[0]?.[1]).toEqual({ id: 'c1', nextAt });
    expect(calls[0]?.[2]).toBeGreaterThanOrEqual(Date.parse(nextAt));
    const done = await describeNamed('c1');
    expect(JSON.parse(done.output as string)).toMatchObject({ settled: true });
    expect(done.stopDate?.getTime()).toBeGreaterThanOrEqual((startDate as Date).getTime());
  });

  it('retries an error that the task names, and gives up by Catch on another', async () => {
    let calls = 0;
    await start(async () => {
      calls += 1;
      if (calls === 1) throw Object.assign(new Error('busy'), { name: 'Lambda.TooManyRequestsException' });
      throw new RangeError('out of range');
    });
    await begin('c1', { nextAt: inMs(0) });
    await vi.waitFor(async () => expect(await status('c1')).toBe('SUCCEEDED'), 5_000);
    expect(calls).toBe(2);
    const { output } = await describeNamed('c1');
    expect(JSON.parse(output as string).failure).toEqual({ Error: 'RangeError', Cause: 'out of range' });
  });

  it('fails with the error that nobody catches', async () => {
    await start(async () => Promise.reject(new TypeError('undefined is not a complaint')));
    await begin('c1', { nextAt: inMs(0) });
    await vi.waitFor(async () => expect(await status('c1')).toBe('FAILED'));
    expect(await describeNamed('c1')).toMatchObject({ error: 'TypeError', cause: 'undefined is not a complaint' });
  });

  it('fails when the instant is no timestamp', async () => {
    await start(settle);
    await begin('c1', { nextAt: 'tomorrow' });
    await vi.waitFor(async () => expect(await status('c1')).toBe('FAILED'));
    expect((await describeNamed('c1')).error).toBe('States.Runtime');
  });

  it('calls a function by its plain ARN, waits whole seconds, and times out as a whole', async () => {
    const invoke = vi.fn(async () => ({ seen: true }));
    await start(invoke, {
      StartAt: 'Call',
      TimeoutSeconds: 1,
      States: {
        Call: { Type: 'Task', Resource: CHECK, ResultPath: '$.reply', Next: 'Pause' },
        Pause: { Type: 'Wait', Seconds: 3_000_000, End: true },
      },
    });
    await begin('c1', { id: 'c1' });
    await vi.waitFor(() => expect(invoke).toHaveBeenCalledWith(CHECK, { id: 'c1' }));
    expect(await status('c1')).toBe('RUNNING');
    await vi.waitFor(async () => expect(await status('c1')).toBe('TIMED_OUT'), 3_000);
  });

  it('waits within Map and Parallel too', async () => {
    await start(settle, {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'INLINE' },
            StartAt: 'Hold',
            States: { Hold: { Type: 'Wait', TimestampPath: '$.at', End: true } },
          },
          End: true,
        },
      },
    });
    const items = [{ at: inMs(40) }, { at: inMs(20) }];
    await begin('c1', { items });
    await vi.waitFor(async () => expect(await status('c1')).toBe('SUCCEEDED'));
    expect(JSON.parse((await describeNamed('c1')).output as string)).toEqual(items);
  });
});

describe('names', () => {
  it('starts the same name with the same input once, and refuses it with another input or after the end', async () => {
    const invoke = vi.fn(settle);
    await start(invoke);
    const input = { id: 'c1', nextAt: inMs(200) };
    const first = await begin('c1', input);
    const second = await begin('c1', input);
    expect(second).toMatchObject({ executionArn: first.executionArn, startDate: first.startDate });
    await expect(begin('c1', { ...input, id: 'c2' })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await vi.waitFor(async () => expect(await status('c1')).toBe('SUCCEEDED'));
    await expect(begin('c1', input)).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    expect(invoke).toHaveBeenCalledOnce();
  });

  it('refuses what is unknown or malformed, as the service does', async () => {
    await start(settle);
    const command = (over: object) => sfn.send(new StartExecutionCommand({ stateMachineArn: CLOCK, ...over }));
    await expect(command({ stateMachineArn: `${CLOCK}2` })).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await expect(command({ name: 'a b' })).rejects.toMatchObject({ name: 'InvalidName' });
    await expect(command({ input: '{' })).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    await expect(describeNamed('nobody')).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
    const unknown = await fetch(server?.url as string, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.SendTaskSuccess' },
      body: '{}',
    });
    expect(unknown.status).toBe(400);
    expect(await unknown.json()).toMatchObject({ __type: 'UnknownOperationException' });
  });
});

describe('stopping and listing', () => {
  it('stops a wait for good; stopping twice changes nothing', async () => {
    const invoke = vi.fn(settle);
    await start(invoke);
    const { executionArn } = await begin('c1', { nextAt: inMs(60) });
    const stop = () => sfn.send(new StopExecutionCommand({ executionArn, error: 'withdrawn', cause: '群众撤回' }));
    const { stopDate } = await stop();
    expect((await stop()).stopDate).toEqual(stopDate);
    expect(await describeNamed('c1')).toMatchObject({ status: 'ABORTED', error: 'withdrawn', cause: '群众撤回' });
    await begin('after', { nextAt: inMs(80) });
    await vi.waitFor(async () => expect(await status('after')).toBe('SUCCEEDED'));
    expect(invoke).toHaveBeenCalledOnce();
  });

  it('pages newest first and filters by status', async () => {
    await start(settle);
    for (const name of ['a', 'b', 'c', 'd']) await begin(name, { nextAt: inMs(3_600_000) });
    await sfn.send(new StopExecutionCommand({ executionArn: `${CLOCK.replace(':stateMachine:', ':execution:')}:c` }));
    const list = (over: object) => sfn.send(new ListExecutionsCommand({ stateMachineArn: CLOCK, ...over }));
    const first = await list({ statusFilter: 'RUNNING', maxResults: 2 });
    expect(first.executions?.map(({ name }) => name)).toEqual(['d', 'b']);
    const second = await list({ statusFilter: 'RUNNING', maxResults: 2, nextToken: first.nextToken });
    expect(second.executions?.map(({ name }) => name)).toEqual(['a']);
    expect(second.nextToken).toBeUndefined();
    expect((await list({ statusFilter: 'ABORTED' })).executions).toHaveLength(1);
    await expect(list({ nextToken: 'nonsense' })).rejects.toMatchObject({ name: 'InvalidToken' });
  });
});

describe('a definition that cannot run here', () => {
  const state = (over: object) => ({ StartAt: 'A', States: { A: { Type: 'Pass', End: true, ...over } } });
  it.each([
    ['JSONata', { ...state({}), QueryLanguage: 'JSONata' }, /the definition is written in JSONata/],
    ['JSONata in a state', state({ QueryLanguage: 'JSONata' }), /Pass state "A" is written in JSONata/],
    ['Assign', state({ Assign: { a: 1 } }), /Pass state "A" has Assign/],
    [
      'task tokens',
      state({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' }),
      /only call a Lambda/,
    ],
    ['an unknown type', state({ Type: 'Nap' }), /unknown type Nap/],
    ['a missing target', state({ End: undefined, Next: 'Nowhere' }), /Nowhere/],
  ])('is refused at start with its reason: %s', async (_what, asl, reason) => {
    await expect(start(settle, asl)).rejects.toThrow(reason);
  });
});
