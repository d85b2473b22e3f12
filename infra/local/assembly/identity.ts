import type { Stack } from './manifest.ts';

/** Where the emulators answer; known once they listen, and needed because templates hand addresses to functions. */
export interface Addresses {
  /** Origin of the queue service. */
  readonly queues: string;
  /** Origin of gateway and client, e.g. `http://127.0.0.1:8787`. */
  readonly public: string;
}

/** What `Ref` and `Fn::GetAtt` give for one resource. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Naming {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly addresses: Addresses;
  /** The resolved property, or undefined. */
  property(name: string): string | undefined;
}

type Identify = (naming: Naming) => Identity;

export function partitionOf(region: string): string {
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}

export function urlSuffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** `arn:…:function:name:1` and `name` alike → the function's own ARN without version or alias. */
export function unqualified(functionArn: string): string {
  return functionArn.split(':').slice(0, 7).join(':');
}

const IDENTITIES: Readonly<Record<string, Identify>> = {
  'AWS::DynamoDB::Table': (n) => {
    const name = named(n, 'TableName');
    const arn = arnOf(n, 'dynamodb', `table/${name}`);
    return { ref: name, attributes: { Arn: arn, StreamArn: `${arn}/stream/local` } };
  },
  'AWS::SQS::Queue': (n) => {
    const name = named(n, 'QueueName');
    const url = `${n.addresses.queues}/${n.stack.account}/${name}`;
    return { ref: url, attributes: { Arn: arnOf(n, 'sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::Lambda::Function': (n) => {
    const name = named(n, 'FunctionName');
    return { ref: name, attributes: { Arn: arnOf(n, 'lambda', `function:${name}`) } };
  },
  'AWS::Lambda::Version': (n) => {
    const arn = `${functionArnOf(n)}:1`;
    return { ref: arn, attributes: { FunctionArn: arn, Version: '1' } };
  },
  'AWS::Lambda::Alias': (n) => {
    const arn = `${functionArnOf(n)}:${n.property('Name') ?? 'live'}`;
    return { ref: arn, attributes: { AliasArn: arn } };
  },
  'AWS::StepFunctions::StateMachine': (n) => {
    const name = named(n, 'StateMachineName');
    const arn = arnOf(n, 'states', `stateMachine:${name}`);
    return { ref: arn, attributes: { Arn: arn, Name: name } };
  },
  'AWS::S3::Bucket': (n) => {
    // A bucket's name is part of a host name: lower case, 63 characters at most.
    const name = n.property('BucketName') ?? `${n.stack.name}-${n.logicalId}`.toLowerCase().slice(0, 63);
    const host = `${name}.s3.${n.stack.region}.${urlSuffixOf(n.stack.region)}`;
    const attributes = { DomainName: host, RegionalDomainName: host, DualStackDomainName: host };
    return { ref: name, attributes: { Arn: `arn:${partitionOf(n.stack.region)}:s3:::${name}`, ...attributes } };
  },
  'AWS::SecretsManager::Secret': (n) => {
    const arn = arnOf(n, 'secretsmanager', `secret:${named(n, 'Name')}-local0`);
    return { ref: arn, attributes: { Id: arn } };
  },
  'AWS::ApiGatewayV2::Api': (n) => ({
    ref: n.logicalId,
    attributes: { ApiId: n.logicalId, ApiEndpoint: n.addresses.public },
  }),
  'AWS::ApiGatewayV2::Stage': (n) => ({ ref: n.property('StageName') ?? '$default', attributes: {} }),
  'AWS::ApiGatewayV2::Authorizer': (n) => ({ ref: n.logicalId, attributes: { AuthorizerId: n.logicalId } }),
  'AWS::Events::Rule': (n) => {
    const name = named(n, 'Name');
    return { ref: name, attributes: { Arn: arnOf(n, 'events', `rule/${name}`) } };
  },
  'AWS::CloudFront::Distribution': (n) => ({
    ref: n.logicalId,
    attributes: { Id: n.logicalId, DomainName: new URL(n.addresses.public).host },
  }),
  'AWS::SNS::Topic': (n) => {
    const name = named(n, 'TopicName');
    const arn = arnOf(n, 'sns', name);
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
};

export function identityOf(type: string, naming: Naming): Identity | undefined {
  return IDENTITIES[type]?.(naming);
}

/** A name that no template gives is made from stack and logical id, so that it is the same at every start. */
function named(naming: Naming, property: string): string {
  return naming.property(property) ?? `${naming.stack.name}-${naming.logicalId}`;
}

function arnOf(naming: Naming, service: string, resource: string): string {
  const { region, account } = naming.stack;
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
}

function functionArnOf(naming: Naming): string {
  const name = naming.property('FunctionName') ?? '';
  return name.startsWith('arn:') ? unqualified(name) : arnOf(naming, 'lambda', `function:${name}`);
}
