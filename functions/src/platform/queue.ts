import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Schema } from '@huzhou/shared/contract/route';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { log, withLogFields } from './log.ts';

/** What the queue says about a message. */
export interface MessageMeta {
  readonly messageId: string;
  /** 1 for the first time that it is received. */
  readonly receiveCount: number;
  readonly sentAt: number;
}

export interface QueueWorker<S extends Schema> {
  readonly message: S;
  /** Prefix of its log events, e.g. `dispatch`. */
  readonly name: string;
  /** How long a message that failed is hidden, where that is not always the same. */
  readonly retry?: QueueRetry;
}

export interface QueueRetry {
  /** After the first failure, after the second …; after those the queue's own time. */
  readonly waitsSeconds: readonly number[];
  /** Hides a message that is in work for some time from now. */
  readonly hide: (receiptHandle: string, seconds: number) => Promise<void>;
}

export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * The Lambda handler of a queue. Messages of a batch are worked on at the same time; those that throw, or that are
 * not what the queue carries, are reported one by one, so that the queue redelivers only them and in the end puts
 * them aside in its dead-letter queue.
 */
export const consumeQueue = <S extends Schema>(
  { message: schema, name, retry }: QueueWorker<S>,
  work: (message: z.infer<S>, meta: MessageMeta) => Promise<void>,
): QueueHandler => {
  const hideFailed = async (receiptHandle: string, seconds: number | undefined): Promise<void> => {
    if (retry === undefined || seconds === undefined) return;
    try {
      await retry.hide(receiptHandle, seconds);
    } catch (error) {
      // Then it comes again when the queue's own time is over.
      log.warn(`${name}.not-hidden`, { error });
    }
  };

  const handle = async ({ body, messageId, receiptHandle, attributes }: SQSRecord): Promise<void> => {
    const receiveCount = Number(attributes.ApproximateReceiveCount);
    await withLogFields({ messageId, receiveCount }, async () => {
      try {
        const parsed = z.safeParse(schema, JSON.parse(body));
        if (!parsed.success) throw new Error('The message does not have the form that this queue carries');
        await work(parsed.data, { messageId, receiveCount, sentAt: Number(attributes.SentTimestamp) });
      } catch (error) {
        const seconds = retry?.waitsSeconds[receiveCount - 1];
        // Where tries are planned, the first failures are what they are planned for.
        log[seconds === undefined ? 'error' : 'warn'](`${name}.failed`, { error });
        await hideFailed(receiptHandle, seconds);
        throw error;
      }
    });
  };
  return (event, context) =>
    // A processor of its own for each invocation, because it keeps its batch in itself.
    processPartialResponse(event, handle, new BatchProcessor(EventType.SQS, undefined), {
      context,
      throwOnFullBatchFailure: false,
    });
};
