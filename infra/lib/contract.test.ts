import { policyVersions } from '@huzhou/shared/complaints/policy';
import { api } from '@huzhou/shared/contract/api';
import { personas } from '@huzhou/shared/directory/demonstration';
import { permitPolicies } from '@huzhou/shared/parking/permit';
import { demonstrationSources } from '@huzhou/shared/sources/demonstration';
import { describe, expect, test } from 'vitest';
import { tableDefinition, tableIndexes } from '../../functions/src/platform/testing/tables.ts';
import { tableNames } from './tables.ts';
import { idIn, ofType, ownFunctions, synthesize } from './testing/synthesized.ts';

const { data, service, web } = synthesize('local');
const functionIds = new Map(ownFunctions(service).map(([name, id]) => [id, name]));
const routes = ofType(service, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);

/** The function behind an integration or an authorizer. */
const functionIn = (uri: unknown): string | undefined =>
  [...JSON.stringify(uri ?? null).matchAll(/"Fn::GetAtt":\["([^"]+)"/g)]
    .map(([, id = '']) => functionIds.get(id))
    .find((name) => name !== undefined);

describe('the gateway', () => {
  const contract = Object.entries(api).flatMap(([capability, ofCapability]) =>
    ofCapability.map((route) => ({ ...route, capability, key: `${route.method} ${route.path}` })),
  );

  test('has each route of the contract exactly once, and $default, and nothing else', () => {
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(
      [...contract.map(({ key }) => key), '$default'].sort(),
    );
  });

  test.each(contract)(
    '$key goes to the function of its capability, past the authorizer where people with a session call it',
    (route) => {
      const found = routes.find(({ RouteKey }) => RouteKey === route.key);
      const integration = service.Resources[idIn(found.Target) ?? ''];
      expect(functionIn(integration?.Properties.IntegrationUri)?.toLowerCase()).toBe(route.capability);
      expect(integration?.Properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });

      // Nobody signs in for public routes, and sources sign each call instead.
      const isOpen = route.auth === 'public' || route.auth === 'source';
      expect(found.AuthorizationType).toBe(isOpen ? 'NONE' : 'CUSTOM');
      const authorizer = service.Resources[found.AuthorizerId?.Ref ?? ''];
      expect(functionIn(authorizer?.Properties.AuthorizerUri)).toBe(isOpen ? undefined : 'Authorizer');
    },
  );

  test('asks the authorizer about calls without a token too, and never keeps an answer', () => {
    const [[, authorizer] = []] = ofType(service, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: [],
      AuthorizerResultTtlInSeconds: 0,
    });
  });

  test('lets no other origin call, and throttles', () => {
    const [[, gateway] = []] = ofType(service, 'AWS::ApiGatewayV2::Api');
    const [[, stage] = []] = ofType(service, 'AWS::ApiGatewayV2::Stage');
    expect(gateway?.Properties.CorsConfiguration).toBeUndefined();
    expect(stage?.Properties.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 1000,
      ThrottlingBurstLimit: 2000,
    });
  });

  test('writes an access log without address, path, query, agent or caller', () => {
    const [[, stage] = []] = ofType(service, 'AWS::ApiGatewayV2::Stage');
    const format = JSON.parse(stage?.Properties.AccessLogSettings.Format) as Record<string, string>;
    expect(Object.values(format).join(' ')).not.toMatch(/sourceIp|identity|userAgent|path|query|authorizer|header/i);
  });
});

