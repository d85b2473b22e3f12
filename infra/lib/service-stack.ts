import { policyVersions } from '@huzhou/shared/complaints/policy';
import { receiveMediaCheck } from '@huzhou/shared/complaints/routes';
import { api } from '@huzhou/shared/contract/api';
import { personas } from '@huzhou/shared/directory/demonstration';
import { templateKeys } from '@huzhou/shared/notices/templates';
import { permitPolicies } from '@huzhou/shared/parking/permit';
import { demonstrationSources } from '@huzhou/shared/sources/demonstration';
import { CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { ComplaintClock } from './constructs/complaint-clock.ts';
import { ContractApi } from './constructs/contract-api.ts';
import type { DataStack } from './data-stack.ts';
import type { Stage } from './deployment-context.ts';
import { addTriggers } from './deployment-triggers.ts';
import type { Branch } from './functions/described.ts';
import { createFunctions, type EverywhereName, type FunctionName, placing } from './functions.ts';
import { addLogAlarms } from './log-alarms.ts';
import { logRetentionOf, type Operations, removalOf } from './operations.ts';
import { addSchedules } from './schedules.ts';
import { addStreams } from './streams.ts';
import { wire } from './wiring/wire.ts';
import { createQueues } from './worker-queues.ts';

export interface ServiceStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  /** Stacks of capabilities that have one of their own; they are filled from here, and depend on this one. */
  readonly branches: Readonly<Record<Branch, Stack>>;
  readonly release: string;
  /** Where the bundle of each function is. */
  readonly functionFolders: Readonly<Record<FunctionName, string>>;
}

const capabilities = Object.keys(api);

/** `parking` → `Parking`: a capability of the contract has the name of the function that answers it. */
const answererOf = (capability: string) => `${capability[0]?.toUpperCase()}${capability.slice(1)}` as EverywhereName;

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
    const permitPolicy = new CfnParameter(props.branches.parking, 'ParkingPermitPolicy', {
      description: 'Which plates get their permit at once, and which are decided by an officer.',
      allowedValues: [...permitPolicies],
      default: permitPolicies[0],
    });
    const templateIds = this.addTemplateIds(isDemonstration);
    this.operations = {
      alarmTopic: new AlarmTopic(this, 'Alarms'),
      logRetention: logRetentionOf(stage),
      logRemoval: removalOf(stage),
    };
    const place = placing(this, props.branches);
    const functions = createFunctions(place, this.operations, props.functionFolders, isDemonstration);

    const queues = createQueues(place, this.operations, functions);
    const clock = new ComplaintClock(this, 'ComplaintClock', { operations: this.operations, check: functions.Clock });
    addStreams(place, this.operations, data.tables, functions);
    addSchedules(place, this.operations, functions);
    addLogAlarms(place, this.operations, functions);
    wire(functions, {
      data,
      queues,
      clock: clock.machine,
      weChat: { origin: 'https://api.weixin.qq.com', templateIds: this.toJsonString(templateIds) },
      policy: policy.valueAsString,
      permitPolicy: permitPolicy.valueAsString,
      release: props.release,
      isDemonstration,
    });
    addTriggers(place, functions);

    this.api = new ContractApi(this, 'Api', {
      operations: this.operations,
      name: this.stackName,
      routes: api,
      functions: Object.fromEntries(capabilities.map((key) => [key, functions[answererOf(key)]])),
      placeOf: (key) => place(answererOf(key)),
      authorizer: functions.Authorizer,
      fallback: functions.Service,
    });
    new CfnOutput(this, 'ApiUrl', { value: this.api.api.apiEndpoint });
    new CfnOutput(this, 'AlarmTopic', { value: this.operations.alarmTopic.topicArn });
    new CfnOutput(this, 'WeChatSecretArn', { value: data.secrets.weChat.secretArn });
    new CfnOutput(this, 'WeChatPushUrl', { value: `${this.api.api.apiEndpoint}${receiveMediaCheck.path}` });
    new CfnOutput(this, 'WeChatTemplateIds', { value: this.toJsonString(Object.values(templateIds)) });
    if (isDemonstration) this.addInvitations();
  }

  /** Whom one may be in a demonstration, and as which source one may call. */
  private addInvitations(): void {
    new CfnOutput(this, 'WeChatPersonas', { value: JSON.stringify(personas.map(personaCard)) });
    new CfnOutput(this, 'DemonstrationSources', { value: JSON.stringify(demonstrationSources) });
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
}

/** What the stand-in's persona picker shows. */
const personaCard = ({ openid, name, note, grants }: (typeof personas)[number]) => ({
  openid,
  name,
  role: grants[0]?.role ?? 'citizen',
  note,
});
