import type { IncomingMessage, ServerResponse } from 'node:http';

/** CloudFormation's `CorsConfiguration.CorsRules[]`. */
export interface CorsRule {
  readonly AllowedMethods: readonly string[];
  readonly AllowedOrigins: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  /** Seconds. */
  readonly MaxAge?: number;
}

/** Adds what the browser wants to see to an answer, when a rule of the bucket allows the page's origin. */
export function allowOrigin(rules: readonly CorsRule[], request: IncomingMessage, response: ServerResponse): void {
  const origin = request.headers.origin;
  if (origin === undefined) return;
  const rule = findRule(rules, origin, request.method ?? 'GET', []);
  if (rule !== undefined) setHeaders(rule, origin, response);
}

/** Answers a preflight: yes with the rule's terms, or S3's 403. */
export function answerPreflight(rules: readonly CorsRule[], request: IncomingMessage, response: ServerResponse): void {
  const origin = request.headers.origin;
  const method = request.headers['access-control-request-method'];
  const wanted = (request.headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim());
  const rule = origin && method ? findRule(rules, origin, method, wanted.filter(Boolean)) : undefined;
  if (rule === undefined || origin === undefined) {
    const message =
      'CORSResponse: This CORS request is not allowed. The bucket has no rule for this origin, method or header.';
    response.writeHead(403, { 'content-type': 'application/xml' });
    response.end(`<Error><Code>AccessForbidden</Code><Message>${message}</Message></Error>`);
    return;
  }
  setHeaders(rule, origin, response);
  response.setHeader('access-control-allow-methods', rule.AllowedMethods.join(', '));
  if (wanted[0]) response.setHeader('access-control-allow-headers', wanted.join(', '));
  if (rule.MaxAge !== undefined) response.setHeader('access-control-max-age', String(rule.MaxAge));
  response.writeHead(200).end();
}

function findRule(rules: readonly CorsRule[], origin: string, method: string, headers: readonly string[]) {
  return rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders = [] }) =>
      AllowedOrigins.some((pattern) => matches(pattern, origin)) &&
      AllowedMethods.includes(method) &&
      headers.every((name) => AllowedHeaders.some((pattern) => matches(pattern.toLowerCase(), name.toLowerCase()))),
  );
}

function setHeaders(rule: CorsRule, origin: string, response: ServerResponse): void {
  const anyone = rule.AllowedOrigins.includes('*');
  response.setHeader('access-control-allow-origin', anyone ? '*' : origin);
  if (!anyone) response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method');
  if (rule.ExposedHeaders?.length) response.setHeader('access-control-expose-headers', rule.ExposedHeaders.join(', '));
}

/** S3 allows one `*` in a pattern. */
function matches(pattern: string, text: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === text;
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
