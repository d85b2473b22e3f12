import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

// What one call takes.
const mostInOneCall = 10;

/** Sends messages as JSON to one queue: all of them, or it throws. Then they may all be sent again. */
export type SendAll<Message> = (messages: readonly Message[]) => Promise<void>;

interface Waiting {
  readonly body: string;
  readonly taken: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Work on many rows at once sends many single messages at once: what is sent in one turn of the event loop goes out
 * together. Each sender still learns what became of its own messages alone.
 */
export const createSendQueue = <Message>(sqs: Pick<SQSClient, 'send'>, queueUrl: string): SendAll<Message> => {
  let waiting: Waiting[] = [];

  const call = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const Entries = batch.map(({ body }, index) => ({ Id: String(index), MessageBody: body }));
      const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
      const codes = new Map(Failed.map(({ Id, Code }) => [Id, Code]));
      for (const [index, { taken, failed }] of batch.entries()) {
        const code = codes.get(String(index));
        if (code === undefined) taken();
        else failed(new Error(`The queue refused a message: ${code}`));
      }
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  };

  const sendWaiting = (): void => {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; start += mostInOneCall) void call(all.slice(start, start + mostInOneCall));
  };

  const send = (message: Message): Promise<void> =>
    new Promise((taken, failed) => {
      if (waiting.length === 0) setImmediate(sendWaiting);
      waiting.push({ body: JSON.stringify(message), taken, failed });
    });

  return async (messages) => {
    await Promise.all(messages.map(send));
  };
};
