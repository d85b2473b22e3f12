// Fired by a schedule each night; asks for recounts of the figures, one message a day of cases.
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../../platform/config.ts';
import { handleSchedule } from '../../platform/schedule.ts';
import { createSendQueue } from '../../platform/send-queue.ts';
import { createPlanRecount } from './plan-recount.ts';

export const handler = handleSchedule(
  { name: 'plan-recount' },
  createPlanRecount({
    ask: createSendQueue(new SQSClient({ useQueueUrlAsEndpoint: false }), env('RECOUNTS_QUEUE_URL')),
    clock: systemClock,
  }),
);
