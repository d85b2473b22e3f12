import { signatureScheme } from '@huzhou/shared/sources/signature';
import { describe, expect, test } from 'vitest';
import { readContext } from './deployment-context.ts';
import { isOfDemonstration } from './functions.ts';
import { ofType, ownFunctions, synthesize } from './testing/synthesized.ts';

// A finding of cdk-nag or CloudFormation's rules without a reason throws while these are made.
const environments = {
  global: synthesize('production', undefined, true),
  china: synthesize('production', 'cn-northwest-1', true),
} as const;

describe.each(Object.entries(environments))('%s', (_name, { data, service, web, all }) => {
  test('names no partition', () => {
    for (const template of all) expect(JSON.stringify(template)).not.toMatch(/arn:aws(-cn|-us-gov)?:/);
  });

  test('uses nothing that the China regions do not have', () => {
    const text = JSON.stringify([data, service]);
    expect(text).not.toContain('"TracingConfig"');
    expect(text).not.toContain('AWS::Lambda::Url');
    expect(text).not.toContain('AWS::Cognito');
    for (const [, { Properties }] of ofType(service, 'AWS::Lambda::EventSourceMapping')) {
      expect(Properties.Tags).toBeUndefined();
    }
  });

  test('is no demonstration', () => {
    expect(service.Outputs?.WeChatPersonas).toBeUndefined();
    expect(service.Outputs?.DemonstrationSources).toBeUndefined();
    // Nor may anybody make us call the machine that we run on.
    expect(JSON.stringify(service)).not.toMatch(/SEED_PERSONAS|ALLOW_LOOPBACK/);
    expect(
      ownFunctions(service)
        .map(([name]) => name)
        .filter(isOfDemonstration),
    ).toEqual([]);
    expect(service.Parameters).not.toHaveProperty('HistoryDays');
    expect(JSON.stringify(all)).not.toContain('oHuzhouPersona');
    // WeChat's template ids are the account's own: who deploys must name them.
    expect(service.Parameters?.WeChatProgressTemplate).not.toHaveProperty('Default');
  });

  test('publishes the client and tells where', () => {
    expect(ofType(web, 'Custom::CDKBucketDeployment')).toHaveLength(2);
    expect(web.Outputs).toHaveProperty('WebUrl');
  });
});

test.each(Object.entries(environments))('%s: no edge keeps an error of the API for the next who asks', (_, { web }) => {
  const [[, distribution] = []] = ofType(web, 'AWS::CloudFront::Distribution');
  const kept: Record<string, number> = Object.fromEntries(
    distribution?.Properties.DistributionConfig.CustomErrorResponses.map(
      ({ ErrorCode, ErrorCachingMinTTL }: { ErrorCode: number; ErrorCachingMinTTL: number }) => [
        ErrorCode,
        ErrorCachingMinTTL,
      ],
    ),
  );
  // What CloudFront keeps always, and what it keeps when it is allowed to.
  for (const status of [404, 414, 500, 501, 502, 503, 504, 400, 403, 405])
    expect([status, kept[status]]).toEqual([status, 0]);
});

test('both run the same data and service', () => {
  const { global, china } = environments;
  const typesOf = (part: 'data' | 'service') =>
    [global, china].map((each) => Object.values(each[part].Resources).map(({ Type }) => Type));
  for (const part of ['data', 'service'] as const) {
    const [there, here] = typesOf(part);
    expect(here).toEqual(there);
  }
});

test('a test stage goes with its stacks, and is no demonstration', () => {
  const { data, service } = synthesize('test');
  for (const [, { DeletionPolicy, Properties }] of ofType(data, 'AWS::DynamoDB::Table')) {
    expect(DeletionPolicy).toBe('Delete');
    expect(Properties.DeletionProtectionEnabled).toBe(false);
  }
  expect(service.Outputs?.WeChatPersonas).toBeUndefined();
});

describe('CloudFront in China', () => {
  const { web } = environments.china;
  const text = JSON.stringify(ofType(web, 'AWS::CloudFront::Distribution'));

  test('gets no type and no property that it refuses', () => {
    const types = Object.values(web.Resources).map(({ Type }) => Type);
    expect(types).not.toContain('AWS::CloudFront::OriginAccessControl');
    expect(types).not.toContain('AWS::CloudFront::ResponseHeadersPolicy');
    expect(text).not.toMatch(
      /CachePolicyId|OriginRequestPolicyId|ResponseHeadersPolicyId|http3|AcmCertificateArn|PriceClass/,
    );
  });

  test('serves from the operator’s own domain with a certificate in IAM', () => {
    expect(Object.keys(web.Parameters ?? {})).toEqual(expect.arrayContaining(['WebDomain', 'WebCertificateId']));
    expect(text).toContain('"Aliases":[{"Ref":"WebDomain"}]');
    expect(text).toContain('"IamCertificateId":{"Ref":"WebCertificateId"}');
  });

  test('never keeps an answer of the API', () => {
    const behaviors = ofType(web, 'AWS::CloudFront::Distribution')[0]?.[1].Properties.DistributionConfig.CacheBehaviors;
    for (const behavior of behaviors) {
      expect(behavior).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 });
    }
  });

  test('lets through the headers that functions read, and no more than it takes', () => {
    const behaviors = ofType(web, 'AWS::CloudFront::Distribution')[0]?.[1].Properties.DistributionConfig.CacheBehaviors;
    for (const { ForwardedValues } of behaviors) {
      expect(ForwardedValues.Headers).toEqual(
        expect.arrayContaining(['Authorization', 'Idempotency-Key', ...Object.values(signatureScheme.headers)]),
      );
      expect(ForwardedValues.Headers.length).toBeLessThanOrEqual(10);
      expect(ForwardedValues.QueryString).toBe(true);
    }
  });
});

describe('the context', () => {
  const read = (given: Record<string, unknown>) => readContext((name) => given[name]);

  test('is production where nothing is said', () => {
    expect(read({ web: 'false' })).toMatchObject({ stage: 'production', region: undefined, webFolder: false });
  });

  test('refuses a stage that does not exist, and names those that do', () => {
    expect(() => read({ stage: 'prod', web: 'false' })).toThrow(/no stage "prod".*-c stage=local, -c stage=test/);
  });
});
