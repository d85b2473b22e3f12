import { GetObjectCommand, HeadObjectCommand, NoSuchKey, NotFound, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import { createUploadStore } from './upload-store.ts';

const s3 = new S3Client({ region: 'cn-northwest-1', credentials: { accessKeyId: 'key', secretAccessKey: 'secret' } });
const uploads = createUploadStore(s3, 'uploads-bucket');

describe('finding uploads', () => {
  test('tells for each what is wrong with it', async () => {
    const store = mockClient(s3);
    const key = (uploadId: string) => ({ Bucket: 'uploads-bucket', Key: `uploads/PERSON1/${uploadId}` });
    store.on(HeadObjectCommand).rejects(new NotFound({ message: 'NotFound', $metadata: {} }));
    store.on(HeadObjectCommand, key('fine')).resolves({ ContentType: 'image/png', ContentLength: 10 });
    store.on(HeadObjectCommand, key('page')).resolves({ ContentType: 'text/html', ContentLength: 10 });
    store.on(HeadObjectCommand, key('huge')).resolves({ ContentType: 'image/jpeg', ContentLength: 10_485_761 });
    expect(await uploads.findUploads('PERSON1', ['gone', 'fine', 'page', 'huge'])).toEqual([
      'missing',
      undefined,
      'wrong-type',
      'too-large',
    ]);
    expect(await uploads.findUploads('PERSON2', ['fine'])).toEqual(['missing']);
    store.restore();
  });

  test('does not take a trouble of the store for a missing upload', async () => {
    const store = mockClient(s3);
    store.on(HeadObjectCommand).rejects(new Error('SlowDown'));
    store.on(GetObjectCommand).rejects(new NoSuchKey({ message: 'gone', $metadata: {} }));
    await expect(uploads.findUploads('PERSON1', ['fine'])).rejects.toThrow('SlowDown');
    expect(await uploads.read('uploads/PERSON1/fine')).toBeUndefined();
    store.restore();
  });
});
