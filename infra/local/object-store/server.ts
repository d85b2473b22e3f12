// Fired by S3 calls of the functions' SDK and by browsers with presigned links and forms; keeps the objects on disk.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenOnLoopback } from '../loopback/listen.ts';
import { type Address, addressOf } from './address.ts';
import { allowOrigin, answerPreflight, type CorsRule } from './cors.ts';
import { checkLifecycle, expire, type LifecycleRule } from './lifecycle.ts';
import { listObjects } from './list-objects.ts';
import { copyObject, getObject, putObject } from './objects.ts';
import { postObject } from './post-object.ts';
import { notImplemented, S3Error, toXml, XML_HEAD } from './s3-error.ts';
import { verifySignature } from './signature.ts';
import { openStorage, type Storage } from './storage.ts';

export interface Bucket {
  readonly name: string;
  /** `CorsConfiguration.CorsRules` of the template. */
  readonly cors?: readonly CorsRule[] | undefined;
  /** `LifecycleConfiguration.Rules` of the template. */
  readonly lifecycle?: readonly LifecycleRule[] | undefined;
}

export interface ObjectStoreOptions {
  readonly dir: string;
  readonly buckets: readonly Bucket[];
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly log: (message: string) => void;
  readonly now?: () => number;
}

export interface ObjectStore {
  readonly url: string;
  /** Deletes what the lifecycle rules let expire; also done at start and hourly. Returns how many objects that were. */
  expire(): Promise<number>;
  close(): Promise<void>;
}

const HOUR_MS = 60 * 60 * 1000;

export async function startObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
  const { dir, buckets, port = 0, log, now = Date.now } = options;
  for (const { name, lifecycle = [] } of buckets) checkLifecycle(name, lifecycle);
  const storage = openStorage(dir);
  const expireAll = async () => {
    let count = 0;
    for (const { name, lifecycle = [] } of buckets) count += await expire(storage, name, lifecycle, now());
    if (count > 0) log(`object store: ${count} objects expired`);
    return count;
  };
  await expireAll();
  const hourly = setInterval(
    () => void expireAll().catch((error: unknown) => log(`object store: ${String(error)}`)),
    HOUR_MS,
  );
  const listener = await listenOnLoopback(
    (request, response) => answer(request, response, { storage, buckets, log, now }),
    { name: 'S3', port, log },
  );
  const shut = async () => {
    clearInterval(hourly);
    await listener.close();
    storage.close();
  };
  let shutting: Promise<void> | undefined;
  return {
    url: listener.url,
    expire: expireAll,
    close() {
      shutting ??= shut();
      return shutting;
    },
  };
}

interface Context {
  readonly storage: Storage;
  readonly buckets: readonly Bucket[];
  readonly log: (message: string) => void;
  readonly now: () => number;
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const requestId = randomBytes(8).toString('hex').toUpperCase();
  response.setHeader('x-amz-request-id', requestId).setHeader('server', 'AmazonS3');
  try {
    await route(request, response, context);
  } catch (error) {
    // The other side has gone, or the answer broke off in the middle: nothing sensible can be said any more.
    if (response.headersSent || request.errored) response.destroy();
    else answerError(request, response, error, { requestId, log: context.log });
  }
}

function answerError(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  { requestId, log }: { requestId: string; log: (message: string) => void },
): void {
  const known = error instanceof S3Error ? error : new S3Error(500, 'InternalError', 'The local object store failed.');
  if (known !== error) log(`object store: ${request.method} failed: ${String((error as Error).stack ?? error)}`);
  for (const name of response.getHeaderNames()) if (name.startsWith('x-amz-meta-')) response.removeHeader(name);
  response.writeHead(known.status, { 'content-type': 'application/xml' });
  const body = { Code: known.code, Message: known.message, ...known.details, RequestId: requestId };
  response.end(request.method === 'HEAD' ? undefined : XML_HEAD + toXml('Error', body));
  request.resume();
}

/** Query parameters that choose another operation than the plain one, and are not here. */
const PLAIN_QUERY =
  /^(x-id$|X-Amz-|x-amz-|response-|list-type$|prefix$|delimiter$|max-keys$|continuation-token$|start-after$|encoding-type$|fetch-owner$)/;

async function route(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { storage, buckets, now } = context;
  // Clients set their clocks by it, and sign by those: it is the clock that signatures are held against.
  response.setHeader('date', new Date(now()).toUTCString());
  const url = addressOf(request);
  const { bucket: name, key } = url;
  const bucket = buckets.find((one) => one.name === name);
  if (bucket === undefined && request.method === 'OPTIONS') {
    answerPreflight([], request, response);
    return;
  }
  if (name === '') throw notImplemented('operation on the service, such as ListBuckets');
  if (bucket === undefined)
    throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: name });
  const rules = bucket.cors ?? [];
  if (request.method === 'OPTIONS') {
    answerPreflight(rules, request, response);
    return;
  }
  allowOrigin(rules, request, response);
  if (request.method === 'POST' && String(request.headers['content-type']).startsWith('multipart/form-data')) {
    await postObject(request, response, { storage, bucket: name, now });
    return;
  }
  verifySignature(request, url, now());
  const other = [...url.searchParams.keys()].find((parameter) => !PLAIN_QUERY.test(parameter));
  if (other !== undefined) throw notImplemented(`${request.method} with ?${other}`);
  await operate(request, response, { storage, bucket: name, key, url, now });
}

async function operate(
  request: IncomingMessage,
  response: ServerResponse,
  target: { storage: Storage; bucket: string; key: string; url: Address; now: () => number },
): Promise<void> {
  const { storage, bucket, key, url } = target;
  const operation = `${request.method} ${key === '' ? 'bucket' : 'object'}`;
  if (operation === 'HEAD bucket') response.writeHead(200).end();
  else if (operation === 'GET bucket') listObjects(response, storage, bucket, url.searchParams);
  else if (operation === 'GET object' || operation === 'HEAD object') await getObject(request, response, target);
  else if (operation === 'PUT object' && request.headers['x-amz-copy-source'] !== undefined)
    await copyObject(request, response, target);
  else if (operation === 'PUT object') await putObject(request, response, target);
  else if (operation === 'DELETE object') {
    await storage.delete(bucket, key);
    response.writeHead(204).end();
  } else throw notImplemented(operation);
}
