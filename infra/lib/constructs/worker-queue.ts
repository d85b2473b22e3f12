import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Operations } from '../operations.ts';
import type { CapabilityFunction } from './capability-function.ts';
import { ServiceAlarm } from './service-alarm.ts';

export interface WorkerQueueProps {
  readonly operations: Operations;
  /** What the runbook calls it: "The dispatch queue is behind". */
  readonly name: string;
  readonly worker: CapabilityFunction;
  /** Messages handed to the worker at once. */
  readonly batchSize: number;
  /** Workers at once, where what they call must not be overrun. 2 at least; undefined: as many as it takes. */
  readonly maxConcurrency?: number;
  /** How often a message is tried before it is set aside. Default 5; more where the worker itself lets time pass. */
  readonly attempts?: number;
  /**
   * How long a message is hidden while it is tried. Default: six times the worker's timeout, Lambda's advice for batches
   * and for workers that wait for their turn.
   */
  readonly hiddenFor?: Duration;
  /** Age of the oldest message from which the queue counts as behind. */
  readonly lateAfter: Duration;
  /** Whom it hurts when messages wait or die. */
  readonly impact: string;
}

const usualAttempts = 5;

/**
 * A queue with its worker, its dead-letter queue and its alarms. A dead letter is kept for 14 days and goes back with
 * `aws sqs start-message-move-task`, as the runbook says: every worker is idempotent, so a redrive does no harm.
 */
export class WorkerQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: WorkerQueueProps) {
    super(scope, id);
    const { operations, name, worker, impact } = props;
    const deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout: props.hiddenFor ?? Duration.seconds(worker.timeout.toSeconds() * 6),
      retentionPeriod: Duration.days(4),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: props.attempts ?? usualAttempts },
    });
    worker.lambda.addEventSourceMapping('Messages', {
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize,
      reportBatchItemFailures: true,
      ...(props.maxConcurrency === undefined ? {} : { maxConcurrency: props.maxConcurrency }),
    });
    worker.may(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
      this.queue.queueArn,
    );

    new ServiceAlarm(this, 'Late', {
      operations,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }),
      threshold: props.lateAfter.toSeconds(),
      evaluationPeriods: 2,
      impact,
      runbook: `The ${name} queue is behind`,
    });
    deadLetterAlarm(this, deadLetters, { operations, impact, runbook: `The ${name} queue has dead letters` });
  }
}

/** Where messages go that could not be worked off; alarmed by `deadLetterAlarm`. */
export const deadLetterQueue = (scope: Construct, id: string): Queue =>
  new Queue(scope, id, {
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    redriveAllowPolicy: { redrivePermission: RedrivePermission.ALLOW_ALL },
  });

export const deadLetterAlarm = (
  scope: Construct,
  queue: Queue,
  props: { readonly operations: Operations; readonly impact: string; readonly runbook: string },
): ServiceAlarm =>
  new ServiceAlarm(scope, 'Dead', {
    ...props,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
    threshold: 1,
  });
