import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Address } from './address.ts';
import { accessDenied, S3Error } from './s3-error.ts';

/** The only credentials that exist on this machine. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

const LARGEST_SKEW_MS = 15 * 60 * 1000;
const ALGORITHM = 'AWS4-HMAC-SHA256';

interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly date: string;
  readonly payloadHash: string;
}

/**
 * Verifies Signature Version 4 of a request, in its Authorization header or presigned in its query. Throws S3Error for a
 * request without one (everything here is private), with a wrong one, out of time, or past its expiry.
 */
export function verifySignature(request: IncomingMessage, url: Address, now: number): void {
  if (url.searchParams.has('X-Amz-Signature')) {
    verifyPresigned(request, url, now);
    return;
  }
  const authorization = request.headers.authorization ?? '';
  if (authorization === '') throw accessDenied();
  const parts = new Map(
    authorization
      .slice(ALGORITHM.length)
      .split(',')
      .map((part) => split(part.trim(), '=')),
  );
  const claim: Claim = {
    credential: parts.get('Credential') ?? '',
    signedHeaders: parts.get('SignedHeaders') ?? '',
    signature: parts.get('Signature') ?? '',
    date: String(request.headers['x-amz-date'] ?? ''),
    payloadHash: String(request.headers['x-amz-content-sha256'] ?? ''),
  };
  if (!authorization.startsWith(`${ALGORITHM} `) || claim.signature === '')
    throw new S3Error(400, 'InvalidRequest', `Only ${ALGORITHM} is supported.`);
  if (Math.abs(instantOf(claim.date) - now) > LARGEST_SKEW_MS)
    throw new S3Error(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  compare(claim, expectedSignature(request, url, claim));
}

function verifyPresigned(request: IncomingMessage, url: Address, now: number): void {
  const query = (name: string) => url.searchParams.get(name) ?? '';
  const claim: Claim = {
    credential: query('X-Amz-Credential'),
    signedHeaders: query('X-Amz-SignedHeaders'),
    signature: query('X-Amz-Signature'),
    date: query('X-Amz-Date'),
    payloadHash: query('X-Amz-Content-Sha256') || 'UNSIGNED-PAYLOAD',
  };
  const seconds = Number(query('X-Amz-Expires') || Number.NaN);
  if (query('X-Amz-Algorithm') !== ALGORITHM || !(seconds >= 0 && seconds <= 604_800))
    throw new S3Error(400, 'AuthorizationQueryParametersError', 'X-Amz-Expires must be between 0 and 604800 seconds.');
  compare(claim, expectedSignature(request, url, claim));
  if (now > instantOf(claim.date) + seconds * 1000) throw accessDenied('Request has expired');
}

/** The signature of a POST policy: the policy text itself is what is signed. */
export function verifyPolicySignature(policy: string, field: (name: string) => string | undefined): void {
  const credential = field('x-amz-credential') ?? '';
  if (field('x-amz-algorithm') !== ALGORITHM || credential === '' || field('x-amz-signature') === undefined)
    throw accessDenied();
  const claim = { credential, signature: field('x-amz-signature') ?? '' };
  compare(claim, hmac(signingKey(credential), policy).toString('hex'));
}

function expectedSignature(request: IncomingMessage, url: Address, claim: Claim): string {
  const headers = claim.signedHeaders.split(';');
  if (!headers.includes('host')) throw accessDenied("The 'host' header must be signed.");
  const canonical = [
    request.method,
    url.pathname.split('/').map(recode).join('/'),
    canonicalQuery(url),
    ...headers.map((name) => `${name}:${headerText(request, name)}`),
    '',
    claim.signedHeaders,
    claim.payloadHash,
  ].join('\n');
  const scope = claim.credential.split('/').slice(1).join('/');
  const hashed = createHash('sha256').update(canonical).digest('hex');
  return hmac(signingKey(claim.credential), [ALGORITHM, claim.date, scope, hashed].join('\n')).toString('hex');
}

function signingKey(credential: string): Buffer {
  const [accessKeyId, date = '', region = '', service, end] = credential.split('/');
  if (accessKeyId !== LOCAL_CREDENTIALS.accessKeyId)
    throw new S3Error(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
  if (service !== 's3' || end !== 'aws4_request')
    throw accessDenied('The credential scope must end in s3/aws4_request.');
  return [date, region, 's3', 'aws4_request'].reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`AWS4${LOCAL_CREDENTIALS.secretAccessKey}`),
  );
}

function compare({ signature }: { readonly signature: string }, expected: string): void {
  const given = Buffer.from(signature);
  if (given.length === expected.length && timingSafeEqual(given, Buffer.from(expected))) return;
  throw new S3Error(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );
}

function canonicalQuery(url: Address): string {
  return url.search
    .split('&')
    .filter((pair) => pair !== '' && !pair.startsWith('X-Amz-Signature='))
    .map((pair) => split(pair, '=').map(recode) as [string, string])
    .toSorted(([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)))
    .map((pair) => pair.join('='))
    .join('&');
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function headerText(request: IncomingMessage, name: string): string {
  const value = request.headers[name] ?? '';
  return (Array.isArray(value) ? value.join(',') : value).trim().replace(/ +/g, ' ');
}

/** AWS's percent-encoding, whatever encoding the client chose for the same characters. */
function recode(text: string): string {
  let plain = text;
  try {
    plain = decodeURIComponent(text);
  } catch {
    // A stray % stands for itself; the comparison will tell.
  }
  return encodeURIComponent(plain).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

/** `20260131T080000Z` as epoch milliseconds; NaN-proof: nonsense is the year 1970, hence expired. */
function instantOf(date: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  return match ? Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`) : 0;
}

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
