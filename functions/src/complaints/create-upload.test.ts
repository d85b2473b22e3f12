import { S3Client } from '@aws-sdk/client-s3';
import { createUpload } from '@huzhou/shared/complaints/routes';
import { instantOf } from '@huzhou/shared/kernel/time';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createUploadStore } from '../photos/upload-store.ts';
import { createCreateUpload } from './create-upload.ts';

const s3 = new S3Client({ region: 'cn-northwest-1', credentials: { accessKeyId: 'key', secretAccessKey: 'secret' } });
const uploads = createUploadStore(s3, 'uploads-bucket');

const now = Date.now();
const ask = async (bytes = 4321, personId = 'PERSON1', idempotencyKey = 'key-0000000000000001') => {
  const handle = createCreateUpload({ uploads, clock: { now: () => instantOf(now) } });
  const body = { contentType: 'image/jpeg' as const, bytes };
  const result = await handle({ path: undefined, query: undefined, body, idempotencyKey }, { personId });
  if (!result.ok) throw new Error(result.failure.kind);
  return z.parse(createUpload.output, result.value);
};

describe('a form for an upload', () => {
  test('lets exactly one file be posted: this key, this type, at most this size, for ten minutes', async () => {
    const { uploadId, url, fields, expiresAt } = await ask();
    expect(uploadId).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(url).toBe('https://uploads-bucket.s3.cn-northwest-1.amazonaws.com.cn/');
    const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString());
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        ['content-length-range', 1, 4321],
        { key: `uploads/PERSON1/${uploadId}` },
        { 'Content-Type': 'image/jpeg' },
        { success_action_status: '201' },
        { bucket: 'uploads-bucket' },
      ]),
    );
    // What else is in it is the signature's: nothing is left to a prefix, nothing to choice.
    const others = policy.conditions.slice(1).flatMap((condition: object) => Object.keys(condition));
    expect(others.sort()).toEqual(
      [
        'Content-Type',
        'X-Amz-Algorithm',
        'X-Amz-Credential',
        'X-Amz-Date',
        'bucket',
        'key',
        'success_action_status',
      ].sort(),
    );
    const lasts = Date.parse(policy.expiration) - now;
    expect(lasts).toBeGreaterThan(598_000);
    expect(lasts).toBeLessThan(620_000);
    expect(Date.parse(expiresAt) - now).toBe(600_000);
    expect(fields).toMatchObject({ key: `uploads/PERSON1/${uploadId}`, 'Content-Type': 'image/jpeg' });
  });

  test('is for the same upload when asked for again, and for another one otherwise', async () => {
    const { uploadId } = await ask();
    expect((await ask()).uploadId).toBe(uploadId);
    const others = [await ask(4322), await ask(4321, 'PERSON2'), await ask(4321, 'PERSON1', 'key-0000000000000002')];
    expect(new Set([uploadId, ...others.map((each) => each.uploadId)]).size).toBe(4);
  });
});
