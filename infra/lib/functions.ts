import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CapabilityFunction, type CapabilityFunctionProps } from './constructs/capability-function.ts';
import type { Operations } from './operations.ts';

interface Described extends Pick<CapabilityFunctionProps, 'description' | 'memorySize' | 'timeout' | 'impact'> {
  /** File in functions/src that exports `handler`. */
  readonly entry: string;
}

/** Functions that answer people: a core's share of processor, so that a cold start stays below a second. */
const answering = { memorySize: 1024, timeout: Duration.seconds(10) };

/** Every function: file, what fires it and what it causes, how much it gets, and whom it hurts when it fails. */
const described = {
  Complaints: {
    entry: 'complaints/index.ts',
    description: 'Answers the complaint routes: filing, lists, one case, the commands of its life, uploads.',
    impact: 'Citizens cannot file or follow complaints, and staff cannot work on them.',
    ...answering,
  },
  Directory: {
    entry: 'directory/index.ts',
    description: 'Answers the directory routes: units of a district, for those who dispatch by hand.',
    impact: 'Dispatchers cannot see the teams that they may choose from.',
    ...answering,
  },
  Identity: {
    entry: 'identity/index.ts',
    description: 'Answers the identity routes: a session for a WeChat code, who I am, agreed messages.',
    impact: 'Nobody can sign in; who is signed in already goes on until the session ends.',
    ...answering,
  },
  Service: {
    entry: 'service/index.ts',
    description: 'Answers health, the API document, and whatever no route does.',
    impact: 'Health checks fail, and unknown addresses are answered without a sentence.',
    ...answering,
    memorySize: 512,
  },
  Authorizer: {
    entry: 'identity/authorizer-function.ts',
    description: 'Fired by the gateway before each signed-in route: turns the session token into the caller.',
    impact: 'Every signed-in person is refused, citizens and staff alike.',
    memorySize: 1024,
    timeout: Duration.seconds(5),
  },
  Relay: {
    entry: 'complaints/relay-function.ts',
    description:
      'Fired by the stream of complaints: asks for dispatch, starts clocks, sends notices, has photos cleaned.',
    impact: 'New complaints are dispatched a minute late, by the sweeper, and the promise of 30 seconds is broken.',
    memorySize: 1024,
    timeout: Duration.seconds(30),
  },
  Dispatcher: {
    entry: 'complaints/dispatcher-function.ts',
    description: 'Fired by the dispatch queue: picks the team of a complaint, else the duty desk of its district.',
    impact: 'Complaints wait for a team, and the promise of 30 seconds is broken.',
    memorySize: 1024,
    timeout: Duration.seconds(30),
  },
  Clock: {
    entry: 'complaints/clock-function.ts',
    description: 'Fired by a complaint clock at its instant: marks what is late and gives the next instant.',
    impact: 'Late complaints are alarmed by the sweeper only, up to a minute after their instant.',
    memorySize: 512,
    timeout: Duration.seconds(15),
  },
  Sweeper: {
    entry: 'complaints/sweeper-function.ts',
    description: 'Fired each minute: drives again whatever is overdue for a look because a message or clock was lost.',
    impact: 'Whatever is lost on its way stays lost: undispatched complaints, unmarked lateness, pending photos.',
    memorySize: 1024,
    timeout: Duration.seconds(50),
  },
  Notifier: {
    entry: 'notices/notifier-function.ts',
    description: 'Fired by the notices queue: sends WeChat subscribe messages within the agreed quota.',
    impact: 'Citizens and staff are not told of news and alarms; they see them only when they open the client.',
    memorySize: 512,
    timeout: Duration.seconds(60),
  },
  Media: {
    entry: 'complaints/media-function.ts',
    description: 'Fired by the media queue: re-encodes a photo without its metadata and has WeChat check it.',
    impact: 'Photos stay pending: neither staff nor citizens see them.',
    // A photo of 12 megapixels is 48 MB as bare pixels, several times over while it is turned and encoded.
    memorySize: 2048,
    timeout: Duration.seconds(60),
  },
  Seed: {
    entry: 'directory/seed-function.ts',
    description: 'Fired once per deployment: writes teams and duty desks. Fired by an operator: makes people staff.',
    impact: 'The directory lacks what this release brings; the deployment has failed and was rolled back.',
    memorySize: 512,
    timeout: Duration.seconds(110),
  },
} as const satisfies Record<string, Described>;

export type FunctionName = keyof typeof described;
export type Functions = Readonly<Record<FunctionName, CapabilityFunction>>;
export const functionEntries: Readonly<Record<FunctionName, string>> = Object.fromEntries(
  Object.entries(described).map(([name, { entry }]) => [name, entry]),
) as Record<FunctionName, string>;

export const createFunctions = (
  scope: Construct,
  operations: Operations,
  folders: Readonly<Record<FunctionName, string>>,
): Functions =>
  Object.fromEntries(
    Object.entries(described).map(([name, { entry: _, ...props }]) => [
      name,
      new CapabilityFunction(scope, name, { ...props, operations, folder: folders[name as FunctionName] }),
    ]),
  ) as unknown as Functions;
