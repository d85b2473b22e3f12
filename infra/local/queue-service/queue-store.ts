import { createHash, randomUUID } from 'node:crypto';
import { type MessageRow, openMessageRows } from './message-rows.ts';

export interface QueueSettings {
  readonly name: string;
  readonly arn: string;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly retentionSeconds: number;
  readonly maximumMessageBytes: number;
  /** After this many receipts a message goes to the dead-letter queue of that ARN. */
  readonly redrive?: { readonly deadLetterQueueArn: string; readonly maxReceiveCount: number };
}

export interface Message {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** As sent: the wire form of the API. */
  readonly messageAttributes: Readonly<Record<string, MessageAttribute>>;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

export interface QueueStore {
  declare(settings: QueueSettings): void;
  settings(name: string): QueueSettings | undefined;
  /** The ARN of the queue whose dead letters go to `name`. */
  sourceOf(name: string): string | undefined;
  send(
    queue: string,
    body: string,
    options?: { attributes?: Record<string, MessageAttribute>; delaySeconds?: number },
  ): string;
  /** Takes up to `limit` visible messages and hides them; those received too often go to the dead-letter queue. */
  receive(queue: string, limit: number, visibilityTimeoutSeconds?: number): Message[];
  /** A stale receipt handle deletes nothing, as in the cloud when the message was received again. */
  remove(queue: string, receiptHandle: string): void;
  hide(queue: string, receiptHandle: string, seconds: number): boolean;
  purge(queue: string): void;
  /** Moves every message of a dead-letter queue back, with its receipts forgotten. Returns how many. */
  moveAll(from: string, to: string): number;
  count(queue: string): { readonly visible: number; readonly inFlight: number; readonly delayed: number };
  /** Calls back when a message may have become visible. */
  onVisible(queue: string, wake: () => void): () => void;
  close(): void;
}

/** SQS's standard queues on one SQLite file. Times are epoch milliseconds. */
export function openQueueStore(file: string, now: () => number = Date.now): QueueStore {
  const rows = openMessageRows(file);
  const queues = new Map<string, QueueSettings>();
  const wakers = new Map<string, Set<() => void>>();
  const timers = new Map<string, NodeJS.Timeout>();
  let open = true;

  const known = (name: string): QueueSettings => {
    const settings = queues.get(name);
    if (settings === undefined) throw new Error(`There is no queue ${name}.`);
    return settings;
  };
  const nameOf = (arn: string) => arn.split(':').at(-1) ?? arn;
  const wake = (queue: string) => {
    for (const waker of wakers.get(queue) ?? []) waker();
  };
  /** One timer a queue, at the next instant when something in it becomes visible: an idle queue costs nothing. */
  const arm = (queue: string) => {
    clearTimeout(timers.get(queue));
    timers.delete(queue);
    if (!open || !wakers.has(queue)) return;
    const { at } = rows.nextAt.get(queue) as { at: number | null };
    if (at === null || at <= now()) return;
    timers.set(
      queue,
      setTimeout(() => wake(queue), Math.min(at - now() + 1, 60_000)),
    );
  };

  return {
    declare: (settings) => {
      queues.set(settings.name, settings);
      rows.expire.run(settings.name, now() - settings.retentionSeconds * 1000);
    },
    settings: (name) => queues.get(name),
    sourceOf: (name) =>
      [...queues.values()].find(({ redrive }) => redrive && nameOf(redrive.deadLetterQueueArn) === name)?.arn,
    send: (queue, body, options = {}) => {
      const delay = (options.delaySeconds ?? known(queue).delaySeconds) * 1000;
      const id = randomUUID();
      rows.insert.run(id, queue, body, JSON.stringify(options.attributes ?? {}), now(), delay > 0 ? now() + delay : 0);
      if (delay > 0) arm(queue);
      else wake(queue);
      return id;
    },
    receive: (queue, limit, visibilityTimeoutSeconds) => {
      const settings = known(queue);
      const at = now();
      const buried = new Set<string>();
      const messages = rows.inOneTransaction(() => {
        const received: Message[] = [];
        for (const row of rows.visible.all(queue, at, limit) as unknown as MessageRow[]) {
          if (settings.redrive && row.receive_count >= settings.redrive.maxReceiveCount) {
            const deadLetterQueue = nameOf(settings.redrive.deadLetterQueueArn);
            rows.bury.run(deadLetterQueue, row.id);
            buried.add(deadLetterQueue);
            continue;
          }
          const receipt = randomUUID();
          rows.take.run(
            at + (visibilityTimeoutSeconds ?? settings.visibilityTimeoutSeconds) * 1000,
            receipt,
            at,
            row.id,
          );
          received.push(toMessage(row, receipt, at));
        }
        return received;
      });
      for (const deadLetterQueue of buried) wake(deadLetterQueue);
      arm(queue);
      return messages;
    },
    remove: (queue, receiptHandle) => {
      rows.forget.run(queue, receiptHandle);
    },
    hide: (queue, receiptHandle, seconds) => {
      const changed = rows.postpone.run(now() + seconds * 1000, queue, receiptHandle).changes > 0;
      if (changed && seconds === 0) wake(queue);
      arm(queue);
      return changed;
    },
    purge: (queue) => {
      rows.clear.run(queue);
    },
    moveAll: (from, to) => {
      const { changes } = rows.move.run(to, from);
      wake(to);
      return Number(changes);
    },
    count: (queue) => rows.tally.get(now(), queue) as { visible: number; inFlight: number; delayed: number },
    onVisible: (queue, waker) => {
      const set = wakers.get(queue) ?? new Set();
      wakers.set(queue, set.add(waker));
      arm(queue);
      return () => set.delete(waker);
    },
    close: () => {
      open = false;
      for (const timer of timers.values()) clearTimeout(timer);
      rows.close();
    },
  };
}

function toMessage(row: MessageRow, receiptHandle: string, at: number): Message {
  return {
    messageId: row.id,
    receiptHandle,
    body: row.body,
    md5OfBody: md5(row.body),
    messageAttributes: JSON.parse(row.attributes) as Record<string, MessageAttribute>,
    attributes: {
      ApproximateReceiveCount: String(row.receive_count + 1),
      ApproximateFirstReceiveTimestamp: String(row.first_received_at ?? at),
      SentTimestamp: String(row.sent_at),
      SenderId: 'local',
    },
  };
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
