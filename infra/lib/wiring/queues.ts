import type { CapabilityFunction } from '../constructs/capability-function.ts';
import type { Functions } from '../functions.ts';
import type { QueueName, WorkerQueues } from '../worker-queues.ts';

/** Who sends to which queue; who reads it is said where the queue is made. */
export const giveQueues = ({ PlanRecount, Relay, Sweeper }: Functions, queues: WorkerQueues): void => {
  const sentBy = (name: QueueName, ...by: CapabilityFunction[]) => {
    const { queue } = queues[name];
    for (const each of by) {
      each.knows({ [`${name.toUpperCase()}_QUEUE_URL`]: queue.queueUrl });
      each.may(['sqs:SendMessage'], queue.queueArn);
    }
  };
  sentBy('dispatch', Relay, Sweeper);
  sentBy('media', Relay, Sweeper);
  sentBy('notices', Relay);
  sentBy('recounts', PlanRecount);
};
