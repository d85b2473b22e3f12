import { templateKeys } from '@huzhou/shared/complaints/messages';
import { policyVersions } from '@huzhou/shared/complaints/policy';
import { receiveMediaCheck } from '@huzhou/shared/complaints/routes';
import { api } from '@huzhou/shared/contract/api';
import { personas } from '@huzhou/shared/directory/demonstration';
import { CfnOutput, CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Trigger } from 'aws-cdk-lib/triggers';
import type { Construct } from 'constructs';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { ComplaintClock } from './constructs/complaint-clock.ts';
import { ContractApi } from './constructs/contract-api.ts';
import { ServiceAlarm } from './constructs/service-alarm.ts';
import { StreamRelay } from './constructs/stream-relay.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import type { DataStack } from './data-stack.ts';
import type { Stage } from './deployment-context.ts';
import { createFunctions, type FunctionName, type Functions } from './functions.ts';
import { logRetentionOf, type Operations, removalOf } from './operations.ts';
import { wire } from './wiring.ts';

export interface ServiceStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly release: string;
  /** Where the bundle of each function is. */
  readonly functionFolders: Readonly<Record<FunctionName, string>>;
}

/** Everything that runs and remembers nothing: the API, the functions, their queues, the clocks and the sweeper. */
export class ServiceStack extends Stack {
  readonly api: ContractApi;
  private readonly operations: Operations;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    const { stage, data } = props;
    const isDemonstration = stage === 'local';
    const policy = new CfnParameter(this, 'ComplaintPolicy', {
      description: 'The promises under which new complaints are taken; those already taken keep theirs.',
      allowedValues: [...policyVersions],
      default: policyVersions[0],
    });
    const templateIds = this.addTemplateIds(isDemonstration);
    this.operations = {
      alarmTopic: new AlarmTopic(this, 'Alarms'),
      logRetention: logRetentionOf(stage),
      logRemoval: removalOf(stage),
    };
    const functions = createFunctions(this, this.operations, props.functionFolders);

    const queues = this.addQueues(functions);
    const clock = new ComplaintClock(this, 'ComplaintClock', { operations: this.operations, check: functions.Clock });
    new StreamRelay(this, 'ComplaintStream', {
      operations: this.operations,
      table: data.tables.complaints,
      relay: functions.Relay,
    });
    this.addSweeper(functions);
    this.watchNotices(functions);
    wire(functions, {
      tables: data.tables,
      uploads: data.uploads,
      media: data.media,
      secrets: data.secrets,
      queues: { dispatch: queues.dispatch.queue, notices: queues.notices.queue, media: queues.media.queue },
      clock: clock.machine,
      weChat: { origin: 'https://api.weixin.qq.com', templateIds: this.toJsonString(templateIds) },
      policy: policy.valueAsString,
      release: props.release,
      isDemonstration,
    });
    // Its version changes with its code and settings, and so do the facts that it writes: only then does it run again.
    new Trigger(this, 'SeedDirectory', { handler: functions.Seed.lambda, timeout: functions.Seed.timeout });

