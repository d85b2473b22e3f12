import type { FunctionName, Functions } from '../functions.ts';
import type { QueueName, WorkerQueues } from '../worker-queues.ts';

/** Who sends to which queue; who reads it is said where the queue is made. */
const senders: Readonly<Record<QueueName, readonly FunctionName[]>> = {
  dispatch: ['Relay', 'Sweeper'],
  media: ['Relay', 'Sweeper', 'FetchEvidence'],
  notices: ['Relay', 'ParkingRelay', 'Closures', 'ParkingSweeper', 'DogRelay'],
  recounts: ['PlanRecount'],
  exports: ['Desk'],
  evidence: ['Media'],
  pushes: ['Relay'],
  offers: ['ParkingRelay', 'ParkingSweeper', 'ParkingRollup'],
  closures: ['Lots', 'Closures', 'ParkingSweeper'],
  imports: ['Lots', 'ParkingSweeper'],
  'dog-photos': ['DogRelay', 'DogSweeper'],
  'dog-visits': ['Relay'],
};

/** `dog-visits` → `DOG_VISITS_QUEUE_URL` */
const settingOf = (name: QueueName): string => `${name.replaceAll('-', '_').toUpperCase()}_QUEUE_URL`;

export const giveQueues = (functions: Functions, queues: WorkerQueues): void => {
  for (const [name, by] of Object.entries(senders) as [QueueName, readonly FunctionName[]][]) {
    for (const each of by) {
      const sender = functions[each];
      if (sender === undefined) continue;
      sender.knows({ [settingOf(name)]: queues[name].queue.queueUrl });
      sender.may(['sqs:SendMessage'], queues[name].queue.queueArn);
    }
  }
  // They hide what failed in their own queue for as long as it is to wait, for which they must know it.
  functions.FetchEvidence.knows({ EVIDENCE_QUEUE_URL: queues.evidence.queue.queueUrl });
  functions.PushResult.knows({ PUSHES_QUEUE_URL: queues.pushes.queue.queueUrl });
};
