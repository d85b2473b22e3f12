import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Operations } from '../operations.ts';
import type { CapabilityFunction } from './capability-function.ts';
import { clockDefinition } from './clock-definition.ts';
import { ServiceAlarm } from './service-alarm.ts';

export interface ComplaintClockProps {
  readonly operations: Operations;
  /** Takes `{complaintId, clock, nextAt}`, gives `{settled: true}` or the same with the next instant. */
  readonly check: CapabilityFunction;
}

/** One Standard execution per complaint and opening: exact to the second, for days, without a server that remembers. */
export class ComplaintClock extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { operations, check }: ComplaintClockProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [check.lambda.functionArn] }),
    );
    const definition = clockDefinition(Aws.PARTITION, check.lambda.functionArn);
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(Stack.of(this).toJsonString(definition)),
      role,
      logs: {
        destination: new LogGroup(this, 'Log', {
          retention: operations.logRetention,
          removalPolicy: operations.logRemoval,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    new ServiceAlarm(this, 'Failed', {
      operations,
      metric: this.machine.metricFailed({ period: Duration.minutes(5) }),
      threshold: 1,
      impact: 'A late complaint is alarmed up to a minute late, by the sweeper instead of its own clock.',
      runbook: 'Complaint clocks fail',
    });
  }
}
