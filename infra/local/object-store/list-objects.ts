import type { ServerResponse } from 'node:http';
import { invalidArgument, S3_NAMESPACE, toXml, XML_HEAD } from './s3-error.ts';
import type { Storage, StoredObject } from './storage.ts';

/** ListObjectsV2: keys in byte order, folded at the delimiter, in pages. */
export function listObjects(response: ServerResponse, storage: Storage, bucket: string, query: URLSearchParams): void {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const most = Number(query.get('max-keys') ?? 1000);
  if (!Number.isInteger(most) || most < 0)
    throw invalidArgument('Argument maxKeys must be an integer between 0 and 2147483647');
  const limit = Math.min(most, 1000);
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString('utf8');

  const { contents, folders, next } = page(storage, { bucket, prefix, delimiter, after, limit });
  const write = (key: string) =>
    query.get('encoding-type') === 'url' ? encodeURIComponent(key).replaceAll('%2F', '/') : key;
  const result = {
    Name: bucket,
    Prefix: write(prefix),
    Delimiter: delimiter === '' ? undefined : write(delimiter),
    EncodingType: query.get('encoding-type') ?? undefined,
    MaxKeys: most,
    KeyCount: contents.length + folders.length,
    IsTruncated: String(next !== undefined),
    ContinuationToken: token ?? undefined,
    NextContinuationToken: next && Buffer.from(next).toString('base64url'),
    StartAfter: query.get('start-after') ?? undefined,
    Contents: contents.map(({ key, lastModified, etag, size }) => ({
      Key: write(key),
      LastModified: new Date(lastModified).toISOString(),
      ETag: `"${etag}"`,
      Size: size,
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: folders.map((folder) => ({ Prefix: write(folder) })),
  };
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(XML_HEAD + toXml('ListBucketResult', result, S3_NAMESPACE));
}

interface Query {
  readonly bucket: string;
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string;
  readonly limit: number;
}

/** Sorts after every key that begins with what stands before it. */
const BEHIND_ALL = '\u{10FFFF}';

function page(storage: Storage, { bucket, prefix, delimiter, after, limit }: Query) {
  const contents: StoredObject[] = [];
  const folders: string[] = [];
  let from = after;
  if (limit === 0) return { contents, folders, next: undefined };
  for (;;) {
    const [found] = delimiter === '' ? [] : storage.list(bucket, prefix, from, 1);
    const rows = delimiter === '' ? storage.list(bucket, prefix, from, limit + 1) : found ? [found] : [];
    if (rows.length === 0) return { contents, folders, next: undefined };
    if (contents.length + folders.length === limit) return { contents, folders, next: from };
    if (delimiter === '') {
      contents.push(...rows.slice(0, limit));
      return { contents, folders, next: rows.length > limit ? contents.at(-1)?.key : undefined };
    }
    const { key } = rows[0] as StoredObject;
    const cut = key.indexOf(delimiter, prefix.length);
    if (cut < 0) contents.push(rows[0] as StoredObject);
    else folders.push(key.slice(0, cut + delimiter.length));
    from = cut < 0 ? key : `${key.slice(0, cut + delimiter.length)}${BEHIND_ALL}`;
  }
}