    this.api = new ContractApi(this, 'Api', {
      operations: this.operations,
      name: this.stackName,
      routes: api,
      functions: {
        complaints: functions.Complaints,
        directory: functions.Directory,
        identity: functions.Identity,
        service: functions.Service,
      },
      authorizer: functions.Authorizer,
      fallback: functions.Service,
    });
    new CfnOutput(this, 'ApiUrl', { value: this.api.api.apiEndpoint });
    new CfnOutput(this, 'AlarmTopic', { value: this.operations.alarmTopic.topicArn });
    new CfnOutput(this, 'WeChatSecretArn', { value: data.secrets.weChat.secretArn });
    new CfnOutput(this, 'WeChatPushUrl', { value: `${this.api.api.apiEndpoint}${receiveMediaCheck.path}` });
    new CfnOutput(this, 'WeChatTemplateIds', { value: this.toJsonString(Object.values(templateIds)) });
    if (isDemonstration) new CfnOutput(this, 'WeChatPersonas', { value: JSON.stringify(personas.map(personaCard)) });
  }

  /** WeChat gives each account its own template ids: a real stage must name them, a demonstration has made-up ones. */
  private addTemplateIds(isDemonstration: boolean): Readonly<Record<string, string>> {
    return Object.fromEntries(
      templateKeys.map((key) => [
        key,
        new CfnParameter(this, `WeChat${key[0]?.toUpperCase()}${key.slice(1)}Template`, {
          description: `Id of the WeChat subscribe-message template "${key}", from the console of the mini-program.`,
          ...(isDemonstration
            ? { default: `template-${key}`.padEnd(43, '0') }
            : { allowedPattern: '[A-Za-z0-9_-]{20,64}' }),
        }).valueAsString,
      ]),
    );
  }

  private addQueues({ Dispatcher, Notifier, Media }: Functions) {
    const { operations } = this;
    return {
      dispatch: new WorkerQueue(this, 'DispatchQueue', {
        operations,
        name: 'dispatch',
        worker: Dispatcher,
        batchSize: 10,
        lateAfter: Duration.seconds(30),
        impact: 'Complaints wait for a team, and the promise of 30 seconds is broken.',
      }),
      notices: new WorkerQueue(this, 'NoticesQueue', {
        operations,
        name: 'notices',
        worker: Notifier,
        batchSize: 10,
        // WeChat counts calls per account; ten at once for each of these stays far below, and a storm waits its turn.
        maxConcurrency: 5,
        lateAfter: Duration.minutes(5),
        impact: 'Citizens and staff learn of news and alarms late, or only when they open the client.',
      }),
      media: new WorkerQueue(this, 'MediaQueue', {
        operations,
        name: 'media',
        worker: Media,
        // One photo fills a worker's memory and time.
        batchSize: 1,
        maxConcurrency: 20,
        lateAfter: Duration.minutes(5),
        impact: 'Photos stay pending: neither staff nor citizens see them.',
      }),
    };
  }

  /** What WeChat will not send however often it is tried ends in a log line, not in the dead letters. */
  private watchNotices({ Notifier }: Functions): void {
    const isFailed = FilterPattern.stringValue('$.event', '=', 'notice.failed');
    // These lie with one person, and no one can mend them; everything else is a fault of ours, and concerns many.
    const personal = ['unknown-recipient', 'blocked-person*', 'inactive-person*'];
    const isOurs = personal.map((reason) => FilterPattern.stringValue('$.reason', '!=', reason));
    new ServiceAlarm(this, 'NoticesFailed', {
      operations: this.operations,
      metric: Notifier.countOf('NoticesFailed', FilterPattern.all(isFailed, ...isOurs)),
      threshold: 1,
      impact: 'Citizens and staff are not told of news and alarms, and never will be: WeChat refuses what we send.',
      runbook: 'WeChat refuses our messages',
    });
  }

  private addSweeper({ Sweeper }: Functions): void {
    new Rule(this, 'EachMinute', {
      description: 'Walks what is overdue for a look, so that nothing lost on its way stays lost.',
      schedule: Schedule.rate(Duration.minutes(1)),
      // A missed walk is not made up: the next one sees the same, and more.
      targets: [new LambdaFunction(Sweeper.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
    Sweeper.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new ServiceAlarm(this, 'SweeperSilent', {
      operations: this.operations,
      metric: Sweeper.lambda.metricInvocations({ period: Duration.minutes(5) }),
      threshold: 3,
      isBelow: true,
      isSilenceBad: true,
      impact: 'Whatever is lost on its way stays lost: undispatched complaints, unmarked lateness, pending photos.',
      runbook: 'The sweeper does not run',
    });
  }
}

/** What the stand-in's persona picker shows. */
const personaCard = ({ openid, name, note, grants }: (typeof personas)[number]) => ({
  openid,
  name,
  role: grants[0]?.role ?? 'citizen',
  note,
});
