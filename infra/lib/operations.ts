import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Stage } from './deployment-context.ts';

/** How what runs is watched and kept: the same for every construct of a stage. */
export interface Operations {
  /** Whoever subscribes here is told of every alarm. */
  readonly alarmTopic: ITopic;
  readonly logRetention: RetentionDays;
  readonly logRemoval: RemovalPolicy;
}

/** The Cybersecurity Law (art. 21) wants network logs for six months at least; ours hold no personal data. */
export const logRetentionOf = (stage: Stage): RetentionDays =>
  stage === 'production' ? RetentionDays.ONE_YEAR : RetentionDays.ONE_WEEK;

/** What a stage's stateful resources and logs do when their stack goes. */
export const removalOf = (stage: Stage): RemovalPolicy =>
  stage === 'production' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
