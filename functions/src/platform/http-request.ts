import { fieldErrors } from '@huzhou/shared/contract/problem';
import { idempotencyKeyPattern, largestBodyBytes, type Route, type Schema } from '@huzhou/shared/contract/route';
import { type Failure, type FieldError, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';

/** The parts of a request as the handler gets them. */
export interface ParsedRequest {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
}

type HttpEvent = Pick<
  APIGatewayProxyEventV2,
  'headers' | 'pathParameters' | 'queryStringParameters' | 'body' | 'isBase64Encoded'
>;

const notJson = '提交的内容无法识别，请检查后重新提交';

const header = (event: HttpEvent, name: string): string | undefined => event.headers[name];

const isJsonType = (contentType: string | undefined): boolean =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';

const sizeOf = (event: HttpEvent): number => {
  const body = event.body ?? '';
  // Decoding is only worth it for what is small enough: base64 is four characters for three bytes.
  return event.isBase64Encoded ? Math.floor((body.length * 3) / 4) - 2 : Buffer.byteLength(body);
};

export const isTooLarge = (event: HttpEvent): boolean => sizeOf(event) > largestBodyBytes;

/** The body as it came, byte by byte: what a signature is over. */
export const rawBodyOf = ({ body = '', isBase64Encoded }: HttpEvent): Uint8Array =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');

const textOf = (event: HttpEvent): string => {
  const body = event.body ?? '';
  return event.isBase64Encoded ? new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64')) : body;
};

// Half a character cannot be stored and would come back as another one.
const refuseHalfCharacters = (name: string, value: unknown): unknown => {
  if (!name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed())) throw new SyntaxError(name);
  return value;
};

const readBody = (route: Route, event: HttpEvent): Result<unknown, Failure> => {
  if (route.input.body === undefined) return ok(undefined);
  if (isTooLarge(event)) return err(failure('too-large'));
  if (!event.body) return err(failure('invalid-input', '没有收到内容，请填写后再提交'));
  if (!isJsonType(header(event, 'content-type'))) return err(failure('unsupported-type'));
  try {
    return ok(JSON.parse(textOf(event), refuseHalfCharacters));
  } catch {
    return err(failure('invalid-input', notJson));
  }
};

/** An empty parameter (`?cursor=`) means the same as none. */
const readQuery = (event: HttpEvent): Record<string, string> =>
  Object.fromEntries(
    Object.entries(event.queryStringParameters ?? {}).filter((entry): entry is [string, string] => !!entry[1]),
  );

const parsePart = (schema: Schema | undefined, value: unknown): Result<unknown, FieldError[]> => {
  if (schema === undefined) return ok(undefined);
  const parsed = z.safeParse(schema, value);
  return parsed.success ? ok(parsed.data) : err(fieldErrors(parsed.error.issues));
};

const readKey = (route: Route, event: HttpEvent): Result<string | undefined, FieldError[]> => {
  if (!route.idempotent) return ok(undefined);
  const key = header(event, 'idempotency-key');
  if (key === undefined || key === '') return err([{ field: 'Idempotency-Key', message: '缺少请求编号' }]);
  if (!idempotencyKeyPattern.test(key)) return err([{ field: 'Idempotency-Key', message: '请求编号的格式不正确' }]);
  return ok(key);
};

/** Reads and parses all parts; every mistake in them is told at once. */
export const readRequest = (route: Route, event: HttpEvent): Result<ParsedRequest, Failure> => {
  const rawBody = readBody(route, event);
  if (!rawBody.ok) return rawBody;
  const path = parsePart(route.input.path, event.pathParameters ?? {});
  const query = parsePart(route.input.query, readQuery(event));
  const key = readKey(route, event);
  const body = parsePart(route.input.body, rawBody.value);
  if (path.ok && query.ok && key.ok && body.ok)
    return ok({ path: path.value, query: query.value, body: body.value, idempotencyKey: key.value });
  return err(invalidInput(...[path, query, key, body].flatMap((part) => (part.ok ? [] : part.failure))));
};
