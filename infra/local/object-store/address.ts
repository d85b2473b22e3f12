import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-error.ts';

/** What a request points at. The path stays as it was sent: `URL` would fold `..` and `//`, which are parts of keys. */
export interface Address {
  readonly pathname: string;
  /** Without the question mark. */
  readonly search: string;
  readonly searchParams: URLSearchParams;
  /** Empty: the service itself. */
  readonly bucket: string;
  /** Empty: the bucket itself. */
  readonly key: string;
}

/** Bucket and key, from `/bucket/key` or from `bucket.localhost/key`, `bucket.s3.localhost/key`, `bucket.127.0.0.1/key`. */
export function addressOf({ url = '/', headers }: IncomingMessage): Address {
  const question = url.indexOf('?');
  const pathname = question < 0 ? url : url.slice(0, question);
  const search = question < 0 ? '' : url.slice(question + 1);
  const path = decode(pathname).slice(1);
  const virtual = /^(.+?)(\.s3)?\.(localhost|127\.0\.0\.1)(:\d+)?$/.exec(headers.host ?? '')?.[1];
  const slash = path.indexOf('/');
  const [bucket, key] =
    virtual !== undefined && virtual !== 's3'
      ? [virtual, path]
      : [slash < 0 ? path : path.slice(0, slash), slash < 0 ? '' : path.slice(slash + 1)];
  return { pathname, search, searchParams: new URLSearchParams(search), bucket, key };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}
