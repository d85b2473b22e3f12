import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { ServiceAlarm } from './constructs/service-alarm.ts';
import type { Functions } from './functions.ts';
import type { Operations } from './operations.ts';

/** What runs by the clock on the wall, and whose silence is therefore alarmed. */
export const addSchedules = (scope: Construct, operations: Operations, functions: Functions): void => {
  addSweeper(scope, operations, functions);
  addRecount(scope, operations, functions);
};

const addSweeper = (scope: Construct, operations: Operations, { Sweeper }: Functions): void => {
  new Rule(scope, 'EachMinute', {
    description: 'Walks what is overdue for a look, so that nothing lost on its way stays lost.',
    schedule: Schedule.rate(Duration.minutes(1)),
    // A missed walk is not made up: the next one sees the same, and more.
    targets: [new LambdaFunction(Sweeper.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
  });
  Sweeper.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
  new ServiceAlarm(scope, 'SweeperSilent', {
    operations,
    metric: Sweeper.lambda.metricInvocations({ period: Duration.minutes(5) }),
    threshold: 3,
    isBelow: true,
    isSilenceBad: true,
    impact: 'Whatever is lost on its way stays lost: undispatched complaints, unmarked lateness, pending photos.',
    runbook: 'The sweeper does not run',
  });
};

const addRecount = (scope: Construct, operations: Operations, { PlanRecount }: Functions): void => {
  new Rule(scope, 'EachNight', {
    description: 'Has the published figures recounted from the event log, at half past two in Huzhou.',
    schedule: Schedule.cron({ hour: '18', minute: '30' }),
    targets: [new LambdaFunction(PlanRecount.lambda, { retryAttempts: 2, maxEventAge: Duration.hours(2) })],
  });
  PlanRecount.lambda.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.hours(2) });
  new ServiceAlarm(scope, 'RecountSilent', {
    operations,
    metric: PlanRecount.lambda.metricInvocations({ period: Duration.days(1) }),
    threshold: 1,
    isBelow: true,
    isSilenceBad: true,
    impact: 'Published figures are not checked against the event log: the board may be wrong and nobody would know.',
    runbook: 'The figures are not recounted',
  });
};
