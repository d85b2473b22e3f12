import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { DataStack } from '../data-stack.ts';
import type { FunctionName, Functions } from '../functions.ts';

export type Buckets = Pick<DataStack, 'uploads' | 'media' | 'exports'>;
export type BucketName = keyof Buckets;

interface Rights {
  /** Calls on the objects. A presigned form and a presigned address act with the rights of who signed them. */
  readonly may: readonly ('GetObject' | 'PutObject' | 'DeleteObject')[];
  /** Without it a missing object looks like a forbidden one. */
  readonly tellsWhatIsMissing?: true;
}

/** What the code of each function does with the objects of which bucket. */
export const bucketRights: Readonly<Partial<Record<FunctionName, Readonly<Partial<Record<BucketName, Rights>>>>>> = {
  Complaints: {
    uploads: { may: ['PutObject', 'GetObject'], tellsWhatIsMissing: true },
    media: { may: ['GetObject'] },
  },
  Casework: {
    uploads: { may: ['GetObject'], tellsWhatIsMissing: true },
    media: { may: ['GetObject'] },
  },
  Desk: {
    uploads: { may: ['GetObject'], tellsWhatIsMissing: true },
    media: { may: ['GetObject'] },
    exports: { may: ['GetObject'] },
  },
  Intake: { uploads: { may: ['PutObject', 'GetObject'], tellsWhatIsMissing: true } },
  Open311: { media: { may: ['GetObject'] } },
  Lots: {
    uploads: { may: ['PutObject', 'GetObject'], tellsWhatIsMissing: true },
    exports: { may: ['PutObject', 'GetObject'] },
  },
  Imports: { uploads: { may: ['GetObject'], tellsWhatIsMissing: true } },
  Dogs: { uploads: { may: ['GetObject'], tellsWhatIsMissing: true }, media: { may: ['GetObject'] } },
  Registry: { uploads: { may: ['GetObject'], tellsWhatIsMissing: true }, media: { may: ['GetObject'] } },
  Clinics: { uploads: { may: ['GetObject'], tellsWhatIsMissing: true }, media: { may: ['GetObject'] } },
  DogPhotos: {
    uploads: { may: ['GetObject'], tellsWhatIsMissing: true },
    media: { may: ['PutObject', 'GetObject', 'DeleteObject'] },
  },
  Exporter: { exports: { may: ['PutObject'] } },
  FetchEvidence: { uploads: { may: ['PutObject'] } },
  Media: {
    uploads: { may: ['GetObject'], tellsWhatIsMissing: true },
    media: { may: ['PutObject', 'GetObject', 'DeleteObject'] },
  },
};

/** Gives each function its buckets: their names as settings, and the rights that are written down for it. */
export const giveBuckets = (functions: Functions, buckets: Buckets): void => {
  for (const [functionName, rights] of Object.entries(bucketRights)) {
    const each = functions[functionName as FunctionName];
    if (each === undefined) continue;
    for (const [name, { may, tellsWhatIsMissing = false }] of Object.entries(rights)) {
      const bucket: Bucket = buckets[name as BucketName];
      each.knows({ [`${name.toUpperCase()}_BUCKET`]: bucket.bucketName });
      each.may(
        may.map((action) => `s3:${action}`),
        bucket.arnForObjects('*'),
      );
      if (tellsWhatIsMissing) each.may(['s3:ListBucket'], bucket.bucketArn);
    }
  }
};
