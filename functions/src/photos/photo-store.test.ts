import { S3Client } from '@aws-sdk/client-s3';
import { instantOf } from '@huzhou/shared/kernel/time';
import { describe, expect, test } from 'vitest';
import { type PhotoFacts, pendingFacts } from './photo.ts';
import { createPhotoStore } from './photo-store.ts';

const started = Date.parse('2026-11-23T00:00:00.000Z');
const s3 = new S3Client({ region: 'cn-northwest-1', credentials: { accessKeyId: 'key', secretAccessKey: 'secret' } });

let now = started;
const store = createPhotoStore(s3, 'media-bucket', { now: () => instantOf(now) });

const photo = (photoId: string, changes: Partial<PhotoFacts>): PhotoFacts => ({
  ...pendingFacts(photoId, 'PERSON1', instantOf(started)),
  ...changes,
});

describe('the addresses of photos', () => {
  test('are given for ready photos only', async () => {
    const urls = await store.photoUrls([
      photo('pending', {}),
      photo('ready', { state: 'ready', mediaKey: 'photos/one.jpg' }),
      photo('withheld', { state: 'withheld', mediaKey: 'photos/two.jpg', withheldReason: 'risky' }),
    ]);
    expect([...urls.keys()]).toEqual(['ready']);
    expect(urls.get('ready')).toMatch(/^https:\/\/media-bucket\.s3\..*\/photos\/one\.jpg\?/);
  });

  test('stay the same for some minutes, and each is good for at least ten', async () => {
    const seen = new Set<string>();
    for (let seconds = 0; seconds < 900; seconds += 30) {
      now = started + seconds * 1000;
      const url = new URL(await store.urlOf('photos/one.jpg'));
      const date = url.searchParams.get('X-Amz-Date') ?? '';
      const signedAt = Date.parse(date.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
      const endsAt = signedAt + Number(url.searchParams.get('X-Amz-Expires')) * 1000;
      expect(endsAt - now).toBeGreaterThanOrEqual(600_000);
      expect(signedAt).toBeLessThanOrEqual(now);
      seen.add(url.href);
    }
    expect(seen.size).toBe(3);
  });
});
