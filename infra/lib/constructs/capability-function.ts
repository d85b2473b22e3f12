import { Duration, Stack } from 'aws-cdk-lib';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type IFilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Operations } from '../operations.ts';
import { ServiceAlarm } from './service-alarm.ts';

export interface CapabilityFunctionProps {
  readonly operations: Operations;
  /** Folder of the bundle: `index.mjs`, which exports `handler`. */
  readonly folder: string;
  /** What fires it and what it causes. */
  readonly description: string;
  readonly timeout: Duration;
  /** Processor time comes with memory: 1,769 MB are one core. */
  readonly memorySize: number;
  /** Whom it hurts when it fails. */
  readonly impact: string;
}

/**
 * A Lambda function that is born with its own log group, alarms and a role that may do nothing but write that log;
 * everything else is said with `knows` and `may`, action by action and resource by resource.
 */
export class CapabilityFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly timeout: Duration;
  private readonly role: Role;
  private readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: CapabilityFunctionProps) {
    super(scope, id);
    this.timeout = props.timeout;
    this.log = new LogGroup(this, 'Log', {
      retention: props.operations.logRetention,
      removalPolicy: props.operations.logRemoval,
    });
    // Not the managed policy, which may create and write any log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.lambda = new LambdaFunction(this, 'Function', {
      code: Code.fromAsset(props.folder),
      handler: 'index.handler',
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.role,
      logGroup: this.log,
      timeout: props.timeout,
      memorySize: props.memorySize,
    });
    this.log.grantWrite(this.role);
    this.watch(id, props);
  }

  /** Settings, read by the function's composition root as environment variables. */
  knows(settings: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(settings)) this.lambda.addEnvironment(name, value);
  }

  /** Allows exactly these actions on exactly these resources. */
  may(actions: readonly string[], ...resources: string[]): void {
    this.role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources }));
  }

  /** How often the function logs a line of this pattern, for what is no error of Lambda's. `name`: `NoticesFailed`. */
  countOf(name: string, filterPattern: IFilterPattern, period = Duration.minutes(5)): Metric {
    const filter = this.log.addMetricFilter(name, {
      filterPattern,
      metricNamespace: Stack.of(this).stackName,
      metricName: name,
    });
    return filter.metric({ period, statistic: Stats.SUM });
  }

  private watch(id: string, { operations, impact }: CapabilityFunctionProps): void {
    const period = Duration.minutes(5);
    // Refusals and failures that a handler expects are answers, not errors: one crash or timeout is worth a look.
    new ServiceAlarm(this, 'Errors', {
      operations,
      metric: this.lambda.metricErrors({ period }),
      threshold: 1,
      impact,
      runbook: headingOfFunction(id),
    });
    new ServiceAlarm(this, 'Throttles', {
      operations,
      metric: this.lambda.metricThrottles({ period }),
      threshold: 1,
      impact: `The ${wordsOf(id)} function is refused by Lambda for want of concurrency. ${impact}`,
      runbook: 'A function is throttled',
    });
  }
}

/** The heading of the runbook for a function that fails. */
export const headingOfFunction = (id: string): string => `The ${wordsOf(id)} function fails`;

/** `PlanRecount` → `plan recount`. */
const wordsOf = (id: string): string => id.replace(/(?<=.)[A-Z]/g, ' $&').toLowerCase();
