import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, SQSRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { consumeQueue, type MessageMeta } from './queue.ts';
import { handleSchedule } from './schedule.ts';
import { consumeStream, type RowChange } from './stream.ts';
import { handleTask } from './task.ts';
import { lambdaContext } from './testing/http-event.ts';
import { catchLog } from './testing/memory-log.ts';

let logged: ReturnType<typeof catchLog>;
beforeEach(() => {
  logged = catchLog();
});

describe('a queue', () => {
  const message = z.object({ complaintId: z.string() });
  const record = (messageId: string, body: unknown): SQSRecord =>
    ({
      messageId,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: { ApproximateReceiveCount: '2', SentTimestamp: '1763884800000' },
      eventSource: 'aws:sqs',
    }) as SQSRecord;
  const consume = (
    work: (message: { complaintId: string }, meta: MessageMeta) => Promise<void>,
    ...records: SQSRecord[]
  ) => consumeQueue({ message, name: 'dispatch' }, work)({ Records: records }, lambdaContext());

  it('hands each message on, parsed, with what the queue says about it', async () => {
    const seen: unknown[] = [];
    const reply = await consume(async (...args) => void seen.push(args), record('m1', { complaintId: 'C1', more: 1 }));
    expect(reply).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual([[{ complaintId: 'C1' }, { messageId: 'm1', receiveCount: 2, sentAt: 1_763_884_800_000 }]]);
  });

  it('reports exactly those that failed, and those that are no such message', async () => {
    const reply = await consume(
      async ({ complaintId }) => {
        if (complaintId === 'bad') throw new Error('no');
      },
      record('m1', { complaintId: 'C1' }),
      record('m2', { complaintId: 'bad' }),
      record('m3', '{'),
      record('m4', { complaintId: 4 }),
    );
    expect(reply.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual(['m2', 'm3', 'm4']);
    expect(
      logged
        .events()
        .map(({ event, messageId }) => `${event} ${messageId}`)
        .sort(),
    ).toEqual(['dispatch.failed m2', 'dispatch.failed m3', 'dispatch.failed m4']);
  });

  it('hides a message that failed for as long as its tries so far say, and reports it even when that is not possible', async () => {
    const hidden: unknown[] = [];
    const hide = async (receiptHandle: string, seconds: number): Promise<void> => {
      hidden.push([receiptHandle, seconds]);
      if (receiptHandle === 'h2') throw new Error('not in flight any more');
    };
    const worker = { message, name: 'push', retry: { waitsSeconds: [60, 300], hide } };
    const handler = consumeQueue(worker, async () => Promise.reject(new Error('no')));
    const tried = (messageId: string, receiptHandle: string, times: number) => ({
      ...record(messageId, { complaintId: 'C1' }),
      receiptHandle,
      attributes: { ApproximateReceiveCount: String(times), SentTimestamp: '1763884800000' },
    });
    const Records = [tried('m1', 'h1', 1), tried('m2', 'h2', 2), tried('m3', 'h3', 3)] as unknown as SQSRecord[];
    const reply = await handler({ Records }, lambdaContext());
    // After the third try the queue's own time holds.
    expect(hidden).toEqual([
      ['h1', 60],
      ['h2', 300],
    ]);
    expect(reply.batchItemFailures).toHaveLength(3);
    const failures = logged.events().filter(({ event }) => event === 'push.failed');
    expect(failures.map(({ level }) => level).sort()).toEqual(['error', 'warn', 'warn']);
  });

  it('reports all when all fail, rather than throwing', async () => {
    const reply = await consume(async () => Promise.reject(new Error('no')), record('m1', { complaintId: 'C1' }));
    expect(reply.batchItemFailures).toEqual([{ itemIdentifier: 'm1' }]);
  });

  it('keeps batches that overlap apart', async () => {
    const handler = consumeQueue({ message, name: 'dispatch' }, async ({ complaintId }) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (complaintId === 'bad') throw new Error('no');
    });
    const [one, other] = await Promise.all([
      handler({ Records: [record('m1', { complaintId: 'bad' })] }, lambdaContext()),
      handler({ Records: [record('m2', { complaintId: 'C2' })] }, lambdaContext()),
    ]);
    expect(one.batchItemFailures).toHaveLength(1);
    expect(other.batchItemFailures).toHaveLength(0);
  });
});

describe('a stream', () => {
  const change = (sequence: number, pk: string, version: number): DynamoDBRecord =>
    ({
      eventID: `e${sequence}`,
      eventName: 'MODIFY',
      dynamodb: {
        SequenceNumber: String(sequence),
        Keys: marshall({ pk, sk: 'CASE' }),
        NewImage: marshall({ pk, sk: 'CASE', version }),
      },
    }) as unknown as DynamoDBRecord;
  const stream = (work: (change: RowChange) => Promise<void>, ...records: DynamoDBRecord[]) =>
    consumeStream({ name: 'relay' }, work)({ Records: records });

  it('keeps the order within a partition, and does not let partitions wait for each other', async () => {
    const seen: string[] = [];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const reply = await stream(
      async ({ after }) => {
        if (after?.pk === 'A' && after.version === 1) await gate;
        seen.push(`${after?.pk}${after?.version}`);
        if (after?.pk === 'B' && after.version === 2) release();
      },
      change(1, 'A', 1),
      change(2, 'A', 2),
      change(3, 'B', 1),
      change(4, 'B', 2),
    );
    expect(reply).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual(['B1', 'B2', 'A1', 'A2']);
  });

  it('goes on from the first change that failed, and does nothing behind it in its partition', async () => {
    const seen: string[] = [];
    const reply = await stream(
      async ({ after, eventId }) => {
        if (after?.pk === 'B' && after.version !== 1) throw new Error('no');
        seen.push(eventId);
      },
      change(1, 'A', 1),
      change(2, 'B', 1),
      change(3, 'B', 2),
      change(4, 'A', 2),
      change(5, 'B', 3),
    );
    expect(reply).toEqual({ batchItemFailures: [{ itemIdentifier: '3' }] });
    expect(seen.sort()).toEqual(['e1', 'e2', 'e4']);
    expect(logged.events()).toMatchObject([{ event: 'relay.failed', eventId: 'e3' }]);
  });

  it('goes on from the earliest of several failures, whichever partition fails first', async () => {
    const reply = await stream(
      async ({ after }) => {
        // The stream would pass over everything before what is reported.
        if (after?.pk === 'A') await new Promise((resolve) => setImmediate(resolve));
        throw new Error('no');
      },
      change(1, 'A', 1),
      change(2, 'B', 1),
    );
    expect(reply).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  });
});

describe('a task and a schedule', () => {
  const task = handleTask(
    { name: 'clock', input: z.object({ n: z.int() }), output: z.object({ twice: z.int() }) },
    async ({ n }) => ({ twice: n === 13 ? 0.5 : n * 2, more: 'stays here' }),
  );

  it('parse in and out', async () => {
    expect(await task({ n: 2, more: 1 })).toEqual({ twice: 4 });
    await expect(task({ n: 'two' })).rejects.toThrow();
    await expect(task({ n: 13 })).rejects.toThrow();
    expect(logged.events().map(({ event }) => event)).toEqual(['clock.failed', 'clock.failed']);
  });

  it('log what they throw, and throw it', async () => {
    const sweep = handleSchedule({ name: 'sweep' }, async () => Promise.reject(new Error('no')));
    await expect(sweep({}, { awsRequestId: 'r' })).rejects.toThrow('no');
    expect(logged.events()).toMatchObject([{ event: 'sweep.failed', requestId: 'r' }]);
  });
});
