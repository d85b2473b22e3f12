import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../fixture/until.ts';
import type { LambdaHost } from '../lambda-host/host.ts';
import type { DynamoDb } from '../provision/dynamodb-client.ts';
import { openCheckpoints } from './checkpoints.ts';
import type { StreamMapping } from './stream-mapping.ts';
import { pollStream } from './stream-poller.ts';
import type { StreamRecord } from './stream-reader.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stream-poller-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A stream of one shard whose records are numbered from 1. */
function streamOf(count: number): DynamoDb {
  const records = Array.from({ length: count }, (_, index) => ({
    eventID: String(index + 1),
    dynamodb: {
      SequenceNumber: String(index + 1),
      ApproximateCreationDateTime: Date.now() / 1000,
      Keys: { pk: { S: `case-${index % 3}` } },
    },
  }));
  const answers: Record<string, (input: Record<string, string>) => unknown> = {
    DescribeStream: () => ({ StreamDescription: { Shards: [{ ShardId: 'shard' }] } }),
    GetShardIterator: ({ SequenceNumber = '0' }) => ({ ShardIterator: SequenceNumber }),
    GetRecords: ({ ShardIterator, Limit }) => {
      const page = records.slice(Number(ShardIterator), Number(ShardIterator) + Number(Limit));
      return { Records: page, NextShardIterator: String(Number(ShardIterator) + page.length) };
    },
  };
  const call = async (operation: string, input: unknown) => answers[operation]?.(input as Record<string, string>);
  return { call: call as DynamoDb['call'], close: () => {} };
}

const mapping: StreamMapping = {
  name: 'Changes',
  streamArn: 'inside',
  eventSourceArn: 'outside',
  region: 'r',
  functionArn: 'f',
  batchSize: 8,
  windowMs: 0,
  reportsItemFailures: true,
  maximumRetryAttempts: 1,
  maximumRecordAgeSeconds: -1,
  bisectOnError: true,
  lanes: 1,
  partitionKey: 'pk',
  passes: () => true,
};

type Handle = (numbers: number[]) => { batchItemFailures: { itemIdentifier: string }[] } | undefined;

function start(count: number, handle: Handle, change: Partial<StreamMapping> = {}) {
  const given: number[][] = [];
  const notes: object[] = [];
  const invoke = async (_arn: string, event: unknown) => {
    const { Records } = event as { Records: StreamRecord[] };
    const numbers = Records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));
    given.push(numbers);
    return handle(numbers);
  };
  const checkpoints = openCheckpoints(join(folder, 'checkpoints.sqlite'), 'inside');
  const poller = pollStream(
    { ...mapping, onGivenUp: (note) => notes.push(note), ...change },
    streamOf(count),
    checkpoints,
    { invoke } as unknown as LambdaHost,
    () => {},
  );
  return { given, notes, checkpoint: () => checkpoints.get('shard'), poller };
}

test('records come in order, in batches, and the checkpoint follows', async () => {
  const { given, checkpoint, poller } = start(10, () => undefined);
  await until('the tenth record', () => checkpoint() === '10');
  await poller.stop();
  expect(given).toEqual([
    [1, 2, 3, 4, 5, 6, 7, 8],
    [9, 10],
  ]);
});

test('the next start begins behind the checkpoint', async () => {
  const first = start(3, () => undefined);
  await until('the third record', () => first.checkpoint() === '3');
  await first.poller.stop();
  const second = start(5, () => undefined);
  await until('the fifth record', () => second.checkpoint() === '5');
  await second.poller.stop();
  expect(second.given).toEqual([[4, 5]]);
});

test('a reported failure: what stands before it is done, the rest comes again', async () => {
  let failed = false;
  const { given, checkpoint, poller } = start(4, () => {
    if (failed) return undefined;
    failed = true;
    return { batchItemFailures: [{ itemIdentifier: '3' }] };
  });
  await until('the last record', () => checkpoint() === '4');
  await poller.stop();
  expect(given).toEqual([
    [1, 2, 3, 4],
    [3, 4],
  ]);
});

test('a poisoned record is found by halving, given up after its retries, and the others go on', async () => {
  const { given, notes, checkpoint, poller } = start(8, (numbers) => {
    if (numbers.includes(6)) throw new Error('poison');
    return undefined;
  });
  await until('the last record', () => checkpoint() === '8');
  await poller.stop();
  expect(notes).toEqual([
    expect.objectContaining({
      DDBStreamBatchInfo: expect.objectContaining({
        startSequenceNumber: '6',
        endSequenceNumber: '6',
        streamArn: 'outside',
      }),
    }),
  ]);
  const done = given.filter((numbers) => !numbers.includes(6)).flat();
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 7, 8]);
  expect(given.filter((numbers) => numbers.length === 1 && numbers[0] === 6)).toHaveLength(2);
});

test('without a limit of retries an outage loses nothing: the record comes until it is taken', async () => {
  const endsAt = Date.now() + 1_500;
  const { given, notes, checkpoint, poller } = start(
    3,
    () => {
      if (Date.now() < endsAt) throw new Error('outage');
      return undefined;
    },
    { maximumRetryAttempts: -1, maximumRecordAgeSeconds: 24 * 60 * 60 },
  );
  await until('the last record', () => checkpoint() === '3');
  await poller.stop();
  expect(notes).toEqual([]);
  expect(given.length).toBeGreaterThan(5);
  expect(given.at(-1)?.at(-1)).toBe(3);
});

test('a record that is too old is given up at its next failure, however few tries it has had', async () => {
  const { given, notes, checkpoint, poller } = start(
    2,
    (numbers) => {
      if (numbers.includes(1)) throw new Error('poison');
      return undefined;
    },
    { maximumRetryAttempts: -1, maximumRecordAgeSeconds: 1 },
  );
  await until('the last record', () => checkpoint() === '2');
  await poller.stop();
  expect(notes).toEqual([
    expect.objectContaining({ DDBStreamBatchInfo: expect.objectContaining({ startSequenceNumber: '1' }) }),
  ]);
  expect(given.at(-1)).toEqual([2]);
});

test('records that the filter does not pass are skipped, and the checkpoint moves on', async () => {
  const passes = (record: unknown) => Number((record as StreamRecord).dynamodb.SequenceNumber) % 2 === 0;
  const { given, checkpoint, poller } = start(5, () => undefined, { passes });
  await until('the last record', () => checkpoint() === '5');
  await poller.stop();
  expect(given).toEqual([[2, 4]]);
});

test('lanes: one that hangs behind a failure does not hold the others up; each key keeps its order', async () => {
  const seen: number[] = [];
  let failures = 0;
  const { checkpoint, poller } = start(
    9,
    (numbers) => {
      // Keys go round by three: 2, 5 and 8 belong to one case.
      if (numbers.includes(2) && failures++ < 1) throw new Error('not yet');
      seen.push(...numbers);
      return undefined;
    },
    { lanes: 4, bisectOnError: false },
  );
  await until('the last record', () => checkpoint() === '9');
  await poller.stop();
  expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(seen.slice(-3)).toEqual([2, 5, 8]);
  for (const first of [1, 2, 3]) {
    const own = seen.filter((number) => (number - first) % 3 === 0);
    expect(own).toEqual([first, first + 3, first + 6]);
  }
});
