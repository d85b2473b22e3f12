import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Operations } from '../operations.ts';
import type { CapabilityFunction } from './capability-function.ts';
import { ServiceAlarm } from './service-alarm.ts';
import { deadLetterAlarm, deadLetterQueue } from './worker-queue.ts';

export interface StreamRelayProps {
  readonly operations: Operations;
  readonly table: Table;
  readonly relay: CapabilityFunction;
}

/** The way from a written row to what follows from it. What could not be relayed in a day is set aside. */
export class StreamRelay extends Construct {
  constructor(scope: Construct, id: string, { operations, table, relay }: StreamRelayProps) {
    super(scope, id);
    const { tableStreamArn } = table;
    if (tableStreamArn === undefined) throw new Error(`${table.node.path} has no stream.`);
    // Only where in the stream it was, never the row: that is still in the table, and the sweeper drives it again.
    const setAside = deadLetterQueue(this, 'SetAside');
    relay.lambda.addEventSourceMapping('Changes', {
      eventSourceArn: tableStreamArn,
      // From the beginning: what is written while the mapping is made must not be missed.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      // Not a moment is waited for a fuller batch: 30 seconds are running.
      maxBatchingWindow: Duration.seconds(0),
      reportBatchItemFailures: true,
      // Messages are made from the change alone, so an outage of what comes after must not lose any: a change is
      // tried until the stream itself forgets it. A bad row is isolated in about 7 halvings of 100; it holds up its
      // tenth of the cases until somebody acts on the alarm below.
      bisectBatchOnError: true,
      retryAttempts: -1,
      maxRecordAge: Duration.hours(24),
      // Rows of one case stay in order, ten groups of cases go side by side.
      parallelizationFactor: 10,
      onFailure: new SqsDlq(setAside),
    });
    relay.may(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      tableStreamArn,
    );

    const impact =
      'New complaints are dispatched a minute late, by the sweeper, and the promise of 30 seconds is broken.';
    new ServiceAlarm(this, 'Late', {
      operations,
      metric: relay.lambda.metric('IteratorAge', { period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
      threshold: 10_000,
      evaluationPeriods: 2,
      impact,
      runbook: 'The complaint stream is behind',
    });
    deadLetterAlarm(this, setAside, { operations, impact, runbook: 'The relay has set changes aside' });
  }
}
