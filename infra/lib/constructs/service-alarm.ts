import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import type { Operations } from '../operations.ts';
import { runbookLink } from '../runbook.ts';

export interface ServiceAlarmProps {
  readonly operations: Operations;
  readonly metric: IMetric;
  /** The alarm strikes at this value and above, or below it when `isBelow`. */
  readonly threshold: number;
  readonly isBelow?: boolean;
  /** Periods of the metric in a row. Default 1. */
  readonly evaluationPeriods?: number;
  /** Silence is a fault too, for what must run by itself. Default: silence is fine. */
  readonly isSilenceBad?: boolean;
  /** Whom it hurts, in one sentence: the first thing that whoever is woken reads. */
  readonly impact: string;
  /** A `##` heading of docs/runbook.md. */
  readonly runbook: string;
}

/** An alarm that cannot be made without saying whom it hurts and where the remedy stands. */
export class ServiceAlarm extends Construct {
  constructor(scope: Construct, id: string, props: ServiceAlarmProps) {
    super(scope, id);
    const link = runbookLink(props.runbook);
    if (!/^[A-Z].{20,}\.$/s.test(props.impact)) throw new Error(`Alarm ${id}: "${props.impact}" is not a sentence.`);
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: `${Stack.of(this).stackName}-${this.node.path.split('/').slice(1).join('-')}`,
      alarmDescription: `${props.impact} Runbook: ${link}`,
      metric: props.metric,
      threshold: props.threshold,
      comparisonOperator: props.isBelow
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: props.evaluationPeriods ?? 1,
      treatMissingData: props.isSilenceBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.operations.alarmTopic));
    alarm.addOkAction(new SnsAction(props.operations.alarmTopic));
  }
}
