import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueRetry } from '../platform/queue.ts';

/** Hides messages of one queue that are in work and have to wait before they are tried again. */
export const createHide =
  (sqs: SQSClient, queueUrl: string): QueueRetry['hide'] =>
  async (receiptHandle, seconds) => {
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  };
