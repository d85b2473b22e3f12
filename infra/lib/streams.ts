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
  { Relay }: Functions,
): void => {
  new StreamConsumer(scope, 'ComplaintStream', {
    operations,
    table: complaints,
    worker: Relay,
    batchSize: 100,
    // Not a moment is waited for a fuller batch: 30 seconds are running.
    waitsFor: Duration.seconds(0),
    lanes: 10,
    lateAfter: Duration.seconds(10),
    impact: 'New complaints are dispatched a minute late, by the sweeper, and the promise of 30 seconds is broken.',
    runbook: { late: 'The complaint stream is behind', setAside: 'The relay has set changes aside' },
  });
};
