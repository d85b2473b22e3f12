import { type Parameters, parametersOf } from '@huzhou/shared/complaints/open311/parameters';
import { badRequest, type Refusal, refuse, tooLarge, unsupportedType } from '@huzhou/shared/complaints/open311/refusal';
import { formContentType } from '@huzhou/shared/complaints/open311/standard';
import { idempotencyKeyPattern, largestBodyBytes } from '@huzhou/shared/contract/route';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { HttpEvent } from '../../platform/http.ts';

/** The gateway's event, with what this interface reads of it beyond others: parameters may be repeated. */
export type Open311Event = HttpEvent & { readonly rawQueryString?: string };

const notUtf8 = refuse(badRequest('内容不是 UTF-8'));

/** Whatever was not UTF-8 has become replacement characters by the time that it is decoded. */
const isSound = (parameters: Parameters): boolean =>
  [...parameters].every(([name, values]) => [name, ...values].every((text) => !text.includes('\uFFFD')));

const sound = (parameters: Parameters): Result<Parameters, Refusal> =>
  isSound(parameters) ? ok(parameters) : err(notUtf8);

export const readQuery = ({ rawQueryString, queryStringParameters }: Open311Event): Result<Parameters, Refusal> =>
  sound(
    parametersOf(
      rawQueryString === undefined
        ? Object.entries(queryStringParameters ?? {}).filter((entry): entry is [string, string] => !!entry[1])
        : new URLSearchParams(rawQueryString),
    ),
  );

const isForm = (contentType: string | undefined): boolean => {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  return type.trim() === formContentType && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
};

const bodyOf = ({ body = '', isBase64Encoded }: Open311Event): string | undefined => {
  if (!isBase64Encoded) return body;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64'));
  } catch {
    return undefined;
  }
};

export const readForm = (event: Open311Event): Result<Parameters, Refusal> => {
  if ((event.body ?? '').length > 2 * largestBodyBytes) return err(tooLarge);
  const body = bodyOf(event);
  if (body === undefined) return err(notUtf8);
  if (Buffer.byteLength(body) > largestBodyBytes) return err(tooLarge);
  if (!isForm(event.headers['content-type'])) return err(unsupportedType);
  return sound(parametersOf(new URLSearchParams(body)));
};

/** `Idempotency-Key` is ours, and optional here: the standard knows none. */
export const readIdempotencyKey = (event: Open311Event): Result<string | undefined, Refusal> => {
  const key = event.headers['idempotency-key'];
  if (key === undefined || key === '') return ok(undefined);
  return idempotencyKeyPattern.test(key)
    ? ok(key)
    : err(refuse(badRequest('Idempotency-Key：请用 16 到 64 个字母、数字、_ 或 -')));
};

/** Where the caller reached us. The answer to it is kept by nobody, so it need not be right for anybody else. */
export const originOf = ({ headers }: Open311Event): string => {
  const host = headers.host ?? '';
  const scheme =
    headers['x-forwarded-proto'] === 'http' || /^(localhost|127\.0\.0\.1)(:|$)/.test(host) ? 'http' : 'https';
  return /^[A-Za-z0-9.-]{1,253}(:\d{1,5})?$/.test(host) ? `${scheme}://${host}` : '';
};
