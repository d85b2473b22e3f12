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
}

export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * The Lambda handler of a queue. Messages of a batch are worked on at the same time; those that throw, or that are
 * not what the queue carries, are reported one by one, so that the queue redelivers only them and in the end puts
 * them aside in its dead-letter queue.
 */
export const consumeQueue = <S extends Schema>(
  { message: schema, name }: QueueWorker<S>,
  work: (message: z.infer<S>, meta: MessageMeta) => Promise<void>,
): QueueHandler => {
  const handle = async ({ body, messageId, attributes }: SQSRecord): Promise<void> => {
    const receiveCount = Number(attributes.ApproximateReceiveCount);
    await withLogFields({ messageId, receiveCount }, async () => {
      try {
        const parsed = z.safeParse(schema, JSON.parse(body));
        if (!parsed.success) throw new Error('The message does not have the form that this queue carries');
        await work(parsed.data, { messageId, receiveCount, sentAt: Number(attributes.SentTimestamp) });
      } catch (error) {
        log.error(`${name}.failed`, { error });
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
