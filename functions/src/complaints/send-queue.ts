import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

// What one call takes.
const mostInOneCall = 10;

/** Sends messages as JSON to one queue: all of them, or it throws. Then they may all be sent again. */
export type SendAll<Message> = (messages: readonly Message[]) => Promise<void>;

export const createSendQueue =
  <Message>(sqs: SQSClient, queueUrl: string): SendAll<Message> =>
  async (messages) => {
    for (let start = 0; start < messages.length; start += mostInOneCall) {
      const Entries = messages
        .slice(start, start + mostInOneCall)
        .map((message, index) => ({ Id: String(index), MessageBody: JSON.stringify(message) }));
      const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
      const codes = [...new Set(Failed.map(({ Code }) => Code))].join(', ');
      if (Failed.length > 0)
        throw new Error(`The queue refused ${Failed.length} of ${Entries.length} messages: ${codes}`);
    }
  };
