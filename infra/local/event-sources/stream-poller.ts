import type { LambdaHost } from '../lambda-host/host.ts';
import type { DynamoDb } from '../provision/dynamodb-client.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Poller } from './queue-poller.ts';
import { deliverPage } from './stream-delivery.ts';
import type { StreamMapping } from './stream-mapping.ts';
import { iteratorFor, listShards, readRecords } from './stream-reader.ts';

// Between looks at an empty stream. Whoever writes is a function, and its end wakes us; this is for what is left.
const IDLE_MS = 200;
// In a storm the store has better things to do than to be asked without pause; pages get fuller instead. Half as long
// as the last page took, within these bounds.
const SHORTEST_PACE_MS = 15;
const LONGEST_PACE_MS = 100;
const LOOK_FOR_SHARDS_EVERY_MS = 2_000;
const AFTER_A_FAILURE_MS = 500;
// The stream gives no more at once.
const LARGEST_PAGE = 1_000;

export interface StreamPoller extends Poller {
  /** Looks now instead of at the next round: somebody may just have written. */
  wake(): void;
}

/**
 * Feeds a function from a DynamoDB stream, each shard in order, a page at a time; a shard goes on, and its checkpoint
 * with it, only when every record of the page is done or given up. Every start begins behind the checkpoint, or at the oldest record where there is none:
 * table and mapping are made by the same deployment, so LATEST and TRIM_HORIZON begin at the same record here.
 */
export function pollStream(
  mapping: StreamMapping,
  client: DynamoDb,
  checkpoints: Checkpoints,
  host: LambdaHost,
  log: (line: string) => void,
): StreamPoller {
  let stopped = false;
  const shards = new Map<string, Promise<void>>();
  /** Ends each sleep that is under way; those of `wakeable` are ended by a wake-up, too. */
  const sleeping = new Set<() => void>();
  const wakeable = new Set<() => void>();
  const pageSize = Math.min(LARGEST_PAGE, mapping.batchSize * mapping.lanes);
  let awake = 0;

  const sleep = (milliseconds: number, mayBeWoken = false): Promise<void> =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        sleeping.delete(end);
        wakeable.delete(end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      if (stopped) end();
      else sleeping.add(end);
      if (mayBeWoken && !stopped) wakeable.add(end);
    });

  const surroundings = { host, log, sleep, isStopping: () => stopped };

  const followShards = async (): Promise<void> => {
    while (!stopped) {
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
        if (!stopped) log(`${mapping.name}: ${String(error)}`);
      }
      await sleep(LOOK_FOR_SHARDS_EVERY_MS);
    }
  };

  const followShard = async (shardId: string): Promise<void> => {
    let iterator: string | undefined;
    let failures = 0;
    while (!stopped) {
      try {
        iterator ??= await iteratorFor(client, mapping.streamArn, shardId, checkpoints.get(shardId));
        const seen = awake;
        const began = performance.now();
        const page = await readRecords(client, iterator, pageSize);
        failures = 0;
        if (page.Records.length > 0) {
          if (!(await deliverPage(mapping, shardId, page.Records, surroundings))) return;
          checkpoints.set(shardId, page.Records.at(-1)?.dynamodb.SequenceNumber ?? '');
        }
        iterator = page.NextShardIterator;
        // A closed shard that is read to its end has no next iterator.
        if (iterator === undefined) return;
        const pace = Math.max(SHORTEST_PACE_MS, Math.min(LONGEST_PACE_MS, (performance.now() - began) / 2));
        if (page.Records.length < pageSize) await sleep(pace);
        if (page.Records.length === 0 && seen === awake) await sleep(IDLE_MS, true);
        else if (mapping.windowMs > 0 && page.Records.length < pageSize) await sleep(mapping.windowMs);
      } catch (error) {
        if (stopped) return;
        // An iterator may end by itself, as the first one on an empty stream does: a new one usually helps at once.
        iterator = undefined;
        failures += 1;
        if (failures > 1) {
          log(`${mapping.name}: ${String(error)}`);
          await sleep(AFTER_A_FAILURE_MS);
        }
      }
    }
  };

  const main = followShards();
  return {
    wake: () => {
      awake += 1;
      for (const wakeUp of [...wakeable]) wakeUp();
    },
    stop: async () => {
      stopped = true;
      for (const end of [...sleeping]) end();
      await Promise.allSettled([main, ...shards.values()]);
    },
  };
}
