import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { secondsIn } from '@huzhou/shared/kernel/time';

/** How long a form takes a file, and an address gives one. */
export const openSeconds = 10 * secondsIn.minute;

/** Files of lots on their way in. */
export interface ImportFiles {
  /** A form with which a file of at most so many bytes can be posted. */
  readonly formOf: (
    importId: string,
    bytes: number,
  ) => Promise<{ readonly url: string; readonly fields: Readonly<Record<string, string>> }>;
  readonly isThere: (importId: string) => Promise<boolean>;
  /** Undefined when it is not there (any more). */
  readonly read: (importId: string) => Promise<Uint8Array | undefined>;
}

/** Files of lots on their way out. */
export interface ExportFiles {
  /** Keeps a file under an unguessable name; the address at which it can be had for ten minutes. */
  readonly keep: (name: string, fileName: string, text: string) => Promise<string>;
}

const keyOf = (importId: string): string => `imports/${importId}.csv`;
const contentType = 'text/csv';

const orMissing = async <T>(found: Promise<T>): Promise<T | undefined> => {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && (error.name === 'NotFound' || error.name === 'NoSuchKey')) return undefined;
    throw error;
  }
};

export const createImportFiles = (s3: S3Client, bucket: string): ImportFiles => ({
  formOf: async (importId, bytes) => {
    const { url, fields } = await createPresignedPost(s3, {
      Bucket: bucket,
      Key: keyOf(importId),
      Fields: { 'Content-Type': contentType, success_action_status: '201' },
      Conditions: [['content-length-range', 1, bytes]],
      Expires: openSeconds,
    });
    return { url, fields };
  },

  isThere: async (importId) =>
    (await orMissing(s3.send(new HeadObjectCommand({ Bucket: bucket, Key: keyOf(importId) })))) !== undefined,

  read: async (importId) => {
    const found = await orMissing(s3.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(importId) })));
    return found?.Body?.transformToByteArray();
  },
});

export const createExportFiles = (s3: S3Client, bucket: string): ExportFiles => ({
  keep: async (name, fileName, text) => {
    const Key = `parking/${name}.csv`;
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key,
        Body: text,
        ContentType: `${contentType}; charset=utf-8`,
        ContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      }),
    );
    return getSignedUrl(s3, new GetObjectCommand({ Bucket: bucket, Key }), { expiresIn: openSeconds });
  },
});
