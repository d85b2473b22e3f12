import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { StreamConsumer } from './constructs/stream-consumer.ts';
import type { DataStack } from './data-stack.ts';
import type { Functions } from './functions.ts';
import type { Operations } from './operations.ts';

/** Who follows what is written to the complaints table. */
export const addStreams = (
  scope: Construct,
  operations: Operations,
  { complaints }: DataStack['tables'],
  { Relay, Projector }: Functions,
): void => {
  new StreamConsumer(scope, 'ComplaintStream', {
    operations,
    table: complaints,
    worker: Relay,
    // A case whenever it changes, a photo when it is new: three of the dozen rows that a complaint comes to.
    only: [rowOf(['COMPLAINT']), newRow([{ prefix: 'PHOTO#' }])],
    batchSize: 100,
    // Not a moment is waited for a fuller batch: 30 seconds are running.
    waitsFor: Duration.seconds(0),
    lanes: 10,
    lateAfter: Duration.seconds(10),
    impact: 'New complaints are dispatched a minute late, by the sweeper, and the promise of 30 seconds is broken.',
    runbook: { late: 'The complaint stream is behind', setAside: 'The relay has set changes aside' },
  });
  new StreamConsumer(scope, 'FigureStream', {
    operations,
    table: complaints,
    worker: Projector,
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
  });
};

/** Filter of events: rows whose sort key passes one of these rules. */
const rowOf = (sortKey: readonly unknown[]) => ({ dynamodb: { Keys: { sk: { S: sortKey } } } });

/** Filter of events: rows that are new and whose sort key passes one of these rules. */
const newRow = (sortKey: readonly unknown[]) => ({ eventName: ['INSERT'], ...rowOf(sortKey) });
