import type { LambdaHost } from '../lambda-host/host.ts';
import { failedItems } from './queue-poller.ts';
import type { StreamMapping } from './stream-mapping.ts';
import type { StreamRecord } from './stream-reader.ts';

export interface Surroundings {
  readonly host: LambdaHost;
  readonly log: (line: string) => void;
  isStopping(): boolean;
  sleep(milliseconds: number): Promise<void>;
}

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

/**
 * Brings the records of one page to the function, until each is done or given up. Records of one partition key stay in
 * order; different ones go side by side in as many lanes as the mapping allows. False: the stack stopped before the end.
 */
export async function deliverPage(
  mapping: StreamMapping,
  shardId: string,
  records: readonly StreamRecord[],
  surroundings: Surroundings,
): Promise<boolean> {
  const lanes = lanesOf(records, mapping).map((lane) => deliverLane(mapping, shardId, lane, surroundings));
  return (await Promise.all(lanes)).every(Boolean);
}

function lanesOf(records: readonly StreamRecord[], { lanes, partitionKey }: StreamMapping): StreamRecord[][] {
  const split: StreamRecord[][] = Array.from({ length: lanes }, () => []);
  for (const record of records) {
    const key = JSON.stringify(record.dynamodb.Keys?.[partitionKey] ?? '');
    let hash = 0;
    for (let at = 0; at < key.length; at += 1) hash = (hash * 31 + key.charCodeAt(at)) >>> 0;
    split[hash % lanes]?.push(record);
  }
  return split.filter((lane) => lane.length > 0);
}

async function deliverLane(
  mapping: StreamMapping,
  shardId: string,
  records: readonly StreamRecord[],
  { host, log, isStopping, sleep }: Surroundings,
): Promise<boolean> {
  let left = records;
  let take = mapping.batchSize;
  let attempts = 0;
  while (left.length > 0) {
    const batch = left.slice(0, take);
    const done = await deliver(mapping, batch, host, log);
    if (done > 0) {
      left = left.slice(done);
      [attempts, take] = [0, mapping.batchSize];
      continue;
    }
    // What a stopping stack cut off is no attempt of the function's; the next start delivers it again.
    if (isStopping()) return false;
    // Halving is no attempt in the sense of the retry limit, as in the cloud.
    if (mapping.bisectOnError && batch.length > 1) {
      take = Math.ceil(batch.length / 2);
      continue;
    }
    attempts += 1;
    if (isGivenUp(mapping, batch[0], attempts)) {
      mapping.onGivenUp?.(noteOf(mapping, batch, shardId, attempts));
      log(`${mapping.name}: gave up ${batch.length} record(s) after ${attempts} attempts`);
      left = left.slice(batch.length);
      [attempts, take] = [0, mapping.batchSize];
      continue;
    }
    await sleep(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1)));
    if (isStopping()) return false;
  }
  return true;
}

/** How many records from the front are done. */
async function deliver(
  mapping: StreamMapping,
  batch: readonly StreamRecord[],
  host: LambdaHost,
  log: (line: string) => void,
): Promise<number> {
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
    const first = batch.findIndex((record) => failed.has(record.dynamodb.SequenceNumber));
    // An id that no record has means that the report cannot be trusted: the whole batch comes again.
    if (first < 0) return failed.size > 0 ? 0 : batch.length;
    return first;
  } catch (error) {
    log(`${mapping.name}: ${batch.length} record(s) failed: ${String(error)}`);
    return 0;
  }
}

function isGivenUp(mapping: StreamMapping, record: StreamRecord | undefined, attempts: number): boolean {
  if (mapping.maximumRetryAttempts >= 0 && attempts > mapping.maximumRetryAttempts) return true;
  const createdAt = (record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000;
  return mapping.maximumRecordAgeSeconds > 0 && Date.now() - createdAt > mapping.maximumRecordAgeSeconds * 1000;
}

/** What the on-failure destination gets: where in the stream it was, never the record itself. */
function noteOf(mapping: StreamMapping, batch: readonly StreamRecord[], shardId: string, attempts: number): object {
  return {
    requestContext: {
      functionArn: mapping.functionArn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: batch[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: batch.at(-1)?.dynamodb.SequenceNumber,
      batchSize: batch.length,
      streamArn: mapping.eventSourceArn,
    },
  };
}
