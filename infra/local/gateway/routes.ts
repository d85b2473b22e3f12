import type { Deployment, ResolvedResource } from '../assembly/deployment.ts';
import { StartProblem } from '../problem.ts';

export interface AuthorizerSpec {
  readonly functionArn: string;
  /** e.g. `$request.header.Authorization`. */
  readonly identitySources: readonly string[];
  readonly ttlSeconds: number;
  readonly simpleResponses: boolean;
}

export interface Route {
  /** As the template says it: `GET /v1/complaints/{complaintId}` or `$default`. */
  readonly key: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly functionArn: string;
  readonly timeoutMs: number;
  readonly authorizer?: AuthorizerSpec;
}

export interface Match {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

const LONGEST_INTEGRATION_MS = 30_000;

/** The routes of the one HTTP API of the deployment. */
export function readRoutes(deployment: Deployment): Route[] {
  const integrations = byId(deployment.ofType('AWS::ApiGatewayV2::Integration'));
  const authorizers = byId(deployment.ofType('AWS::ApiGatewayV2::Authorizer'));
  return deployment.ofType('AWS::ApiGatewayV2::Route').map(({ logicalId, properties }) => {
    const key = String(properties.RouteKey);
    const integration = integrations.get(String(properties.Target).replace('integrations/', ''));
    if (integration === undefined) throw unsupported(logicalId, `Target ${String(properties.Target)}`);
    if (
      integration.properties.IntegrationType !== 'AWS_PROXY' ||
      integration.properties.PayloadFormatVersion !== '2.0'
    ) {
      throw unsupported(integration.logicalId, 'anything but AWS_PROXY with payload 2.0');
    }
    const [method = 'ANY', path = ''] = key === '$default' ? ['ANY', ''] : key.split(' ');
    const authorizer = authorizers.get(String(properties.AuthorizerId));
    const kind = String(properties.AuthorizationType ?? 'NONE');
    if (kind !== 'NONE' && (kind !== 'CUSTOM' || authorizer === undefined))
      throw unsupported(logicalId, `AuthorizationType ${kind}`);
    return {
      key,
      method,
      segments: path.split('/').filter(Boolean),
      functionArn: functionArnIn(String(integration.properties.IntegrationUri)),
      timeoutMs: Number(integration.properties.TimeoutInMillis ?? LONGEST_INTEGRATION_MS),
      ...(authorizer ? { authorizer: readAuthorizer(authorizer) } : {}),
    };
  });
}

function readAuthorizer({ logicalId, properties }: ResolvedResource): AuthorizerSpec {
  if (properties.AuthorizerType !== 'REQUEST')
    throw unsupported(logicalId, `AuthorizerType ${String(properties.AuthorizerType)}`);
  if (String(properties.AuthorizerPayloadFormatVersion ?? '2.0') !== '2.0')
    throw unsupported(logicalId, 'payload format 1.0');
  const identitySources = (properties.IdentitySource ?? []) as string[];
  return {
    functionArn: functionArnIn(String(properties.AuthorizerUri)),
    identitySources,
    // The cloud caches for 300 s where the template says nothing; without an identity source there is no key to cache by.
    ttlSeconds: identitySources.length === 0 ? 0 : Number(properties.AuthorizerResultTtlInSeconds ?? 300),
    simpleResponses: properties.EnableSimpleResponses === true,
  };
}

/** The most specific route: fixed segments before variables before greedy ones before `$default`; a method before ANY. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  const segments = path.split('/').filter(Boolean);
  let best: Match | undefined;
  let bestRank = '';
  for (const route of routes) {
    if (route.method !== 'ANY' && route.method !== method) continue;
    const found = matchSegments(route, segments);
    if (found === undefined) continue;
    const rank = `${found.rank}${route.method === 'ANY' ? 0 : 1}`;
    if (best === undefined || rank > bestRank)
      [best, bestRank] = [{ route, pathParameters: found.pathParameters }, rank];
  }
  return best;
}

function matchSegments(
  route: Route,
  segments: readonly string[],
): { rank: string; pathParameters: Record<string, string> } | undefined {
  const pathParameters: Record<string, string> = {};
  if (route.key === '$default') return { rank: '0', pathParameters };
  let rank = '';
  for (const [index, segment] of route.segments.entries()) {
    const variable = /^\{(.+?)(\+?)\}$/.exec(segment);
    const actual = segments[index];
    if (variable?.[2] === '+') {
      if (actual === undefined) return undefined;
      pathParameters[variable[1] ?? ''] = segments.slice(index).map(decode).join('/');
      return { rank: `${rank}1`, pathParameters };
    }
    if (actual === undefined) return undefined;
    if (variable) pathParameters[variable[1] ?? ''] = decode(actual);
    else if (segment !== actual) return undefined;
    rank += variable ? '2' : '3';
  }
  return route.segments.length === segments.length ? { rank, pathParameters } : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Gateway names a function by its ARN or by an invocation URI that holds it. */
function functionArnIn(uri: string): string {
  return /functions\/(arn:.+)\/invocations/.exec(uri)?.[1] ?? uri;
}

function byId(resources: readonly ResolvedResource[]): Map<string, ResolvedResource> {
  return new Map(resources.map((resource) => [resource.logicalId, resource]));
}

function unsupported(logicalId: string, what: string): StartProblem {
  return new StartProblem(
    `资源 ${logicalId} 使用了本机网关不支持的 ${what}。`,
    `Resource ${logicalId} asks for ${what}, which the local gateway does not do.`,
  );
}
