import type { LambdaHost } from '../lambda-host/host.ts';
import type { Message, QueueStore } from '../queue-service/queue-store.ts';
import type { EventFilter } from './event-filter.ts';

export interface QueueMapping {
  readonly queueName: string;
  readonly queueArn: string;
  readonly region: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly reportsItemFailures: boolean;
  readonly maximumConcurrency: number;
  readonly passes: EventFilter;
}

export interface Poller {
  /** Takes nothing more; settles when what is under way has ended. */
  stop(): Promise<void>;
}

// SQS hands out at most ten at a time.
const RECEIVE_LIMIT = 10;

/**
 * Feeds a function from a queue. It sleeps until the store says that something is visible, so an idle queue costs
 * nothing. A message that the function did not finish stays hidden for its visibility time-out and comes again; the
 * store moves it to the dead-letter queue when it has come too often.
 */
export function pollQueue(
  mapping: QueueMapping,
  store: QueueStore,
  host: LambdaHost,
  log: (line: string) => void,
): Poller {
  const running = new Set<Promise<void>>();
  let stopped = false;
  let collecting = false;

  const pump = () => {
    if (stopped || collecting) return;
    while (!stopped && running.size < mapping.maximumConcurrency) {
      const batch = receive(mapping.batchSize);
      if (batch.length === 0) return;
      if (mapping.windowMs > 0 && batch.length < mapping.batchSize) {
        collecting = true;
        setTimeout(() => {
          collecting = false;
          // After a stop the batch is left to its visibility time-out, and the next start frees it at once.
          if (stopped) return;
          start([...batch, ...receive(mapping.batchSize - batch.length)]);
          pump();
        }, mapping.windowMs);
        return;
      }
      start(batch);
    }
  };
  const receive = (limit: number): Message[] => {
    const messages: Message[] = [];
    while (messages.length < limit) {
      const next = store.receive(mapping.queueName, Math.min(RECEIVE_LIMIT, limit - messages.length));
      if (next.length === 0) break;
      for (const message of next) {
        if (mapping.passes({ ...message, body: parsed(message.body) })) messages.push(message);
        else store.remove(mapping.queueName, message.receiptHandle);
      }
    }
    return messages;
  };
  const start = (batch: Message[]) => {
    const work: Promise<void> = deliver(batch).finally(() => {
      running.delete(work);
      pump();
    });
    running.add(work);
  };
  const deliver = async (batch: readonly Message[]): Promise<void> => {
    try {
      const result = await host.invoke(mapping.functionArn, {
        Records: batch.map((message) => toRecord(message, mapping)),
      });
      const failed = mapping.reportsItemFailures ? failedItems(result) : new Set<string>();
      if (failed === 'all') return;
      for (const message of batch) {
        if (!failed.has(message.messageId)) store.remove(mapping.queueName, message.receiptHandle);
      }
    } catch (error) {
      log(`${mapping.queueName}: ${batch.length} message(s) failed and will come again: ${String(error)}`);
    }
  };

  const unsubscribe = store.onVisible(mapping.queueName, pump);
  pump();
  return {
    stop: async () => {
      stopped = true;
      unsubscribe();
      await Promise.allSettled([...running]);
    },
  };
}

/** The ids that the function reports as failed; `'all'` when the report cannot be read, as the service takes it then. */
export function failedItems(result: unknown): Set<string> | 'all' {
  const failures = (result as { batchItemFailures?: unknown } | null)?.batchItemFailures;
  if (failures === undefined || failures === null) return new Set();
  if (!Array.isArray(failures)) return 'all';
  const ids = failures.map((failure: { itemIdentifier?: unknown }) => failure?.itemIdentifier);
  return ids.every((id) => typeof id === 'string' && id !== '') ? new Set(ids as string[]) : 'all';
}

function toRecord(message: Message, mapping: QueueMapping): object {
  const messageAttributes = Object.fromEntries(
    Object.entries(message.messageAttributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        ...(StringValue === undefined ? {} : { stringValue: StringValue }),
        ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ]),
  );
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: message.attributes,
    messageAttributes,
    md5OfBody: message.md5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: mapping.queueArn,
    awsRegion: mapping.region,
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
