import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { secondsIn } from '@huzhou/shared/kernel/time';
import { largestUploadBytes, uploadContentTypes } from '@huzhou/shared/photos/upload';
import { uploadKeyOf } from './photo.ts';

export const uploadFormSeconds = 10 * secondsIn.minute;

/** What is wrong with an upload that somebody wants to use as a photo. */
export type UploadFault = 'missing' | 'wrong-type' | 'too-large';

export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface UploadWish {
  readonly personId: string;
  readonly uploadId: string;
  readonly contentType: (typeof uploadContentTypes)[number];
  /** The size of the file, which the form takes at most. */
  readonly bytes: number;
}

export interface UploadStore {
  /** A form with which exactly this file can be posted to the bucket, for ten minutes. */
  readonly createForm: (wish: UploadWish) => Promise<UploadForm>;
  /** For each id in turn: what is wrong with it, or undefined when it is the person's own and fit to be used. */
  readonly findUploads: (
    personId: string,
    uploadIds: readonly string[],
  ) => Promise<readonly (UploadFault | undefined)[]>;
  /** Puts a file that we fetched where an upload would lie. */
  readonly put: (uploadKey: string, file: Uint8Array) => Promise<void>;
  /** The file; undefined when it is not there (any more). */
  readonly read: (uploadKey: string) => Promise<Uint8Array | undefined>;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotFound' || error.name === 'NoSuchKey');

/** Uploads as people send them, with all that a camera writes into a file: no URL to read one is ever made. */
export const createUploadStore = (s3: S3Client, bucket: string): UploadStore => {
  const faultOf = async (personId: string, uploadId: string): Promise<UploadFault | undefined> => {
    try {
      const Key = uploadKeyOf(personId, uploadId);
      const { ContentType, ContentLength = 0 } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key }));
      if (!uploadContentTypes.some((type) => type === ContentType)) return 'wrong-type';
      return ContentLength > largestUploadBytes ? 'too-large' : undefined;
    } catch (error) {
      if (isMissing(error)) return 'missing';
      throw error;
    }
  };

  return {
    createForm: async ({ personId, uploadId, contentType, bytes }) => {
      const { url, fields } = await createPresignedPost(s3, {
        Bucket: bucket,
        Key: uploadKeyOf(personId, uploadId),
        Fields: { 'Content-Type': contentType, success_action_status: '201' },
        Conditions: [['content-length-range', 1, bytes]],
        Expires: uploadFormSeconds,
      });
      return { url, fields };
    },

    findUploads: (personId, uploadIds) => Promise.all(uploadIds.map((uploadId) => faultOf(personId, uploadId))),

    put: async (uploadKey, file) => {
      const ContentType = 'application/octet-stream';
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: uploadKey, Body: file, ContentType }));
    },

    read: async (uploadKey) => {
      try {
        const { Body, ContentLength = 0 } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: uploadKey }));
        if (ContentLength > largestUploadBytes) throw new Error('An upload is larger than any form allows');
        return await Body?.transformToByteArray();
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
};
