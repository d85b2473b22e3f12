import { fetchRetries, mostTries, pushRetries } from '@huzhou/shared/complaints/intake/retries';
import { Duration } from 'aws-cdk-lib';
import { WorkerQueue, type WorkerQueueProps } from './constructs/worker-queue.ts';
import type { EverywhereName, Functions, Placing } from './functions.ts';
import type { Operations } from './operations.ts';

interface Described extends Omit<WorkerQueueProps, 'operations' | 'name' | 'worker'> {
  readonly worker: EverywhereName;
}

/** Every queue: who works it off, how many messages at once, from when on it is late, and whom that hurts. */
const described = {
  dispatch: {
    worker: 'Dispatcher',
    batchSize: 10,
    lateAfter: Duration.seconds(30),
    impact: 'Complaints wait for a team, and the promise of 30 seconds is broken.',
  },
  notices: {
    worker: 'Notifier',
    batchSize: 10,
    // WeChat counts calls per account; ten at once for each of these stays far below, and a storm waits its turn.
    maxConcurrency: 5,
    lateAfter: Duration.minutes(5),
    impact: 'Citizens and staff learn of news and alarms late, or only when they open the client.',
  },
  media: {
    worker: 'Media',
    // One photo fills a worker's memory and time.
    batchSize: 1,
    maxConcurrency: 20,
    lateAfter: Duration.minutes(5),
    impact: 'Photos stay pending: neither staff nor citizens see them.',
  },
  exports: {
    worker: 'Exporter',
    batchSize: 1,
    maxConcurrency: 2,
    attempts: 3,
    // One file takes a worker's whole time at most; who waits for it should not wait for six times that.
    hiddenFor: Duration.minutes(16),
    lateAfter: Duration.hours(2),
    impact: 'Staff wait for files of cases that nobody writes.',
  },
  evidence: {
    worker: 'FetchEvidence',
    batchSize: 5,
    // A source's own server is asked, which may be a small one.
    maxConcurrency: 5,
    // The worker itself lets time pass between its tries; what is tried again is not late.
    attempts: mostTries(fetchRetries),
    lateAfter: Duration.hours(2),
    impact: 'Evidence that a machine source names by address is not seen by staff.',
  },
  pushes: {
    worker: 'PushResult',
    batchSize: 5,
    maxConcurrency: 5,
    attempts: mostTries(pushRetries),
    lateAfter: Duration.hours(26),
    impact: 'Nobody tells 12345 and the petition office how their cases ended.',
  },
  recounts: {
    worker: 'Recount',
    // One message is one day, read case by case.
    batchSize: 1,
    maxConcurrency: 2,
    lateAfter: Duration.hours(4),
    impact: 'Published figures are not checked against the event log.',
  },
  offers: {
    worker: 'Offers',
    batchSize: 10,
    lateAfter: Duration.minutes(2),
    impact: 'Drivers in line for a full lot learn late of what became free, when somebody else may have it.',
  },
  closures: {
    worker: 'Closures',
    // One closure is worked off spot by spot, day by day.
    batchSize: 1,
    maxConcurrency: 5,
    lateAfter: Duration.minutes(10),
    impact: 'A lot that its operator closed stays open, and its drivers are not helped.',
  },
  imports: {
    worker: 'Imports',
    batchSize: 1,
    maxConcurrency: 2,
    lateAfter: Duration.minutes(30),
    impact: 'Operators wait for lots that they brought as a file.',
  },
  'dog-photos': {
    worker: 'DogPhotos',
    batchSize: 1,
    maxConcurrency: 10,
    lateAfter: Duration.minutes(5),
    impact: 'Photos of dogs stay pending: nobody sees them, and an application waits for its picture.',
  },
  'dog-visits': {
    worker: 'DogVisits',
    batchSize: 10,
    lateAfter: Duration.minutes(10),
    impact: 'A complaint about a dog reaches its team and no patrol of dogs.',
  },
} as const satisfies Record<string, Described>;

export type QueueName = keyof typeof described;
export type WorkerQueues = Readonly<Record<QueueName, WorkerQueue>>;

/** The worker of each queue. */
export const queueWorkers: Readonly<Record<QueueName, EverywhereName>> = Object.fromEntries(
  Object.entries(described).map(([name, { worker }]) => [name, worker]),
) as Record<QueueName, EverywhereName>;

/** The construct of a queue: `dog-visits` → `DogVisitsQueue`. */
export const queueId = (name: string): string =>
  `${name.replace(/(?:^|-)([a-z])/g, (_, first: string) => first.toUpperCase())}Queue`;

/** `dog-visits` → `dog visits` */
const wordsOf = (name: string): string => name.replaceAll('-', ' ');

/** A queue stands beside its worker. */
export const createQueues = (place: Placing, operations: Operations, functions: Functions): WorkerQueues =>
  Object.fromEntries(
    Object.entries<Described>(described).map(([name, { worker, ...props }]) => [
      name,
      new WorkerQueue(place(worker), queueId(name), {
        ...props,
        operations,
        name: wordsOf(name),
        worker: functions[worker],
      }),
    ]),
  ) as unknown as WorkerQueues;
