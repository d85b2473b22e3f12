import type { CapabilityFunction } from '../constructs/capability-function.ts';
import type { Functions } from '../functions.ts';
import type { QueueName, WorkerQueues } from '../worker-queues.ts';

/** Who sends to which queue; who reads it is said where the queue is made. */
export const giveQueues = (functions: Functions, queues: WorkerQueues): void => {
  const { Desk, FetchEvidence, Media, PlanRecount, PushResult, Relay, Sweeper } = functions;
  const sentBy = (name: QueueName, ...by: CapabilityFunction[]) => {
    const { queue } = queues[name];
    for (const each of by) {
      each.knows({ [`${name.toUpperCase()}_QUEUE_URL`]: queue.queueUrl });
      each.may(['sqs:SendMessage'], queue.queueArn);
    }
  };
  sentBy('dispatch', Relay, Sweeper);
  sentBy('media', Relay, Sweeper, FetchEvidence);
  sentBy('notices', Relay);
  sentBy('recounts', PlanRecount);
  sentBy('exports', Desk);
  sentBy('evidence', Media);
  sentBy('pushes', Relay);
  // They hide what failed in their own queue for as long as it is to wait, for which they must know it.
  FetchEvidence.knows({ EVIDENCE_QUEUE_URL: queues.evidence.queue.queueUrl });
  PushResult.knows({ PUSHES_QUEUE_URL: queues.pushes.queue.queueUrl });
};
