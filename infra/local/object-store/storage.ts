import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  linkSync,
  mkdirSync,
  openSync,
  type ReadStream,
  readdirSync,
  rmSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { openDatabase } from '../durable/database.ts';

/** What S3 keeps beside the bytes. Header names are in lower case. */
export interface Attributes {
  /** content-type, cache-control, content-disposition, content-encoding, content-language, expires. */
  readonly headers: Readonly<Record<string, string>>;
  /** User metadata, without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface StoredObject extends Attributes {
  readonly key: string;
  readonly blob: string;
  readonly size: number;
  /** MD5 in hex, without quotes. */
  readonly etag: string;
  readonly crc32: string;
  /** Epoch milliseconds, whole seconds as S3 has them. */
  readonly lastModified: number;
}

/** Bytes that have arrived but are no object yet. */
export interface Draft {
  readonly blob: string;
  readonly size: number;
  readonly md5: Buffer;
  readonly sha1: Buffer;
  readonly sha256: Buffer;
  readonly crc32: Buffer;
}

type Source = NodeJS.ReadableStream | AsyncIterable<Uint8Array>;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS objects (
  bucket TEXT NOT NULL, key TEXT NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
  crc32 TEXT NOT NULL, lastModified INTEGER NOT NULL, attributes TEXT NOT NULL, PRIMARY KEY (bucket, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS objectsByAge ON objects (bucket, lastModified);
`;

/**
 * Objects on disk: each body is a file of its own with a random name, and an index row says which file a key means. The
 * row is written when the file is complete, so a reader or a kill -9 meets the old object or the new one; files that
 * no row means are swept at the next start.
 */
export type Storage = ReturnType<typeof openStorage>;

export function openStorage(folder: string) {
  const blobs = join(folder, 'blobs');
  mkdirSync(blobs, { recursive: true });
  const database = openDatabase(join(folder, 'index.sqlite'), SCHEMA);
  const meant = new Set(
    database
      .prepare('SELECT blob FROM objects')
      .all()
      .map((row) => row.blob),
  );
  for (const file of readdirSync(blobs)) if (!meant.has(file)) rmSync(join(blobs, file));

  const findRow = database.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?');
  const putRow = database.prepare('INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const deleteRow = database.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?');
  const listRows = database.prepare(
    'SELECT * FROM objects WHERE bucket = ? AND key > ? AND substr(key, 1, length(?)) = ? ORDER BY key LIMIT ?',
  );
  const oldRows = database.prepare(
    'SELECT key FROM objects WHERE bucket = ? AND lastModified <= ? AND substr(key, 1, length(?)) = ?',
  );
  const find = (bucket: string, key: string) => toObject(findRow.get(bucket, key));
  const discard = (draft: Pick<Draft, 'blob'>) => rm(join(blobs, draft.blob), { force: true });

  return {
    find,
    discard,
    /** Streams a body to disk and digests it on the way. On failure nothing is left behind. */
    async receive(source: Source): Promise<Draft> {
      const blob = randomUUID();
      const digests = { md5: createHash('md5'), sha1: createHash('sha1'), sha256: createHash('sha256') };
      let crc = 0;
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          for (const digest of Object.values(digests)) digest.update(chunk);
          crc = crc32(chunk, crc);
          size += chunk.length;
          done(null, chunk);
        },
      });
      try {
        await pipeline(source, measure, createWriteStream(join(blobs, blob), { mode: 0o600 }));
      } catch (error) {
        await discard({ blob });
        throw error;
      }
      const { md5, sha1, sha256 } = digests;
      const checksum = Buffer.alloc(4);
      checksum.writeUInt32BE(crc);
      return { blob, size, md5: md5.digest(), sha1: sha1.digest(), sha256: sha256.digest(), crc32: checksum };
    },
    /** Makes the draft the object of this key, in place of what was there. */
    async commit(
      bucket: string,
      key: string,
      draft: Draft,
      attributes: Attributes,
      now: number,
    ): Promise<StoredObject> {
      const replaced = find(bucket, key);
      const kept = JSON.stringify({ headers: attributes.headers, metadata: attributes.metadata });
      const lastModified = Math.floor(now / 1000) * 1000;
      const [etag, crc] = [draft.md5.toString('hex'), draft.crc32.toString('base64')];
      putRow.run(bucket, key, draft.blob, draft.size, etag, crc, lastModified, kept);
      const stored = find(bucket, key) as StoredObject;
      if (replaced) await discard(replaced);
      return stored;
    },
    /** A draft with the same bytes; a second name for the file is enough, since files never change. */
    copy(from: StoredObject): Draft {
      const blob = randomUUID();
      linkSync(join(blobs, from.blob), join(blobs, blob));
      const unused = Buffer.alloc(0);
      const crc = Buffer.from(from.crc32, 'base64');
      return { blob, size: from.size, md5: Buffer.from(from.etag, 'hex'), sha1: unused, sha256: unused, crc32: crc };
    },
    /** The bytes from `start` to `end`, both inclusive. Opened at once: a replacement right after `find` does no harm. */
    read: ({ blob }: StoredObject, range: { start: number; end: number }): ReadStream =>
      createReadStream('', { fd: openSync(join(blobs, blob), 'r'), ...range }),
    async delete(bucket: string, key: string): Promise<void> {
      const found = find(bucket, key);
      deleteRow.run(bucket, key);
      if (found) await discard(found);
    },
    /** Keys in order, after `after`. */
    list: (bucket: string, prefix: string, after: string, limit: number): StoredObject[] =>
      listRows.all(bucket, after, prefix, prefix, limit).map((row) => toObject(row) as StoredObject),
    keysUntil: (bucket: string, prefix: string, lastModified: number): string[] =>
      oldRows.all(bucket, lastModified, prefix, prefix).map((row) => String(row.key)),
    close: () => database.close(),
  };
}

function toObject(row: Record<string, unknown> | undefined): StoredObject | undefined {
  if (row === undefined) return undefined;
  const { attributes, bucket: _bucket, ...columns } = row;
  return { ...columns, ...(JSON.parse(String(attributes)) as Attributes) } as StoredObject;
}
