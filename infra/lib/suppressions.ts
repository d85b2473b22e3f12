import { allRoutes } from '@huzhou/shared/contract/api';
import { Stack, Validations } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import type { DataStack } from './data-stack.ts';
import { isInChina } from './deployment-context.ts';
import { type FunctionName, placing } from './functions.ts';
import type { Product } from './product.ts';
import { scheduleWorkers } from './schedules.ts';
import { streamWorkers } from './streams.ts';
import type { WebStack } from './web-stack.ts';
import { type BucketName, bucketRights } from './wiring/buckets.ts';
import { queueId, queueWorkers } from './worker-queues.ts';

/** Every finding of cdk-nag that we live with, where, and why. A finding that is not here fails the synthesis. */
export const acceptKnownFindings = (product: Product): void => {
  everywhere(product);
  inData(product.data);
  inService(product);
  if (product.web !== undefined) inWeb(product.web);
};

const accept = (where: IConstruct | undefined, reason: string, ...rules: readonly string[]): void => {
  if (where === undefined) throw new Error(`No construct for the finding accepted because: ${reason}`);
  for (const rule of rules) {
    const pack = rule.startsWith('Serverless') ? 'Serverless' : 'AwsSolutions';
    Validations.of(where).acknowledge({ id: `${pack}::${rule}`, reason });
  }
};

const at = (from: IConstruct, path: string): IConstruct => {
  const found = path.split('/').reduce<IConstruct | undefined>((node, id) => node?.node.tryFindChild(id), from);
  if (found === undefined) throw new Error(`${from.node.path} has no ${path}`);
  return found;
};

const everywhere = ({ data, service, branches, web }: Product): void => {
  for (const stack of [data, service, ...Object.values(branches), ...(web ? [web] : [])]) {
    accept(
      stack,
      'X-Ray does not work with Lambda in the China regions, and one template serves both partitions; a request id runs through all logs instead.',
      'Serverless-LambdaTracing',
      'Serverless-StepFunctionStateMachineXray',
      'AwsSolutions-SF2',
    );
    for (const node of stack.node.findAll().filter((found) => found instanceof CfnFunction)) {
      accept(
        node,
        'Called by the gateway, an event source, a state machine or a deployment, each of which sees the failure; those that are called asynchronously, by schedules, are called again and their silence is alarmed.',
        'Serverless-LambdaDLQ',
      );
    }
  }
};

const inData = (data: DataStack): void => {
  for (const bucket of [data.uploads, data.media, data.exports]) accept(bucket, accessLogReason, 'AwsSolutions-S1');
  for (const secret of Object.values(data.secrets)) {
    accept(
      secret,
      'Key rings are rotated in three steps with a pause between (docs/runbook.md), because old keys must go on verifying and opening; the WeChat secret is issued by WeChat.',
      'AwsSolutions-SMG4',
    );
  }
};

const accessLogReason =
  'Access logs would say which address looked at which photo or file: personal data that we do not want to hold. Every object is reached by an address that a function signed and logged.';

const inService = ({ data, service, branches }: Product): void => {
  const place = placing(service, branches);
  for (const [name, rights] of Object.entries(bucketRights) as [FunctionName, object][]) {
    for (const bucket of Object.keys(rights) as BucketName[]) {
      accept(
        at(place(name), `${name}/Role/DefaultPolicy`),
        'The objects of one bucket, whose names are made when they are written; there is no action wildcard with it.',
        `AwsSolutions-IAM5[Resource::${importedArn(data, data[bucket])}/*]`,
      );
    }
  }
  accept(
    at(service, 'ComplaintClock/Role/DefaultPolicy'),
    'Delivery of a state machine’s log is arranged by actions that know no resources.',
    'AwsSolutions-IAM5[Resource::*]',
  );
  for (const [name, worker] of Object.entries(queueWorkers)) {
    const dead = at(place(worker), `${queueId(name)}/DeadLetters`);
    accept(dead, 'It is the dead-letter queue.', 'Serverless-SQSRedrivePolicy');
    accept(
      at(place(worker), `${worker}/Function/Messages`),
      'A queue’s failed messages go to the dead-letter queue of the queue; a destination is for streams.',
      'Serverless-LambdaEventSourceMappingDestination',
    );
  }
  for (const [stream, worker] of Object.entries(streamWorkers)) {
    accept(
      at(place(worker), `${stream}/SetAside`),
      'It is where the stream sets aside what could not be worked off; nothing reads it, it is alarmed.',
      'AwsSolutions-SQS3',
      'Serverless-SQSRedrivePolicy',
    );
  }
  for (const [rule, worker] of Object.entries(scheduleWorkers)) {
    const missed =
      'What failed or was missed is not worth keeping: the next run sees the same and more, and silence is alarmed.';
    const invoked = at(place(worker), `${worker}/Function/EventInvokeConfig`);
    accept(invoked, missed, 'Serverless-LambdaAsyncFailureDestination');
    accept(at(place(worker), rule), missed, 'Serverless-EventBusDLQ');
  }

  const reasons = {
    public: 'The contract declares this route public.',
    source: 'A system outside signs each call, which the function verifies: its secret and clock, and no session.',
  };
  for (const { id, auth } of allRoutes) {
    if (auth !== 'public' && auth !== 'source') continue;
    const route = [service.node.findChild('Api'), ...Object.values(branches)]
      .map(({ node }) => node.tryFindChild(id))
      .find((found) => found !== undefined);
    accept(route, reasons[auth], 'AwsSolutions-APIG4');
  }
  accept(at(service, 'Api/Http/DefaultRoute'), 'Answers "not found", and nothing else.', 'AwsSolutions-APIG4');
};

const inWeb = (web: WebStack): void => {
  accept(at(web, 'Client'), 'Holds the published client, which anybody may read.', 'AwsSolutions-S1');
  accept(
    at(web, 'Web/Distribution'),
    'Serves people of Huzhou wherever they travel; floods are stopped by the gateway’s throttle and the routes’ own limits; the gateway logs calls without addresses, and an edge log would add just those.',
    'AwsSolutions-CFR1',
    'AwsSolutions-CFR2',
    'AwsSolutions-CFR3',
  );
  accept(
    at(web, 'Web/Distribution'),
    'The stage has no domain of its own: CloudFront’s own certificate fixes the protocol. Add domain and certificate to change it.',
    'AwsSolutions-CFR4',
  );
  if (isInChina(web.region)) {
    accept(
      at(web, 'Web/Distribution'),
      'CloudFront in China has no origin access control; an origin access identity does the same for a bucket without KMS.',
      'AwsSolutions-CFR7',
    );
  }
  const publisher = web.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
  accept(
    publisher,
    'CDK’s own function, which copies the built client into the bucket while a deployment runs.',
    'AwsSolutions-L1',
    'Serverless-LambdaLatestVersion',
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    ...['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject'].map(
      (action) => `AwsSolutions-IAM5[Action::s3:${action}*]`,
    ),
    `AwsSolutions-IAM5[Resource::<${logicalIdOf(at(web, 'Client/Resource'))}.Arn>/*]`,
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${regionOf(web)}/*]`,
  );
};

const importedArn = (data: DataStack, bucket: Bucket): string => {
  const imported = data.resolve(data.exportValue(bucket.bucketArn)) as { 'Fn::ImportValue': string };
  return imported['Fn::ImportValue'];
};

const logicalIdOf = (resource: IConstruct): string => Stack.of(resource).getLogicalId(resource as never);

const regionOf = ({ region }: Stack): string => (region.startsWith('${Token') ? '<AWS::Region>' : region);
