import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startWorkflowServer } from './server.ts';

const MACHINE = 'arn:aws:states:eu-west-1:000000000000:stateMachine:steps';
const FUNCTION = 'arn:aws:lambda:eu-west-1:000000000000:function:step';
const task = (name: string, next: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: FUNCTION, Payload: { step: name, 'state.$': '$' } },
  OutputPath: '$.Payload',
  ...next,
});
const definition = {
  StartAt: 'First',
  States: {
    First: task('first', { Next: 'Pause' }),
    Pause: { Type: 'Wait', Seconds: 2, Next: 'Second' },
    Second: task('second', { End: true }),
  },
};

let folder: string;
let journalFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workflow-kill-'));
  journalFile = join(folder, 'journal.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const client = (url: string) =>
  new SFNClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** A process of its own, so that it can be killed as the user's machine would kill it. */
async function startVictim(): Promise<{ process: ChildProcess; url: string }> {
  const program = join(folder, 'victim.mjs');
  writeFileSync(
    program,
    `import { startWorkflowServer } from ${JSON.stringify(new URL('./server.ts', import.meta.url).href)};
     const server = await startWorkflowServer({ machines: [{ arn: '${MACHINE}', definition: ${JSON.stringify(definition)} }],
       journalFile: ${JSON.stringify(journalFile)}, log: () => {}, invoke: async (_arn, payload) => ({ came: payload.step }) });
     console.log(server.url);`,
  );
  const victim = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const url of createInterface({ input: victim.stdout })) return { process: victim, url };
  throw new Error('The victim never came up.');
}

it('after kill -9 goes on within the wait: the first task is not repeated and the wait does not begin anew', async () => {
  const victim = await startVictim();
  const { executionArn, startDate } = await client(victim.url).send(
    new StartExecutionCommand({ stateMachineArn: MACHINE, name: 'x', input: '{}' }),
  );
  await new Promise((resolve) => setTimeout(resolve, 700)); // well within the wait of 2 s
  const dead = new Promise((resolve) => victim.process.once('exit', resolve));
  victim.process.kill('SIGKILL');
  await dead;

  const calls: { step: string; at: number; state: unknown }[] = [];
  const log = vi.fn();
  const invoke = async (_arn: string, payload: unknown) => {
    calls.push({ ...(payload as { step: string; state: unknown }), at: Date.now() });
    return { came: 'second' };
  };
  const server = await startWorkflowServer({ machines: [{ arn: MACHINE, definition }], journalFile, log, invoke });
  try {
    expect(log).toHaveBeenCalledWith(expect.stringContaining('1 interrupted'));
    const state = () => client(server.url).send(new DescribeExecutionCommand({ executionArn }));
    await vi.waitFor(async () => expect((await state()).status).toBe('SUCCEEDED'), 4_000);
    expect(calls.map(({ step, state: carried }) => [step, carried])).toEqual([['second', { came: 'first' }]]);
    const sinceStart = (calls[0]?.at ?? 0) - (startDate as Date).getTime();
    expect(sinceStart).toBeGreaterThanOrEqual(2_000);
    expect(sinceStart).toBeLessThan(2_600); // anew it would have been 2,700 ms at least
  } finally {
    await server.close();
  }
});

it('a closed server leaves its executions running in the journal', async () => {
  const invoke = vi.fn(async () => ({}));
  const options = { machines: [{ arn: MACHINE, definition }], journalFile, log: () => {}, invoke };
  const first = await startWorkflowServer(options);
  const started = await client(first.url).send(
    new StartExecutionCommand({ stateMachineArn: MACHINE, name: 'x', input: '{}' }),
  );
  await vi.waitFor(() => expect(invoke).toHaveBeenCalledOnce());
  await first.close();
  const second = await startWorkflowServer(options);
  const { status } = await client(second.url).send(
    new DescribeExecutionCommand({ executionArn: started.executionArn }),
  );
  await second.close();
  expect(status).toBe('RUNNING');
  const withoutMachine = await startWorkflowServer({ ...options, machines: [] });
  const gone = await client(withoutMachine.url).send(
    new DescribeExecutionCommand({ executionArn: started.executionArn }),
  );
  await withoutMachine.close();
  expect(gone).toMatchObject({ status: 'ABORTED', error: 'Local.MachineGone' });
});

it('says what to do about a journal that is no journal', async () => {
  writeFileSync(journalFile, 'not a database, '.repeat(100));
  const options = { machines: [], journalFile, log: () => {}, invoke: async () => ({}) };
  await expect(startWorkflowServer(options)).rejects.toThrow(/journal\.sqlite is corrupt .* --reset/);
});
