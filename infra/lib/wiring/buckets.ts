import type { DataStack } from '../data-stack.ts';
import type { Functions } from '../functions.ts';

export const giveBuckets = (
  { Complaints, Media }: Functions,
  { uploads, media }: Pick<DataStack, 'uploads' | 'media'>,
): void => {
  for (const each of [Complaints, Media]) {
    each.knows({ UPLOADS_BUCKET: uploads.bucketName, MEDIA_BUCKET: media.bucketName });
    // Without it a missing upload looks like a forbidden one.
    each.may(['s3:ListBucket'], uploads.bucketArn);
  }
  // A presigned form and a presigned address act with the rights of who signed them.
  Complaints.may(['s3:PutObject', 's3:GetObject'], uploads.arnForObjects('*'));
  Complaints.may(['s3:GetObject'], media.arnForObjects('*'));
  Media.may(['s3:GetObject'], uploads.arnForObjects('*'));
  Media.may(['s3:PutObject', 's3:GetObject', 's3:DeleteObject'], media.arnForObjects('*'));
};
