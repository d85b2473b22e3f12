import { setTimeout as delay } from 'node:timers/promises';
import type { LambdaHost } from '../lambda-host/host.ts';
import type { DynamoDb } from '../provision/dynamodb-client.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { EventFilter } from './event-filter.ts';
import { failedItems, type Poller } from './queue-poller.ts';
import { iteratorFor, listShards, readRecords, type StreamRecord } from './stream-reader.ts';

export interface StreamMapping {
  readonly name: string;
  /** The stream inside the emulator. */
  readonly streamArn: string;
  /** The stream as the template names it: what the function gets to see. */
  readonly eventSourceArn: string;
  readonly region: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly reportsItemFailures: boolean;
  /** -1: until the record is too old. */
  readonly maximumRetryAttempts: number;
  readonly maximumRecordAgeSeconds: number;
  readonly bisectOnError: boolean;
  readonly passes: EventFilter;
  /** Takes note of records that are given up. */
  readonly onGivenUp?: (note: object) => void;
}

// Between looks at an empty stream. Whoever writes is a function, and its end wakes us; this is for what is left.
const IDLE_MS = 200;
const LOOK_FOR_SHARDS_EVERY_MS = 2_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

export interface StreamPoller extends Poller {
  /** Looks now instead of at the next round: somebody may just have written. */
  wake(): void;
}

/**
 * Feeds a function from a DynamoDB stream, each shard in order, one batch at a time; a shard goes on only when its
 * batch is done or given up. Every start begins behind the checkpoint, or at the oldest record where there is none:
 * table and mapping are made by the same deployment, so LATEST and TRIM_HORIZON begin at the same record here.
 */
export function pollStream(
  mapping: StreamMapping,
  client: DynamoDb,
  checkpoints: Checkpoints,
  host: LambdaHost,
  log: (line: string) => void,
): StreamPoller {
  const stopping = new AbortController();
  const shards = new Map<string, Promise<void>>();
  const sleepers = new Set<() => void>();
  let awake = 0;

  const sleep = async (milliseconds: number, wakeable = false): Promise<void> => {
    if (stopping.signal.aborted) return;
    const cut = new AbortController();
    const wakeUp = () => cut.abort();
    if (wakeable) sleepers.add(wakeUp);
    const signal = AbortSignal.any([stopping.signal, cut.signal]);
    await delay(milliseconds, undefined, { signal }).catch(() => undefined);
    sleepers.delete(wakeUp);
  };

  const followShards = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        for (const shard of await listShards(client, mapping.streamArn)) {
          if (shards.has(shard.ShardId)) continue;
          // A shard continues its parent: its records come after all of the parent's.
          const parent = shards.get(shard.ParentShardId ?? '') ?? Promise.resolve();
          shards.set(
            shard.ShardId,
            parent.then(() => followShard(shard.ShardId)),
          );
        }
      } catch (error) {
        if (!stopping.signal.aborted) log(`${mapping.name}: ${String(error)}`);
      }
      await sleep(LOOK_FOR_SHARDS_EVERY_MS);
    }
  };

  const followShard = async (shardId: string): Promise<void> => {
    let iterator: string | undefined;
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        iterator ??= await iteratorFor(client, mapping.streamArn, shardId, checkpoints.get(shardId));
        const seen = awake;
        const page = await readRecords(client, iterator, mapping.batchSize);
        failures = 0;
        if (page.Records.length > 0) {
          await work(shardId, page.Records);
          if (stopping.signal.aborted) return;
        }
        iterator = page.NextShardIterator;
        // A closed shard that is read to its end has no next iterator.
        if (iterator === undefined) return;
        if (page.Records.length === 0 && seen === awake) await sleep(IDLE_MS, true);
        else if (mapping.windowMs > 0 && page.Records.length < mapping.batchSize) await sleep(mapping.windowMs);
      } catch (error) {
        if (stopping.signal.aborted) return;
        // An iterator may end by itself, as the first one on an empty stream does: a new one usually helps at once.
        iterator = undefined;
        failures += 1;
        if (failures > 1) {
          log(`${mapping.name}: ${String(error)}`);
          await sleep(LONGEST_RETRY_MS / 10);
        }
      }
    }
  };

  /** Delivers a batch, in halves if need be, until each record is done or given up; then the checkpoint moves. */
  const work = async (shardId: string, records: StreamRecord[]): Promise<void> => {
    let left = records;
    let take = left.length;
    let attempts = 0;
    while (left.length > 0 && !stopping.signal.aborted) {
      const batch = left.slice(0, take);
      const done = await deliver(batch);
      if (done > 0) {
        checkpoints.set(shardId, sequenceOf(left[done - 1]));
        left = left.slice(done);
        attempts = 0;
        take = left.length;
        continue;
      }
      // What a stopping stack cut off is no attempt of the function's; the next start delivers it again.
      if (stopping.signal.aborted) return;
      // Halving is no attempt in the sense of the retry limit, as in the cloud.
      if (mapping.bisectOnError && take > 1) {
        take = Math.ceil(take / 2);
        continue;
      }
      attempts += 1;
      if (isGivenUp(batch[0], attempts)) {
        mapping.onGivenUp?.(noteOf(batch, shardId, attempts));
        log(`${mapping.name}: gave up ${batch.length} record(s) after ${attempts} attempts`);
        checkpoints.set(shardId, sequenceOf(batch.at(-1)));
        left = left.slice(batch.length);
        [attempts, take] = [0, left.length];
        continue;
      }
      await sleep(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1)));
    }
  };

  /** How many records from the front are done. */
  const deliver = async (batch: readonly StreamRecord[]): Promise<number> => {
    const wanted = batch.filter((record) => mapping.passes(record));
    if (wanted.length === 0) return batch.length;
    const Records = wanted.map((record) => ({
      ...record,
      awsRegion: mapping.region,
      eventSourceARN: mapping.eventSourceArn,
    }));
    try {
      const result = await host.invoke(mapping.functionArn, { Records });
      const failed = mapping.reportsItemFailures ? failedItems(result) : new Set<string>();
      if (failed === 'all') return 0;
      const first = batch.findIndex((record) => failed.has(sequenceOf(record)));
      // An id that no record has means that the report cannot be trusted: the whole batch comes again.
      if (first < 0) return failed.size > 0 ? 0 : batch.length;
      return first;
    } catch (error) {
      if (!stopping.signal.aborted) log(`${mapping.name}: ${batch.length} record(s) failed: ${String(error)}`);
      return 0;
    }
  };

  const isGivenUp = (record: StreamRecord | undefined, attempts: number): boolean => {
    if (mapping.maximumRetryAttempts >= 0 && attempts > mapping.maximumRetryAttempts) return true;
    const createdAt = (record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000;
    return mapping.maximumRecordAgeSeconds > 0 && Date.now() - createdAt > mapping.maximumRecordAgeSeconds * 1000;
  };

  const noteOf = (batch: readonly StreamRecord[], shardId: string, attempts: number): object => ({
    requestContext: {
      functionArn: mapping.functionArn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: sequenceOf(batch[0]),
      endSequenceNumber: sequenceOf(batch.at(-1)),
      batchSize: batch.length,
      streamArn: mapping.eventSourceArn,
    },
  });

  const main = followShards();
  return {
    wake: () => {
      awake += 1;
      for (const sleeper of [...sleepers]) sleeper();
    },
    stop: async () => {
      stopping.abort();
      await Promise.allSettled([main, ...shards.values()]);
    },
  };
}

function sequenceOf(record: StreamRecord | undefined): string {
  return record?.dynamodb.SequenceNumber ?? '';
}
