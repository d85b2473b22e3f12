// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes its variables that way.
import { describe, expect, test } from 'vitest';
import { refuseUnknownResources } from './check-known.ts';
import { resolveDeployment } from './deployment.ts';
import type { Assembly, Stack, Template } from './manifest.ts';
import { refuseParameters } from './parameters.ts';

const stack = (name: string, template: Template): Stack => ({
  name,
  region: 'cn-north-1',
  account: '000000000000',
  template,
});
const assembly = (...stacks: Stack[]): Assembly => ({ stacks, assets: new Map() });
const addresses = { queues: 'http://127.0.0.1:1', public: 'http://127.0.0.1:2' };

describe('what is unknown stops the start with its name', () => {
  const refuse = (Type: string, Properties: Record<string, unknown> = {}, rest: Template['Resources'] = {}) =>
    refuseUnknownResources([stack('Service', { Resources: { Thing: { Type, Properties }, ...rest } })]);

  test('a resource type', () => {
    expect(() => refuse('AWS::Neptune::DBCluster')).toThrow(/Thing of stack Service .* type AWS::Neptune::DBCluster/);
  });

  test('a property', () => {
    expect(() => refuse('AWS::SQS::Queue', { FifoQueue: true })).toThrow('AWS::SQS::Queue.FifoQueue');
  });

  test('a property inside a list inside a property', () => {
    const Targets = [
      { Arn: 'a', Id: 'b' },
      { Arn: 'c', Id: 'd', InputTransformer: {} },
    ];
    expect(() => refuse('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)', Targets })).toThrow(
      'AWS::Events::Rule.Targets.InputTransformer',
    );
  });

  test('the sentence is also in Chinese and names the remedy', () => {
    try {
      refuse('AWS::Neptune::DBCluster');
    } catch (error) {
      expect((error as { zh: string }).zh).toMatch(/资源类型 AWS::Neptune::DBCluster.*known-resources/);
      return;
    }
    expect.unreachable();
  });

  test('but not what is known, nor what only the cloud needs', () => {
    refuse('AWS::SQS::Queue', { VisibilityTimeout: 30, Tags: [], RedrivePolicy: { 'Fn::If': ['a', 'b', 'c'] } });
    refuse('AWS::CloudWatch::Alarm', { Anything: 1 });
  });

  test('nor the function behind a custom resource, which never runs here', () => {
    const Provider = { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'python3.13', Layers: ['x'] } };
    const ServiceToken = { 'Fn::GetAtt': ['Provider', 'Arn'] };
    refuse('Custom::Trigger', { ServiceToken, HandlerArn: 'arn' }, { Provider });
    expect(() => refuse('AWS::SQS::Queue', {}, { Provider })).toThrow('AWS::Lambda::Function.Layers');
  });
});

describe('a deployment is resolved', () => {
  const data = stack('Data', {
    Resources: { Notes: { Type: 'AWS::DynamoDB::Table', Properties: {} } },
    Outputs: { Name: { Value: { Ref: 'Notes' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Name' } } } },
  });
  const queue = { Type: 'AWS::SQS::Queue', Properties: {} };

  test('across stacks', () => {
    const service = stack('Service', {
      Resources: {
        Work: { ...queue, Properties: { QueueName: { 'Fn::ImportValue': 'Data:Name' } } },
        Gone: { ...queue, Condition: 'Never' },
      },
      Conditions: { Never: { 'Fn::Equals': [1, 2] } },
      Outputs: { Url: { Value: { Ref: 'Work' } } },
    });
    const deployment = resolveDeployment(assembly(data, service), {}, addresses);
    expect(deployment.ofType('AWS::SQS::Queue').map(({ attributes }) => attributes.QueueName)).toEqual(['Data-Notes']);
    expect(deployment.output('Url')).toBe('http://127.0.0.1:1/000000000000/Data-Notes');
    expect(deployment.output('Missing')).toBeUndefined();
  });

  test('an import that nobody exports, a reference to nothing, an attribute that is not known', () => {
    const wrong = (value: unknown) =>
      resolveDeployment(
        assembly(
          data,
          stack('S', { Resources: { Work: { ...queue, Properties: { QueueName: value } }, Other: queue } }),
        ),
        {},
        addresses,
      );
    expect(() => wrong({ 'Fn::ImportValue': 'Data:Other' })).toThrow('Data:Other');
    expect(() => wrong({ Ref: 'Nothing' })).toThrow('Nothing');
    expect(() => wrong({ 'Fn::GetAtt': ['Other', 'Colour'] })).toThrow(/attribute Colour of Other/);
  });

  const withPolicy = stack('S', {
    Parameters: { ComplaintPolicy: { Type: 'String', Default: '303024', AllowedValues: ['303024', 'drill'] } },
    Outputs: { Policy: { Value: { Ref: 'ComplaintPolicy' } } },
  });

  test('parameters: the default, a given value', () => {
    const policy = (given: Record<string, string>) =>
      resolveDeployment(assembly(withPolicy), given, addresses).output('Policy');
    expect(policy({})).toBe('303024');
    expect(policy({ ComplaintPolicy: 'drill' })).toBe('drill');
  });

  test('parameters: what is not allowed is told what is', () => {
    const given = { ComplaintPolicy: 'fast' };
    expect(() => refuseParameters([withPolicy], given)).toThrow(
      'Parameter ComplaintPolicy cannot be "fast"; it may be: 303024, drill.',
    );
    expect(() => refuseParameters([data], given)).toThrow('ComplaintPolicy');
    refuseParameters([data, withPolicy], { ComplaintPolicy: 'drill' });
  });
});
