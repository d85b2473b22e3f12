import type { GatewayRequest } from './event.ts';

export interface CorsSpec {
  readonly AllowOrigins?: readonly string[];
  readonly AllowMethods?: readonly string[];
  readonly AllowHeaders?: readonly string[];
  readonly ExposeHeaders?: readonly string[];
  readonly MaxAge?: number;
  readonly AllowCredentials?: boolean;
}

/** The headers that let a page of another origin read the reply; none where the origin is not allowed. */
export function corsHeaders(cors: CorsSpec | undefined, request: GatewayRequest): Record<string, string> {
  const { origin } = request.headers;
  if (cors === undefined || origin === undefined) return {};
  const any = cors.AllowOrigins?.includes('*') === true;
  if (!any && cors.AllowOrigins?.includes(origin) !== true) return {};
  return {
    'access-control-allow-origin': any && cors.AllowCredentials !== true ? '*' : origin,
    ...(any ? {} : { vary: 'origin' }),
    ...(cors.AllowCredentials === true ? { 'access-control-allow-credentials': 'true' } : {}),
    ...(cors.ExposeHeaders ? { 'access-control-expose-headers': cors.ExposeHeaders.join(',') } : {}),
  };
}

/** The gateway answers a preflight itself; no function hears of it. */
export function isPreflight(cors: CorsSpec | undefined, request: GatewayRequest): boolean {
  return (
    cors !== undefined && request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
  );
}

export function preflightHeaders(cors: CorsSpec, request: GatewayRequest): Record<string, string> {
  const allowed = corsHeaders(cors, request);
  if (Object.keys(allowed).length === 0) return {};
  return {
    ...allowed,
    ...(cors.AllowMethods ? { 'access-control-allow-methods': cors.AllowMethods.join(',') } : {}),
    ...(cors.AllowHeaders ? { 'access-control-allow-headers': cors.AllowHeaders.join(',') } : {}),
    ...(cors.MaxAge === undefined ? {} : { 'access-control-max-age': String(cors.MaxAge) }),
  };
}
