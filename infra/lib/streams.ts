import { Duration } from 'aws-cdk-lib';
import { StreamConsumer, type StreamConsumerProps } from './constructs/stream-consumer.ts';
import type { DataStack } from './data-stack.ts';
import type { EverywhereName, Functions, Placing } from './functions.ts';
import type { Operations } from './operations.ts';
import type { TableName } from './tables.ts';

interface Described extends Omit<StreamConsumerProps, 'operations' | 'table' | 'worker'> {
  readonly table: TableName;
  readonly worker: EverywhereName;
}

/** Filter of events: rows whose sort key passes one of these rules. */
const rowOf = (sortKey: readonly unknown[]) => ({ dynamodb: { Keys: { sk: { S: sortKey } } } });

/** Filter of events: rows that are new and whose sort key passes one of these rules. */
const newRow = (sortKey: readonly unknown[]) => ({ eventName: ['INSERT'], ...rowOf(sortKey) });

/** Filter of events: such rows when they are new or changed, not when their time is over. */
const written = (sortKey: readonly unknown[]) => ({ eventName: ['INSERT', 'MODIFY'], ...rowOf(sortKey) });

/** Who follows what is written to which table. */
const described = {
  ComplaintStream: {
    table: 'complaints',
    worker: 'Relay',
    // A case whenever it changes, a photo when it is new: three of the dozen rows that a complaint comes to.
    only: [rowOf(['COMPLAINT']), newRow([{ prefix: 'PHOTO#' }])],
    batchSize: 100,
    // Not a moment is waited for a fuller batch: 30 seconds are running.
    waitsFor: Duration.seconds(0),
    lanes: 10,
    lateAfter: Duration.seconds(10),
    impact: 'New complaints are dispatched a minute late, by the sweeper, and the promise of 30 seconds is broken.',
    runbook: { late: 'The complaint stream is behind', setAside: 'The relay has set changes aside' },
  },
  FigureStream: {
    table: 'complaints',
    worker: 'Projector',
    // A case when it is filed, and what happens to it then; all else that is written changes no figure.
    only: [newRow([{ prefix: 'EVENT#' }]), newRow(['COMPLAINT'])],
    batchSize: 1000,
    // A counter is written once for all events of a batch, so a fuller one is cheaper; a board may be seconds old.
    waitsFor: Duration.seconds(5),
    // Lanes would fight for the same counters.
    lanes: 1,
    lateAfter: Duration.minutes(5),
    impact: 'The public board and the figures of staff show what was true minutes ago.',
    runbook: { late: 'The figures are behind', setAside: 'The projector has set changes aside' },
  },
  ParkingStream: {
    table: 'parking',
    worker: 'ParkingRelay',
    // What the relay itself writes, copies and what is free, it need not be shown.
    only: [written([{ prefix: 'SPOT#' }, { prefix: 'PERMIT#' }, 'REQUEST'])],
    batchSize: 100,
    waitsFor: Duration.seconds(0),
    lanes: 10,
    lateAfter: Duration.seconds(30),
    impact: 'Lists, search and gates show bookings late, and freed spots are not offered; no spot is given twice.',
    runbook: { late: 'The parking stream is behind', setAside: 'The parking relay has set changes aside' },
  },
  DogStream: {
    table: 'dogs',
    worker: 'DogRelay',
    // A dog, a dog on the street and a dispute whenever they change, the rest when it is new.
    only: [
      written(['DOG', 'SIGHTING', { prefix: 'DISPUTE#' }]),
      newRow([{ prefix: 'FINDING#' }, { prefix: 'PHOTO#' }, 'RECALL']),
    ],
    batchSize: 100,
    waitsFor: Duration.seconds(0),
    lanes: 10,
    lateAfter: Duration.minutes(1),
    impact: 'Keepers, clinics and registrars are told late, photos stay pending, coverage shows what was true before.',
    runbook: { late: 'The dog stream is behind', setAside: 'The dog relay has set changes aside' },
  },
} as const satisfies Record<string, Described>;

export type StreamName = keyof typeof described;

/** The worker of each stream's consumer. */
export const streamWorkers: Readonly<Record<StreamName, EverywhereName>> = Object.fromEntries(
  Object.entries(described).map(([name, { worker }]) => [name, worker]),
) as Record<StreamName, EverywhereName>;

export const addStreams = (
  place: Placing,
  operations: Operations,
  tables: DataStack['tables'],
  functions: Functions,
): void => {
  for (const [name, { table, worker, ...props }] of Object.entries<Described>(described)) {
    new StreamConsumer(place(worker), name, {
      ...props,
      operations,
      table: tables[table],
      worker: functions[worker],
    });
  }
};
