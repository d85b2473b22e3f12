import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { secondsIn } from '@huzhou/shared/kernel/time';
import { exportFileName, exportObjectKey, type StoredJob } from './export-job.ts';

const urlSeconds = 10 * secondsIn.minute;

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Made files: private objects, read by presigned addresses only. */
export interface ExportFiles {
  /** Puts a file of this machine there; a file of the same job that is there already is replaced. */
  readonly put: (job: StoredJob, path: string) => Promise<void>;
  /** Where it can be downloaded for ten minutes, by whoever has the address. */
  readonly urlOf: (job: StoredJob) => Promise<string>;
}

export const createExportFiles = (s3: S3Client, bucket: string): ExportFiles => ({
  put: async (job, path) => {
    const { size } = await stat(path);
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: exportObjectKey(job),
        // One call takes 5 GB: the largest file is some hundred megabytes.
        Body: createReadStream(path),
        ContentLength: size,
        ContentType: contentTypes[job.format],
        ContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(exportFileName(job))}`,
      }),
    );
  },

  urlOf: (job) =>
    getSignedUrl(s3, new GetObjectCommand({ Bucket: bucket, Key: exportObjectKey(job) }), { expiresIn: urlSeconds }),
});
