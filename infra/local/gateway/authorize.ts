import type { LambdaHost } from '../lambda-host/host.ts';
import { commonEvent, type GatewayRequest, queryOf } from './event.ts';
import type { AuthorizerSpec, Match } from './routes.ts';

export type Verdict =
  | { readonly allowed: true; readonly context: Readonly<Record<string, unknown>> }
  | { readonly allowed: false; readonly status: 401 | 403 | 500 };

interface AuthorizerReply {
  readonly isAuthorized?: boolean;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly policyDocument?: { readonly Statement?: readonly { readonly Effect?: string }[] };
}

const FORGET_ABOVE = 10_000;

/** Asks Lambda authorizers, and remembers each answer for as long as the template says, by its identity sources. */
export function createAuthorization(
  host: LambdaHost,
  now: () => number = Date.now,
): (request: GatewayRequest, match: Match, authorizer: AuthorizerSpec) => Promise<Verdict> {
  const remembered = new Map<string, { readonly verdict: Verdict; readonly until: number }>();

  return async (request, match, authorizer) => {
    const identity = authorizer.identitySources.map((source) => identityValue(source, request, match));
    // An identity source that is missing is refused by the gateway itself; the function is not asked.
    if (identity.some((value) => value === undefined || value === '')) return { allowed: false, status: 401 };
    const key = JSON.stringify([authorizer.functionArn, ...identity]);
    const known = remembered.get(key);
    if (known && known.until > now()) return known.verdict;
    const verdict = await ask(host, request, match, authorizer, identity as string[]);
    if (authorizer.ttlSeconds > 0 && (verdict.allowed || verdict.status === 403)) {
      if (remembered.size >= FORGET_ABOVE) remembered.clear();
      remembered.set(key, { verdict, until: now() + authorizer.ttlSeconds * 1000 });
    }
    return verdict;
  };
}

async function ask(
  host: LambdaHost,
  request: GatewayRequest,
  match: Match,
  authorizer: AuthorizerSpec,
  identitySource: readonly string[],
): Promise<Verdict> {
  const event = {
    ...commonEvent(request, match),
    type: 'REQUEST',
    routeArn: `arn:aws:execute-api:local:000000000000:local/$default/${request.method}${request.path}`,
    identitySource,
  };
  try {
    const reply = (await host.invoke(authorizer.functionArn, event)) as AuthorizerReply | null;
    const allowed = authorizer.simpleResponses
      ? reply?.isAuthorized === true
      : reply?.policyDocument?.Statement?.every(({ Effect }) => Effect === 'Allow') === true;
    return allowed ? { allowed: true, context: reply?.context ?? {} } : { allowed: false, status: 403 };
  } catch (error) {
    return { allowed: false, status: (error as Error).message === 'Unauthorized' ? 401 : 500 };
  }
}

function identityValue(source: string, request: GatewayRequest, { route }: Match): string | undefined {
  const [kind, ...rest] = source.replace(/^\$/, '').split('.');
  const name = rest.slice(1).join('.');
  if (kind === 'request' && rest[0] === 'header') return request.headers[name.toLowerCase()];
  if (kind === 'request' && rest[0] === 'querystring') return queryOf(request.query)[name];
  if (source === '$context.routeKey') return route.key;
  if (source === '$context.identity.sourceIp') return request.sourceIp;
  return undefined;
}