describe('the client’s origin', () => {
  test('passes every path of the contract on to the API, and only such', () => {
    const [[, distribution] = []] = ofType(web, 'AWS::CloudFront::Distribution');
    const behaviors = distribution?.Properties.DistributionConfig.CacheBehaviors as { PathPattern: string }[];
    const patterns = behaviors.map(({ PathPattern }) => PathPattern);
    const covers = (pattern: string, path: string) =>
      pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    const paths = Object.values(api).flatMap((ofCapability) => ofCapability.map(({ path }) => path));
    expect(paths.filter((path) => !patterns.some((pattern) => covers(pattern, path)))).toEqual([]);
    expect(patterns.filter((pattern) => !paths.some((path) => covers(pattern, path)))).toEqual([]);
    // As many as a distribution takes.
    expect(patterns.length).toBeLessThanOrEqual(25);
  });

  test('lets the page run its own scripts only, inline ones by their hash', () => {
    const [[, policy] = []] = ofType(web, 'AWS::CloudFront::ResponseHeadersPolicy');
    const text = JSON.stringify(policy?.Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig);
    // printf 'start()' | openssl dgst -sha256 -binary | base64
    expect(text).toContain("script-src 'self' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='");
    expect(text).toContain("default-src 'none'");
    expect(text).not.toContain('unsafe-eval');
  });
});

test('the policies can be chosen among those that exist', () => {
  expect(service.Parameters?.ParkingPermitPolicy).toMatchObject({
    Default: 'local-automatic',
    AllowedValues: [...permitPolicies],
  });
  expect(service.Parameters?.ComplaintPolicy).toMatchObject({ Default: '303024', AllowedValues: [...policyVersions] });
});

describe('the tables', () => {
  test('are those that the functions’ tests create', () => {
    expect([...tableNames].sort()).toEqual(Object.keys(tableIndexes).sort());
  });

  test.each(tableNames)('%s has the same keys and indexes there as here', (name) => {
    const found = ofType(data, 'AWS::DynamoDB::Table').find(([id]) => id.toLowerCase().startsWith(name));
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = found?.[1].Properties ?? {};
    const wanted = tableDefinition(name, name);
    const byName = <T extends { AttributeName?: string | undefined; IndexName?: string | undefined }>(list: T[] = []) =>
      [...list].sort((a, b) => `${a.AttributeName ?? a.IndexName}`.localeCompare(`${b.AttributeName ?? b.IndexName}`));
    expect({ KeySchema, BillingMode }).toEqual({ KeySchema: wanted.KeySchema, BillingMode: wanted.BillingMode });
    expect(byName(AttributeDefinitions)).toEqual(byName(wanted.AttributeDefinitions));
    expect(byName(GlobalSecondaryIndexes)).toEqual(byName(wanted.GlobalSecondaryIndexes));
  });
});

describe('a demonstration', () => {
  test('names its personas and seeds them', () => {
    const cards = JSON.parse(String(service.Outputs?.WeChatPersonas?.Value)) as { openid: string }[];
    expect(cards.map(({ openid }) => openid)).toEqual(personas.map(({ openid }) => openid));
    const seed = ownFunctions(service).find(([name]) => name === 'Seed')?.[2];
    expect(seed?.Properties.Environment.Variables.SEED_PERSONAS).toBe('true');
  });

  test('names the sources with which it can be tried', () => {
    expect(JSON.parse(String(service.Outputs?.DemonstrationSources?.Value))).toEqual(demonstrationSources);
  });

  test('has a made-up past of as many days as one wishes, none by default, and no deployment waits for it', () => {
    expect(service.Parameters?.HistoryDays).toMatchObject({ Default: 0 });
    const teller = ownFunctions(service).find(([name]) => name === 'TellHistory')?.[2];
    expect(teller?.Properties.Environment.Variables.HISTORY_DAYS).toEqual({ Ref: 'HistoryDays' });
    const waits = ofType(service, 'Custom::Trigger').map(([id, { Properties }]) => [id, Properties.InvocationType]);
    expect(Object.fromEntries(waits)).toEqual({
      SeedDirectory: 'RequestResponse',
      SeedTheSources: 'RequestResponse',
      SeedTheLots: 'RequestResponse',
      SeedTheDogs: 'RequestResponse',
      History: 'Event',
    });
  });
});
