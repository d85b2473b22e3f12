import { join } from 'node:path';
import type { Deployment, ResolvedResource } from '../assembly/deployment.ts';
import { partitionOf } from '../assembly/identity.ts';
import type { LambdaHost } from '../lambda-host/host.ts';
import { StartProblem } from '../problem.ts';
import type { DynamoDb } from '../provision/dynamodb-client.ts';
import type { ProvisionedTable } from '../provision/tables.ts';
import type { QueueStore } from '../queue-service/queue-store.ts';
import { openCheckpoints } from './checkpoints.ts';
import { eventFilter } from './event-filter.ts';
import { type Poller, pollQueue } from './queue-poller.ts';
import { pollStream, type StreamPoller } from './stream-poller.ts';

export interface EventSources {
  stop(): Promise<void>;
}

interface Parts {
  readonly deployment: Deployment;
  readonly tables: readonly ProvisionedTable[];
  readonly client: DynamoDb;
  readonly queues: QueueStore;
  readonly host: LambdaHost;
  readonly checkpointFolder: string;
  readonly log: (line: string) => void;
}

/** Starts every enabled event source mapping of the template. */
export function startEventSources(parts: Parts): EventSources {
  const mappings = parts.deployment
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.Enabled !== false);
  const pollers: Poller[] = [];
  for (const mapping of mappings) {
    const source = String(mapping.properties.EventSourceArn);
    if (source.includes(':sqs:')) pollers.push(startQueueMapping(mapping, source, parts));
    else if (source.includes('/stream/')) pollers.push(startStreamMapping(mapping, source, parts));
    else throw unsupported(mapping, `EventSourceArn ${source}`);
  }
  return {
    stop: async () => {
      await Promise.all(pollers.map((poller) => poller.stop()));
    },
  };
}

function startQueueMapping(mapping: ResolvedResource, queueArn: string, { queues, host, log }: Parts): Poller {
  const { properties } = mapping;
  const functionArn = functionArnOf(mapping);
  const scaling = properties.ScalingConfig as { MaximumConcurrency?: number } | undefined;
  return pollQueue(
    {
      queueName: queueArn.split(':').at(-1) ?? '',
      queueArn,
      region: mapping.stack.region,
      functionArn,
      batchSize: Number(properties.BatchSize ?? 10),
      windowMs: Number(properties.MaximumBatchingWindowInSeconds ?? 0) * 1000,
      reportsItemFailures: reportsItemFailures(properties),
      maximumConcurrency: Math.min(
        scaling?.MaximumConcurrency ?? Number.POSITIVE_INFINITY,
        host.spec(functionArn).maxConcurrency,
      ),
      passes: eventFilter(properties.FilterCriteria),
    },
    queues,
    host,
    log,
  );
}

function startStreamMapping(mapping: ResolvedResource, eventSourceArn: string, parts: Parts): StreamPoller {
  const { properties } = mapping;
  const table = parts.tables.find(({ resource }) => resource.attributes.StreamArn === eventSourceArn);
  if (table?.streamArn === undefined) throw unsupported(mapping, `EventSourceArn ${eventSourceArn}`);
  if (properties.StartingPosition === 'AT_TIMESTAMP') throw unsupported(mapping, 'StartingPosition AT_TIMESTAMP');
  const destination = (properties.DestinationConfig as { OnFailure?: { Destination: string } } | undefined)?.OnFailure;
  const poller = pollStream(
    {
      name: mapping.logicalId,
      streamArn: table.streamArn,
      eventSourceArn,
      region: mapping.stack.region,
      functionArn: functionArnOf(mapping),
      batchSize: Number(properties.BatchSize ?? 100),
      windowMs: Number(properties.MaximumBatchingWindowInSeconds ?? 0) * 1000,
      reportsItemFailures: reportsItemFailures(properties),
      maximumRetryAttempts: Number(properties.MaximumRetryAttempts ?? -1),
      maximumRecordAgeSeconds: Number(properties.MaximumRecordAgeInSeconds ?? -1),
      bisectOnError: properties.BisectBatchOnFunctionError === true,
      lanes: Math.min(
        Number(properties.ParallelizationFactor ?? 1),
        parts.host.spec(functionArnOf(mapping)).maxConcurrency,
      ),
      partitionKey: partitionKeyOf(table.resource),
      passes: eventFilter(properties.FilterCriteria),
      ...(destination
        ? {
            onGivenUp: (note: object) =>
              void parts.queues.send(destination.Destination.split(':').at(-1) ?? '', JSON.stringify(note)),
          }
        : {}),
    },
    parts.client,
    openCheckpoints(join(parts.checkpointFolder, `${mapping.logicalId}.sqlite`), table.streamArn),
    parts.host,
    parts.log,
  );
  // Most writes come from a function, so the end of one is the moment to look.
  parts.host.onInvoked(() => poller.wake());
  return poller;
}

function partitionKeyOf({ properties }: ResolvedResource): string {
  const keys = properties.KeySchema as { AttributeName: string; KeyType: string }[];
  return keys.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
}

function reportsItemFailures(properties: ResolvedResource['properties']): boolean {
  return ((properties.FunctionResponseTypes ?? []) as string[]).includes('ReportBatchItemFailures');
}

/** A mapping names its function by ARN or by plain name. */
function functionArnOf({ properties, stack }: ResolvedResource): string {
  const name = String(properties.FunctionName);
  if (name.startsWith('arn:')) return name;
  return `arn:${partitionOf(stack.region)}:lambda:${stack.region}:${stack.account}:function:${name}`;
}

function unsupported({ logicalId }: ResolvedResource, what: string): StartProblem {
  return new StartProblem(
    `资源 ${logicalId} 的 ${what} 本机不支持。`,
    `Resource ${logicalId} asks for ${what}, which is not done here.`,
  );
}
