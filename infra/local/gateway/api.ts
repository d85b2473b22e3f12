import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Deployment } from '../assembly/deployment.ts';
import type { LambdaHost } from '../lambda-host/host.ts';
import { Throttled } from '../lambda-host/pool.ts';
import { StartProblem } from '../problem.ts';
import { createAuthorization } from './authorize.ts';
import { readAtMost } from './body.ts';
import { type CorsSpec, corsHeaders, isPreflight, preflightHeaders } from './cors.ts';
import { type GatewayRequest, integrationEvent, readRequest } from './event.ts';
import { gatewayReply, type Reply, replyOf, send } from './reply.ts';
import { type Match, matchRoute, readRoutes } from './routes.ts';

export interface Api {
  readonly functionArns: readonly string[];
  /** Does a route other than `$default` take this request? */
  claims(method: string, path: string): boolean;
  /** Does the path begin as some route does? Then an unknown one is the API's to refuse, not the client's to show. */
  owns(path: string): boolean;
  /** Serves the request, by `$default` if nothing else fits. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const LARGEST_BODY_BYTES = 10 * 1024 * 1024;

/** The HTTP API of the template: authorizer, function, reply. */
export function createApi(deployment: Deployment, host: LambdaHost, log: (line: string) => void): Api {
  const apis = deployment.ofType('AWS::ApiGatewayV2::Api');
  if (apis.length > 1)
    throw new StartProblem(
      '模板中有多个 HTTP API,本机只支持一个。',
      'There is more than one HTTP API in the template.',
    );
  const cors = apis[0]?.properties.CorsConfiguration as CorsSpec | undefined;
  const routes = readRoutes(deployment);
  const specific = routes.filter(({ key }) => key !== '$default');
  const firstSegments = new Set(specific.map(({ segments }) => segments[0]).filter((name) => !name?.startsWith('{')));
  const authorize = createAuthorization(host);

  const run = async (request: GatewayRequest, match: Match): Promise<Reply> => {
    const { functionArn, authorizer, timeoutMs } = match.route;
    // Refused at the door, before anything is done for it: half of a call is worth nothing, and takes another's time.
    if (host.isSaturated(functionArn) || (authorizer && host.isSaturated(authorizer.functionArn))) return THROTTLED;
    let context: Readonly<Record<string, unknown>> | undefined;
    if (authorizer) {
      const verdict = await authorize(request, match, authorizer);
      if (!verdict.allowed) return REFUSALS[verdict.status];
      context = verdict.context;
    }
    let timer: NodeJS.Timeout | undefined;
    try {
      const timeout = new Promise<typeof TIMED_OUT>((resolve) => {
        timer = setTimeout(() => resolve(TIMED_OUT), timeoutMs);
      });
      const event = integrationEvent(request, match, context);
      const first = await Promise.race([host.invoke(functionArn, event, timeoutMs / 2), timeout]);
      return first === TIMED_OUT ? gatewayReply(503, 'Service Unavailable') : replyOf(first);
    } catch (error) {
      if (error instanceof Throttled) return THROTTLED;
      log(`gateway: ${match.route.key}: ${String(error)}`);
      return gatewayReply(500, 'Internal Server Error');
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    functionArns: [
      ...new Set(routes.flatMap(({ authorizer, functionArn }) => [authorizer?.functionArn ?? [], functionArn].flat())),
    ],
    claims: (method, path) => matchRoute(specific, method, path) !== undefined,
    owns: (path) => firstSegments.has(path.split('/').find(Boolean)),
    handle: async (incoming, response) => {
      const body = await readAtMost(incoming, LARGEST_BODY_BYTES);
      if (body === undefined) {
        send(response, gatewayReply(413, 'Request Entity Too Large'), { connection: 'close' });
        return;
      }
      const request = readRequest(incoming, body);
      if (cors && isPreflight(cors, request)) {
        send(response, { status: 204, headers: {}, body: '' }, preflightHeaders(cors, request));
        return;
      }
      const match = matchRoute(routes, request.method, request.path);
      const reply = match ? await run(request, match) : gatewayReply(404, 'Not Found');
      send(response, reply, corsHeaders(cors, request));
    },
  };
}

const TIMED_OUT = Symbol('timed out');
/** Lambda refuses for want of concurrency. Nothing has happened, and it is said when to try again. */
const THROTTLED = gatewayReply(503, 'Service Unavailable', { 'retry-after': '2' });
const REFUSALS: Readonly<Record<401 | 403 | 500, Reply>> = {
  401: gatewayReply(401, 'Unauthorized'),
  403: gatewayReply(403, 'Forbidden'),
  500: gatewayReply(500, 'Internal Server Error'),
};
