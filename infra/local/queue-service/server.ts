import { AwsError, type Input, type Operations, requireString, startAwsJsonServer } from '../loopback/aws-json.ts';
import type { Listener } from '../loopback/listen.ts';
import { type Message, type MessageAttribute, md5, type QueueSettings, type QueueStore } from './queue-store.ts';

interface Entry {
  readonly Id: string;
  readonly MessageBody?: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Record<string, MessageAttribute>;
  readonly ReceiptHandle?: string;
  readonly VisibilityTimeout?: number;
}

/** Fired by SQS calls of the functions; the calls land in the store, from which the event sources take them. */
export function startQueueServer(store: QueueStore, log: (line: string) => void): Promise<Listener> {
  return startAwsJsonServer({
    name: 'SQS',
    targetPrefix: 'AmazonSQS',
    version: '1.0',
    operations: operationsOn(store),
    port: 0,
    log,
  });
}

function operationsOn(store: QueueStore): Operations {
  const queueOf = (input: Input): QueueSettings => {
    // Only the last segment says which queue; the host is whatever the client was given.
    const name = requireString(input, 'QueueUrl').split('/').at(-1) ?? '';
    const settings = store.settings(name);
    if (settings) return settings;
    throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
  };
  const send = (queue: QueueSettings, entry: Omit<Entry, 'Id'>) => {
    const body = entry.MessageBody ?? '';
    if (body === '') throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
    if (Buffer.byteLength(body) > queue.maximumMessageBytes) {
      throw new AwsError(
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${queue.maximumMessageBytes} bytes.`,
      );
    }
    const MessageId = store.send(queue.name, body, {
      ...(entry.MessageAttributes ? { attributes: entry.MessageAttributes } : {}),
      ...(entry.DelaySeconds === undefined ? {} : { delaySeconds: entry.DelaySeconds }),
    });
    return { MessageId, MD5OfMessageBody: md5(body) };
  };
  const eachEntry = (input: Input, work: (entry: Entry) => object) => {
    const Successful: object[] = [];
    const Failed: object[] = [];
    const entries = (input.Entries ?? []) as Entry[];
    if (entries.length === 0)
      throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
    if (entries.length > 10)
      throw new AwsError('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.');
    for (const entry of entries) {
      try {
        Successful.push({ Id: entry.Id, ...work(entry) });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
      }
    }
    return { Successful, ...(Failed.length > 0 ? { Failed } : {}) };
  };
  const hide = (queue: QueueSettings, receiptHandle: string, seconds: number) => {
    if (!store.hide(queue.name, receiptHandle, seconds)) {
      throw new AwsError('MessageNotInflight', 'The specified message is not in flight.');
    }
    return {};
  };

  return {
    SendMessage: (input) => send(queueOf(input), input as unknown as Entry),
    SendMessageBatch: (input) => {
      const queue = queueOf(input);
      return eachEntry(input, (entry) => send(queue, entry));
    },
    ReceiveMessage: async (input) => {
      const queue = queueOf(input);
      const messages = await waitFor(store, queue.name, input);
      return messages.length > 0 ? { Messages: messages.map(onTheWire) } : {};
    },
    DeleteMessage: (input) => store.remove(queueOf(input).name, requireString(input, 'ReceiptHandle')),
    DeleteMessageBatch: (input) => {
      const queue = queueOf(input);
      return eachEntry(input, (entry) => {
        store.remove(queue.name, entry.ReceiptHandle ?? '');
        return {};
      });
    },
    ChangeMessageVisibility: (input) =>
      hide(queueOf(input), requireString(input, 'ReceiptHandle'), Number(input.VisibilityTimeout)),
    ChangeMessageVisibilityBatch: (input) => {
      const queue = queueOf(input);
      return eachEntry(input, (entry) => hide(queue, entry.ReceiptHandle ?? '', Number(entry.VisibilityTimeout)));
    },
    GetQueueAttributes: (input) => {
      const queue = queueOf(input);
      const { visible, inFlight, delayed } = store.count(queue.name);
      return {
        Attributes: {
          QueueArn: queue.arn,
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(inFlight),
          ApproximateNumberOfMessagesDelayed: String(delayed),
          VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
        },
      };
    },
    PurgeQueue: (input) => store.purge(queueOf(input).name),
    StartMessageMoveTask: (input) => {
      const from = requireString(input, 'SourceArn').split(':').at(-1) ?? '';
      const to =
        String(input.DestinationArn ?? store.sourceOf(from) ?? '')
          .split(':')
          .at(-1) ?? '';
      if (!store.settings(from) || !store.settings(to))
        throw new AwsError('ResourceNotFoundException', 'The queue does not exist.');
      store.moveAll(from, to);
      return { TaskHandle: from };
    },
  };
}

/** Long polling: at once if there is something, else as soon as there is, at most `WaitTimeSeconds`. */
async function waitFor(store: QueueStore, queue: string, input: Input): Promise<Message[]> {
  const timeout = input.VisibilityTimeout === undefined ? undefined : Number(input.VisibilityTimeout);
  const receive = () => store.receive(queue, Number(input.MaxNumberOfMessages ?? 1), timeout);
  const first = receive();
  const waitMs = Number(input.WaitTimeSeconds ?? 0) * 1000;
  if (first.length > 0 || waitMs === 0) return first;
  await new Promise<void>((resolve) => {
    const stop = store.onVisible(queue, () => finish());
    const timer = setTimeout(() => finish(), waitMs);
    const finish = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
  });
  return receive();
}

function onTheWire(message: Message): object {
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: message.md5OfBody,
    Attributes: message.attributes,
    ...(Object.keys(message.messageAttributes).length > 0 ? { MessageAttributes: message.messageAttributes } : {}),
  };
}
