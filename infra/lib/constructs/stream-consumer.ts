import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Operations } from '../operations.ts';
import type { CapabilityFunction } from './capability-function.ts';
import { ServiceAlarm } from './service-alarm.ts';
import { deadLetterAlarm, deadLetterQueue } from './worker-queue.ts';

export interface StreamConsumerProps {
  readonly operations: Operations;
  readonly table: Table;
  readonly worker: CapabilityFunction;
  /** The only changes that it is shown: those that pass one of these event filters. All where nothing is said. */
  readonly only?: readonly Readonly<Record<string, unknown>>[];
  /** Changes handed over at once. */
  readonly batchSize: number;
  /** How long a batch may be waited for until it is full. */
  readonly waitsFor: Duration;
  /** Batches side by side; rows of one partition stay in order in any case. */
  readonly lanes: number;
  /** Age from which on a change that was not taken yet counts as late. */
  readonly lateAfter: Duration;
  /** Whom it hurts when changes wait or are set aside. */
  readonly impact: string;
  /** Headings of the runbook. */
  readonly runbook: { readonly late: string; readonly setAside: string };
}

/**
 * The way from a written row to what follows from it. What could not be worked off in a day is set aside. DynamoDB
 * wants no more than two of these on one table.
 */
export class StreamConsumer extends Construct {
  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id);
    const { operations, table, worker, impact } = props;
    const { tableStreamArn } = table;
    if (tableStreamArn === undefined) throw new Error(`${table.node.path} has no stream.`);
    // Only where in the stream it was, never the row, which is still in the table.
    const setAside = deadLetterQueue(this, 'SetAside');
    worker.lambda.addEventSourceMapping('Changes', {
      eventSourceArn: tableStreamArn,
      // From the beginning: what is written while the mapping is made must not be missed.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      maxBatchingWindow: props.waitsFor,
      ...(props.only === undefined ? {} : { filters: props.only.map((each) => FilterCriteria.filter(each)) }),
      reportBatchItemFailures: true,
      // What follows is made from the change alone, so an outage of what comes after must not lose any: a change is
      // tried until the stream itself forgets it. A bad row is isolated in about 7 halvings of 100; it holds up its
      // lane until somebody acts on the alarm below.
      bisectBatchOnError: true,
      retryAttempts: -1,
      maxRecordAge: Duration.hours(24),
      parallelizationFactor: props.lanes,
      onFailure: new SqsDlq(setAside),
    });
    worker.may(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      tableStreamArn,
    );
    new ServiceAlarm(this, 'Late', {
      operations,
      metric: worker.lambda.metric('IteratorAge', { period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
      threshold: props.lateAfter.toMilliseconds(),
      evaluationPeriods: 2,
      impact,
      runbook: props.runbook.late,
    });
    deadLetterAlarm(this, setAside, { operations, impact, runbook: props.runbook.setAside });
  }
}
