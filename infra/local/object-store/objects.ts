import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Address } from './address.ts';
import { decodeChunked } from './chunked-body.ts';
import { invalidArgument, noSuchKey, notImplemented, S3_NAMESPACE, S3Error, toXml, XML_HEAD } from './s3-error.ts';
import type { Attributes, Draft, Storage, StoredObject } from './storage.ts';

export interface Target {
  readonly storage: Storage;
  readonly bucket: string;
  readonly key: string;
  readonly url: Address;
  readonly now: () => number;
}

const STORED_HEADERS = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
];
/** Checksums that Node computes; the SDK's default is CRC32. */
const CHECKSUMS = ['crc32', 'sha1', 'sha256'] as const;
const UNKNOWN_HEADERS = [
  'x-amz-checksum-crc32c',
  'x-amz-checksum-crc64nvme',
  'x-amz-tagging',
  'x-amz-object-lock-mode',
];

export async function putObject(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
  const { storage, bucket, key, now } = target;
  const unknown = UNKNOWN_HEADERS.find((name) => request.headers[name] !== undefined);
  if (unknown !== undefined) throw notImplemented(unknown);
  const trailers = new Map<string, string>();
  const draft = await storage.receive(framed(request) ? Readable.from(decodeChunked(request, trailers)) : request);
  const header = (name: string) => trailers.get(name) ?? (request.headers[name] as string | undefined);
  try {
    verifyBody(draft, header);
    // Looked at when the body is there, so that of two at once only one is the first.
    if (request.headers['if-none-match'] === '*' && storage.find(bucket, key)) throw preconditionFailed();
  } catch (error) {
    await storage.discard(draft);
    throw error;
  }
  const stored = await storage.commit(bucket, key, draft, attributesOf(request), now());
  response.setHeader('etag', `"${stored.etag}"`);
  response.setHeader('x-amz-checksum-crc32', stored.crc32).setHeader('x-amz-checksum-type', 'FULL_OBJECT');
  response.writeHead(200).end();
}

export async function copyObject(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
  const { storage, bucket, key, now } = target;
  const source = decodeURIComponent(String(request.headers['x-amz-copy-source'])).replace(/^\//, '');
  const slash = source.indexOf('/');
  if (slash < 1) throw invalidArgument('Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  const from = storage.find(source.slice(0, slash), source.slice(slash + 1));
  if (from === undefined) throw noSuchKey(source.slice(slash + 1));
  const replace = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  if (!replace && from.key === key && source.startsWith(`${bucket}/`))
    throw new S3Error(
      400,
      'InvalidRequest',
      'This copy request is illegal because it is trying to copy an object to itself.',
    );
  const stored = await storage.commit(bucket, key, storage.copy(from), replace ? attributesOf(request) : from, now());
  const result = { LastModified: new Date(stored.lastModified).toISOString(), ETag: `"${stored.etag}"` };
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(XML_HEAD + toXml('CopyObjectResult', result, S3_NAMESPACE));
}

/** GetObject and HeadObject, which differ only in their body. */
export async function getObject(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
  const { storage, bucket, key, url } = target;
  const found = storage.find(bucket, key);
  if (found === undefined) throw noSuchKey(key);
  const condition = conditionStatus(request, found);
  if (condition === 412) throw preconditionFailed();
  const range = parseRange(request.headers.range, found.size);
  const whole = range.start === 0 && range.end === found.size - 1;
  for (const [name, value] of Object.entries(found.headers)) response.setHeader(name, value);
  for (const name of STORED_HEADERS) {
    const override = url.searchParams.get(`response-${name}`);
    if (override !== null) response.setHeader(name, override);
  }
  for (const [name, value] of Object.entries(found.metadata)) response.setHeader(`x-amz-meta-${name}`, value);
  response.setHeader('etag', `"${found.etag}"`).setHeader('accept-ranges', 'bytes');
  response.setHeader('last-modified', new Date(found.lastModified).toUTCString());
  if (condition === 304) {
    response.writeHead(304).end();
    return;
  }
  if (whole && String(request.headers['x-amz-checksum-mode']).toUpperCase() === 'ENABLED')
    response.setHeader('x-amz-checksum-crc32', found.crc32).setHeader('x-amz-checksum-type', 'FULL_OBJECT');
  if (request.headers.range !== undefined)
    response.setHeader('content-range', `bytes ${range.start}-${range.end}/${found.size}`);
  response.setHeader('content-length', range.end - range.start + 1);
  const body = request.method === 'HEAD' || found.size === 0 ? undefined : storage.read(found, range);
  response.writeHead(request.headers.range === undefined ? 200 : 206);
  if (body === undefined) response.end();
  else await pipeline(body, response);
}

function framed(request: IncomingMessage): boolean {
  const hash = String(request.headers['x-amz-content-sha256'] ?? '');
  if (!hash.startsWith('STREAMING-')) return false;
  if (hash === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return true;
  throw notImplemented(hash);
}

function verifyBody(draft: Draft, header: (name: string) => string | undefined): void {
  const hash = header('x-amz-content-sha256') ?? '';
  if (/^[0-9a-f]{64}$/.test(hash) && hash !== draft.sha256.toString('hex'))
    throw new S3Error(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  const length = header('x-amz-decoded-content-length');
  if (length !== undefined && Number(length) !== draft.size)
    throw new S3Error(
      400,
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header.',
    );
  const md5 = header('content-md5');
  if (md5 !== undefined && md5 !== draft.md5.toString('base64'))
    throw new S3Error(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.');
  for (const name of CHECKSUMS) {
    const given = header(`x-amz-checksum-${name}`);
    if (given !== undefined && given !== draft[name].toString('base64'))
      throw new S3Error(
        400,
        'BadDigest',
        `The ${name.toUpperCase()} you specified did not match the calculated checksum.`,
      );
  }
}

function attributesOf({ headers }: IncomingMessage): Attributes {
  const kept = STORED_HEADERS.flatMap((name) => {
    const value = String(headers[name] ?? '').replace(/\s*aws-chunked\s*,?\s*/, '');
    return value === '' ? [] : [[name, value]];
  });
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  return {
    headers: { 'content-type': 'binary/octet-stream', ...Object.fromEntries(kept) },
    metadata: Object.fromEntries(metadata.map(([name, value]) => [name.slice(11), String(value)])),
  };
}

function conditionStatus({ headers }: IncomingMessage, { etag, lastModified }: StoredObject): 200 | 304 | 412 {
  const names = (list: string) =>
    list === '*' || list.split(',').some((one) => one.trim().replaceAll('"', '') === etag);
  if (headers['if-match'] !== undefined && !names(headers['if-match'])) return 412;
  if (headers['if-none-match'] !== undefined) return names(headers['if-none-match']) ? 304 : 200;
  return Date.parse(headers['if-modified-since'] ?? '') >= lastModified ? 304 : 200;
}

/** First and last byte, both inclusive. Several ranges, or nonsense, mean the whole, as in HTTP. */
function parseRange(header: string | undefined, size: number): { start: number; end: number } {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return { start: 0, end: size - 1 };
  const suffix = match[1] === '';
  const start = suffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = suffix || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (start <= end) return { start, end };
  throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable', { ActualObjectSize: size });
}

const preconditionFailed = () =>
  new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
