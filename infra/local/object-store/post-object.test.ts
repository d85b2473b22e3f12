import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ObjectStore, startObjectStore } from './server.ts';

let dir: string;
let clock: number | undefined;
let store: ObjectStore;
let s3: S3Client;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'post-object-'));
  const cors = [{ AllowedMethods: ['POST'], AllowedOrigins: ['*'] }];
  store = await startObjectStore({
    dir,
    buckets: [{ name: 'uploads', cors }],
    log: () => {},
    now: () => clock ?? Date.now(),
  });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local', sessionToken: 'session' };
  s3 = new S3Client({ endpoint: store.url, region: 'eu-west-1', credentials });
});
beforeEach(() => {
  clock = undefined;
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

const presign = (over: object = {}) =>
  createPresignedPost(s3, {
    Bucket: 'uploads',
    Key: 'photos/1.jpg',
    Expires: 60,
    Fields: { 'Content-Type': 'image/jpeg', success_action_status: '201', 'x-amz-meta-owner': 'u1' },
    Conditions: [
      ['content-length-range', 3, 1000],
      ['starts-with', '$Content-Type', 'image/'],
      ['eq', '$x-amz-meta-owner', 'u1'],
    ],
    ...over,
  });
interface Sent {
  readonly fields?: Record<string, string | undefined>;
  readonly file?: string | Uint8Array<ArrayBuffer> | null;
  readonly after?: Record<string, string>;
}
async function send({ url, fields }: PresignedPost, { fields: changed = {}, file = 'jpeg', after = {} }: Sent = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...changed }))
    if (value !== undefined) form.append(name, value);
  if (file !== null) form.append('file', new Blob([file]), 'C:\\photos\\front.jpg');
  for (const [name, value] of Object.entries(after)) form.append(name, value);
  const reply = await fetch(url, { method: 'POST', body: form, headers: { origin: 'http://127.0.0.1:1' } });
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
}
const stored = (Key = 'photos/1.jpg') => s3.send(new GetObjectCommand({ Bucket: 'uploads', Key }));

describe('a form upload within its policy', () => {
  it('becomes an object with the attributes of the form', async () => {
    const { status, text, headers } = await send(await presign());
    expect(status).toBe(201);
    expect(text).toContain('<PostResponse><Location>');
    expect(text).toContain('<Bucket>uploads</Bucket><Key>photos/1.jpg</Key>');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const found = await stored();
    expect(found).toMatchObject({ ContentType: 'image/jpeg', Metadata: { owner: 'u1' }, ETag: headers.get('etag') });
    expect(await found.Body?.transformToString()).toBe('jpeg');
  });

  it('answers 204 unless told, and ignores what follows the file', async () => {
    const post = await presign({ Fields: {}, Conditions: [] });
    expect((await send(post, { after: { surprise: 'x' } })).status).toBe(204);
  });

  it('may name its key after the file', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder
    const post = await presign({ Key: 'by-name/${filename}', Fields: {}, Conditions: [] });
    expect((await send(post)).status).toBe(204);
    expect(await (await stored('by-name/front.jpg')).Body?.transformToString()).toBe('jpeg');
  });

  it('takes the largest size and the smallest', async () => {
    const post = await presign();
    expect((await send(post, { file: 'x'.repeat(1000) })).status).toBe(201);
    expect((await send(post, { file: 'xxx' })).status).toBe(201);
  });
});

describe('a form upload outside its policy', () => {
  const cases: [string, Sent, number, RegExp][] = [
    ['too large', { file: 'x'.repeat(1001) }, 400, /EntityTooLarge.*<MaxSizeAllowed>1000</],
    ['much too large', { file: new Uint8Array(5_000_000) }, 400, /EntityTooLarge/],
    ['too small', { file: 'xx' }, 400, /EntityTooSmall.*<MinSizeAllowed>3</],
    [
      'another key',
      { fields: { key: 'photos/2.jpg' } },
      403,
      /AccessDenied.*Policy Condition failed: .*photos\/1\.jpg/,
    ],
    ['another type', { fields: { 'Content-Type': 'text/html' } }, 403, /Condition failed: .*starts-with/],
    ['another owner', { fields: { 'x-amz-meta-owner': 'u2' } }, 403, /Condition failed/],
    ['a field left out', { fields: { 'x-amz-meta-owner': undefined } }, 403, /Condition failed/],
    ['a field added', { fields: { 'x-amz-meta-more': '1' } }, 403, /Extra input fields: x-amz-meta-more/],
    ['another signature', { fields: { 'X-Amz-Signature': 'f'.repeat(64) } }, 403, /SignatureDoesNotMatch/],
    ['no signature', { fields: { 'X-Amz-Signature': undefined } }, 403, /AccessDenied/],
    ['no policy', { fields: { Policy: undefined } }, 403, /AccessDenied/],
    ['no key', { fields: { key: undefined } }, 400, /InvalidArgument.*named 'key'/],
    ['no file', { file: null }, 400, /InvalidArgument.*exactly one file/],
  ];
  it.each(cases)('is refused and leaves nothing behind: %s', async (_what, sent, status, pattern) => {
    const before = readdirSync(join(dir, 'blobs'));
    const reply = await send(await presign(), sent);
    expect(reply.status).toBe(status);
    expect(reply.text).toMatch(pattern);
    await expect.poll(() => readdirSync(join(dir, 'blobs')).toSorted()).toEqual(before.toSorted());
  });

  it('is refused when the policy was rewritten after signing', async () => {
    const post = await presign();
    const policy = JSON.parse(Buffer.from(post.fields.Policy as string, 'base64').toString());
    policy.conditions[0] = ['content-length-range', 0, 1_000_000_000];
    const forged = Buffer.from(JSON.stringify(policy)).toString('base64');
    expect((await send(post, { fields: { Policy: forged } })).text).toMatch(/SignatureDoesNotMatch/);
  });

  it('is refused when it comes late', async () => {
    const post = await presign();
    clock = Date.now() + 61_000;
    expect(await send(post)).toMatchObject({ status: 403, text: expect.stringContaining('Policy expired') });
  });

  it('is refused when the bucket is another than the policy says', async () => {
    const post = await presign();
    const reply = await send({ ...post, url: post.url.replace('uploads', 'nobody') });
    expect(reply.status).toBe(404);
  });

  it('is refused when it is no form', async () => {
    const { url } = await presign();
    const reply = await fetch(url, {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
    expect([reply.status, await reply.text()]).toEqual([
      400,
      expect.stringMatching(/MalformedPOSTRequest|InvalidArgument/),
    ]);
  });

  it('leaves nothing behind when it breaks off in the middle of the file', async () => {
    const before = readdirSync(join(dir, 'blobs')).length;
    const { url, fields } = await presign({ Conditions: [['content-length-range', 0, 10_000_000]] });
    const part = (name: string, value: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const head = `${Object.entries(fields)
      .map(([name, value]) => part(name, value))
      .join('')}--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n`;
    await new Promise<void>((resolve) => {
      const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': 5_000_000 };
      const upload = httpRequest(url, { method: 'POST', headers });
      upload.on('error', () => {}).on('close', () => resolve());
      upload.write(head + 'x'.repeat(100_000), () => setTimeout(() => upload.destroy(), 50));
    });
    await expect.poll(() => readdirSync(join(dir, 'blobs')).length).toBe(before);
  });
});
