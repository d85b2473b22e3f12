import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import { StartProblem } from '../problem.ts';

type State = Readonly<Record<string, unknown>>;
type States = Readonly<Record<string, State>>;
interface Flow extends Readonly<Record<string, unknown>> {
  readonly StartAt: string;
  readonly States: States;
}

/** A definition made ready to run: checked, its waits rewritten, its machines built once. */
export interface Compiled {
  /** Names of the states of the outermost level: where an interrupted execution can go on. */
  readonly topLevel: ReadonlySet<string>;
  /** Every Task state, nested ones too, and the ARN of its resource. */
  readonly tasks: ReadonlyMap<string, string>;
  readonly waits: ReadonlySet<string>;
  /** Seconds after which the whole execution times out; undefined: never. */
  readonly timeoutSeconds: number | undefined;
  /** False when the definition looks at its original input or start, which only a run from the start has right. */
  readonly resumable: boolean;
  readonly startAt: string;
  /** The machine that begins at this state of the outermost level. */
  machineFrom(state: string): StateMachine;
}

/** The optimized integration with Lambda, in any partition. */
export const LAMBDA_INVOKE = /^arn:aws[\w-]*:states:::lambda:invoke$/;
const LAMBDA_ARN = /^arn:aws[\w-]*:lambda:[^:]*:[^:]*:function:[^:]+/;

/** What the interpreter really does, by state type. It ignores the rest without a word, so we refuse it by name. */
const COMMON = ['Type', 'Comment', 'Next', 'End', 'InputPath', 'OutputPath', 'QueryLanguage'];
const SHAPED = ['Parameters', 'ResultSelector', 'ResultPath', 'Retry', 'Catch'];
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  Task: [...COMMON, ...SHAPED, 'Resource', 'TimeoutSeconds', 'TimeoutSecondsPath'],
  Wait: [...COMMON, 'Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
  Choice: [...COMMON, 'Choices', 'Default'],
  Pass: [...COMMON, 'Parameters', 'ResultPath', 'Result'],
  Succeed: COMMON,
  Fail: ['Type', 'Comment', 'QueryLanguage', 'Error', 'ErrorPath', 'Cause', 'CausePath'],
  Parallel: [...COMMON, ...SHAPED, 'Branches'],
  Map: [
    ...COMMON,
    ...SHAPED,
    'Iterator',
    'ItemProcessor',
    'ItemSelector',
    'ItemsPath',
    'MaxConcurrency',
    'MaxConcurrencyPath',
  ],
};
const KNOWN_FLOW = ['StartAt', 'States', 'Comment', 'Version', 'TimeoutSeconds', 'QueryLanguage', 'ProcessorConfig'];

/** Node's timers end at 2^31 - 1 ms; a longer limit would strike at once. */
const LONGEST_TASK_SECONDS = 2_147_483;

/** Checks `definition` (ASL as text or object) and prepares it. Throws a sentence that names what it cannot run. */
export function compileDefinition(arn: string, definition: string | object): Compiled {
  const flow = (typeof definition === 'string' ? parse(arn, definition) : definition) as Flow;
  const found = { tasks: new Map<string, string>(), waits: new Set<string>() };
  check(arn, flow, found);
  // Once, for its validation (about 40 ms); the machines that run are built without it.
  new StateMachine(flow as unknown as StateMachineDefinition, { validationOptions: { checkArn: false } });

  const { TimeoutSeconds, ...rewritten } = rewrite(flow);
  const machines = new Map<string, StateMachine>();
  return {
    topLevel: new Set(Object.keys(flow.States)),
    ...found,
    timeoutSeconds: TimeoutSeconds as number | undefined,
    resumable: !/\$\$\.Execution\.(Input|StartTime)/.test(JSON.stringify(flow)),
    startAt: flow.StartAt,
    machineFrom(state) {
      let machine = machines.get(state);
      if (machine === undefined) {
        const from = { ...rewritten, StartAt: state } as unknown as StateMachineDefinition;
        machine = new StateMachine(from, { validationOptions: { noValidate: true } });
        machines.set(state, machine);
      }
      return machine;
    },
  };
}

function parse(arn: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = (error as Error).message;
    throw new StartProblem(`状态机 ${arn} 的定义不是 JSON:${reason}`, `State machine ${arn} is not JSON: ${reason}`);
  }
}

