import { refuseUnknownResources } from './assembly/check-known.ts';
import { type Deployment, resolveDeployment } from './assembly/deployment.ts';
import { readAssembly } from './assembly/manifest.ts';
import { refuseParameters } from './assembly/parameters.ts';
import { openDataFolder } from './data-folder.ts';
import { startEventSources } from './event-sources/start-event-sources.ts';
import { createFrontDoor } from './gateway/front-door.ts';
import { openGateway } from './gateway/server.ts';
import { openFunctionLog } from './lambda-host/function-log.ts';
import { type Endpoints, functionSpecs } from './lambda-host/function-specs.ts';
import { createLambdaHost, type LambdaHost } from './lambda-host/host.ts';
import { startObjectStore } from './object-store/server.ts';
import { StartProblem } from './problem.ts';
import { declaredBuckets, declaredMachines, declaredSecrets } from './provision/declared.ts';
import { startDynamoDb } from './provision/dynamodb-process.ts';
import { declareQueues } from './provision/queues.ts';
import { provisionTables } from './provision/tables.ts';
import { runTriggers, startTriggersInBackground } from './provision/triggers.ts';
import { openQueueStore } from './queue-service/queue-store.ts';
import { startQueueServer } from './queue-service/server.ts';
import { openLastRuns } from './schedule/last-runs.ts';
import { startSchedules } from './schedule/schedule.ts';
import { startSecretsServer } from './secrets/server.ts';
import { startStandIn } from './start-stand-in.ts';
import { startWorkflowServer } from './workflow/server.ts';

export interface StackOptions {
  /** Folder of the synthesized assembly. */
  readonly assembly: string;
  /** Folder for everything that is to outlive the process. */
  readonly data: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Values of the template's parameters, by name; its defaults otherwise. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Throw away what the data folder holds. */
  readonly reset?: boolean;
  /** One line for each step of the start. */
  readonly log: (line: string) => void;
}

export interface Stack {
  readonly url: string;
  readonly endpoints: Endpoints;
  /** Settles, with the reason, when a part of the stack ended that should not have. */
  readonly failed: Promise<StartProblem>;
  /** Ends everything, DynamoDB's Java included. */
  close(): Promise<void>;
}

// What is under way gets this long to end by itself; what does not is done again at the next start.
const FINISH_WITHIN_MS = 2_000;

/** Runs the synthesized template on this machine. Throws StartProblem with the remedy when it cannot. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const undo: (() => void | Promise<void>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return await start(options, undo, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  options: StackOptions,
  undo: (() => void | Promise<void>)[],
  close: () => Promise<void>,
): Promise<Stack> {
  const progress = options.log;
  const parameters = options.parameters ?? {};
  const assembly = readAssembly(options.assembly);
  refuseUnknownResources(assembly.stacks);
  refuseParameters(assembly.stacks, parameters);
  const folder = openDataFolder(options.data, options.reset ?? false);
  undo.push(folder.release);
  const ownLog = openFunctionLog(folder.path('logs'), 'stack');
  undo.push(ownLog.close);
  const log = (message: string) => void ownLog.write({ level: 'INFO', message });
  const gateway = await openGateway(options.port, log);
  undo.push(gateway.close);

  // The store needs a second to come up; all that does not need it happens meanwhile.
  progress('DynamoDB Local …');
  const store = await startDynamoDb(folder.path('dynamodb'), log);
  undo.push(store.close);
  const queues = openQueueStore(folder.path('queues.sqlite'));
  undo.push(queues.close);
  const queueServer = await startQueueServer(queues, log);
  undo.push(queueServer.close);
  const deployment = resolveDeployment(assembly, parameters, { queues: queueServer.url, public: gateway.url });
  declareQueues(queues, deployment.ofType('AWS::SQS::Queue'));

  progress('SQS, S3, Secrets Manager, Step Functions, WeChat stand-in …');
  const secrets = await startSecretsServer({
    file: folder.path('secrets.json'),
    secrets: declaredSecrets(deployment),
    log,
  });
  undo.push(secrets.close);
  const objects = await startObjectStore({ dir: folder.path('objects'), buckets: declaredBuckets(deployment), log });
  undo.push(objects.close);
  const standIn = await startStandIn(deployment, folder.path('wechat.sqlite'), secrets.secretString, log);
  undo.push(standIn.close);
  // Executions of the last run go on at once; their tasks wait until there is something to run them on.
  const ready = Promise.withResolvers<LambdaHost>();
  ready.promise.catch(() => undefined);
  undo.push(() => ready.reject(new Error('The stack is stopping.')));
  const workflow = await startWorkflowServer({
    machines: declaredMachines(deployment),
    invoke: async (functionArn, payload) => (await ready.promise).invoke(functionArn, payload),
    journalFile: folder.path('workflow.sqlite'),
    log,
  });
  undo.push(workflow.close);

  await store.ready;
  const endpoints: Endpoints = {
    dynamoDb: store.url,
    sqs: queueServer.url,
    stepFunctions: workflow.url,
    s3: objects.url,
    secretsManager: secrets.url,
    wechat: standIn.url,
    public: gateway.url,
  };
  const host = createLambdaHost(functionSpecs(deployment, endpoints), folder.path('logs'));
  undo.push(host.close);
  // Once more, and so before the host: a task that the host cuts off would fail its execution for good.
  undo.push(workflow.close);
  const tables = await provisionTables(store.client, deployment.ofType('AWS::DynamoDB::Table'));
  progress(`${tables.length} tables, ${deployment.ofType('AWS::SQS::Queue').length} queues`);
  ready.resolve(host);

  const sources = startEventSources({
    deployment,
    tables,
    client: store.client,
    queues,
    host,
    checkpointFolder: folder.path('checkpoints'),
    log,
  });
  undo.push(() => atMost(FINISH_WITHIN_MS, sources.stop()));
  progress('deployment triggers …');
  await runTriggers(deployment, host);
  const door = createFrontDoor({ deployment, host, objectStore: objects.url, standIn, log });
  gateway.serve(door.handle);
  const schedules = startSchedules(deployment, host, openLastRuns(folder.path('schedules.json')), log);
  undo.push(schedules.stop);
  // No new requests while the rest winds down.
  undo.push(gateway.close);
  startTriggersInBackground(deployment, host, log);
  const soonNeeded = [...door.functionArns, ...functionsBehindTheScenes(deployment)];
  void host.warm(soonNeeded.filter((functionArn) => !host.spec(functionArn).deferrable));

  const failed = store.ended.then(
    () =>
      new StartProblem(
        'DynamoDB Local 意外退出。请重新运行 npm start;数据仍在。',
        'DynamoDB Local ended unexpectedly. Run npm start again; the data is kept.',
      ),
  );
  return { url: gateway.url, endpoints, failed, close };
}

/** The functions that no request meets but that follow from one: behind streams, queues and state machines. */
function functionsBehindTheScenes(deployment: Deployment): string[] {
  const fed = deployment
    .ofType('AWS::Lambda::EventSourceMapping')
    .map(({ properties }) => String(properties.FunctionName));
  const definitions = declaredMachines(deployment).map(({ definition }) => definition);
  return deployment
    .ofType('AWS::Lambda::Function')
    .filter(
      ({ ref, attributes }) => fed.includes(ref) || definitions.some((text) => text.includes(attributes.Arn ?? '')),
    )
    .map(({ attributes }) => attributes.Arn ?? '');
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const giveUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, giveUp]);
  clearTimeout(timer);
}
