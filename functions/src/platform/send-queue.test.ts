import type { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { createSendQueue } from './send-queue.ts';

/** A queue that refuses what says so, and remembers what came in each call. */
const queueThat = (refuses: (body: string) => boolean = () => false) => {
  const calls: string[][] = [];
  const send = async ({ input }: SendMessageBatchCommand) => {
    const bodies = (input.Entries ?? []).map(({ MessageBody = '' }) => MessageBody);
    calls.push(bodies);
    if (bodies.includes('"down"')) throw new Error('the queue is down');
    return { Failed: bodies.flatMap((body, index) => (refuses(body) ? [{ Id: String(index), Code: 'No' }] : [])) };
  };
  return { calls, sendAll: createSendQueue<string>({ send } as never, 'https://queue') };
};

test('what is sent at the same time goes out together, ten in a call', async () => {
  const { calls, sendAll } = queueThat();
  await Promise.all(Array.from({ length: 12 }, (_, index) => sendAll([`${index}`])));
  expect(calls.map(({ length }) => length)).toEqual([10, 2]);
  await sendAll(['later']);
  expect(calls[2]).toEqual(['"later"']);
});

test('each sender learns what became of its own messages', async () => {
  const { sendAll } = queueThat((body) => body === '"bad"');
  const [good, bad] = await Promise.allSettled([sendAll(['good']), sendAll(['fine', 'bad'])]);
  expect(good.status).toBe('fulfilled');
  expect(bad.status).toBe('rejected');
});

test('a call that fails fails all that were in it', async () => {
  const { sendAll } = queueThat();
  const outcomes = await Promise.allSettled([sendAll(['one']), sendAll(['down'])]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('nothing to send is no call', async () => {
  const { calls, sendAll } = queueThat();
  await sendAll([]);
  expect(calls).toEqual([]);
});