function check(arn: string, flow: Flow, found: { tasks: Map<string, string>; waits: Set<string> }): void {
  const refuse = (what: string): never => {
    throw new StartProblem(`状态机 ${arn} 不能在本机运行：${what}`, `State machine ${arn}: ${what}`);
  };
  const checkFields = (where: string, fields: State, known: readonly string[]) => {
    if ((fields.QueryLanguage ?? 'JSONPath') !== 'JSONPath')
      refuse(`${where} is written in ${String(fields.QueryLanguage)}. The local interpreter runs JSONPath only.`);
    const unknown = Object.keys(fields).find((field) => !known.includes(field));
    if (unknown !== undefined)
      refuse(
        `${where} has ${unknown}, which the local interpreter would silently ignore. It runs JSONPath without Assign.`,
      );
  };
  checkFields('the definition', flow, KNOWN_FLOW);
  for (const [name, state] of Object.entries(flow.States ?? refuse('it has no States.'))) {
    const type = String(state.Type);
    checkFields(
      `${type} state "${name}"`,
      state,
      KNOWN[type] ?? refuse(`state "${name}" has the unknown type ${type}.`),
    );
    if (type === 'Wait') found.waits.add(name);
    if (type === 'Task') {
      const resource = String(state.Resource);
      if (!LAMBDA_INVOKE.test(resource) && !LAMBDA_ARN.test(resource))
        refuse(`Task state "${name}" calls ${resource}. Locally a task can only call a Lambda function.`);
      found.tasks.set(name, resource);
    }
    for (const nested of nestedFlows(state)) check(arn, nested, found);
  }
}

function nestedFlows(state: State): Flow[] {
  const { Branches, Iterator, ItemProcessor } = state;
  return [...((Branches as Flow[] | undefined) ?? []), Iterator as Flow, ItemProcessor as Flow].filter(Boolean);
}

function rewrite(flow: Flow): Flow {
  const states = Object.entries(flow.States).map(([name, state]): [string, State] => [name, rewriteState(state)]);
  return { ...flow, States: Object.fromEntries(states) };
}

function rewriteState(state: State): State {
  const { Branches, Iterator, ItemProcessor } = state;
  if (state.Type === 'Wait') return waitAsTask(state);
  if (state.Type === 'Task') return { ...state, ...taskLimit(state) };
  return {
    ...state,
    ...(Branches ? { Branches: (Branches as Flow[]).map(rewrite) } : {}),
    ...(Iterator ? { Iterator: rewrite(Iterator as Flow) } : {}),
    ...(ItemProcessor ? { ItemProcessor: rewrite(ItemProcessor as Flow) } : {}),
  };
}

/** On AWS a task without a limit waits for years; the interpreter would give up after 60 s. */
function taskLimit({ TimeoutSeconds, TimeoutSecondsPath }: State): State {
  if (TimeoutSecondsPath !== undefined) return {};
  return {
    TimeoutSeconds: Math.min((TimeoutSeconds as number | undefined) ?? LONGEST_TASK_SECONDS, LONGEST_TASK_SECONDS),
  };
}

/** The error with which our wait asks to be called again, because it has longer to go than a task may last. */
export const STILL_WAITING = 'Local.StillWaiting';
export const LONGEST_WAIT_MS = 20 * 24 * 60 * 60 * 1000;

/**
 * A wait becomes a task that our own timeline ends: the interpreter's timers may fire 1 ms early, fire at once beyond
 * 24.8 days, and forget under restart what was waited already. Its output is its input, as a Wait's is.
 */
function waitAsTask({ Seconds, SecondsPath, Timestamp, TimestampPath, ...rest }: State): State {
  const until = (Seconds !== undefined && { seconds: Seconds }) ||
    (SecondsPath !== undefined && { 'seconds.$': SecondsPath }) ||
    (Timestamp !== undefined && { at: Timestamp }) || { 'at.$': TimestampPath };
  return {
    ...rest,
    Type: 'Task',
    Resource: 'local:wait',
    Parameters: { ...until, 'input.$': '$' },
    TimeoutSeconds: LONGEST_TASK_SECONDS,
    Retry: [{ ErrorEquals: [STILL_WAITING], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 99_999_999 }],
  };
}
