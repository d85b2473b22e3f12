import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { instantOf } from '@huzhou/shared/kernel/time';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { log } from '../platform/log.ts';
import { randomBytes } from '../platform/random.ts';
import { createTestTables, type TestTables } from '../platform/testing/dynamo.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import type { WeChatFailure } from '../wechat/failure.ts';
import { createCheckPhoto } from './check-photo.ts';
import { createCleanPhoto } from './clean-photo.ts';
import { PhotoFacts, pendingFacts, uploadKeyOf } from './photo.ts';
import { createPhotoRows, type PhotoRows } from './photo-rows.ts';
import { claimedJpeg, quartersJpeg, withMetadata } from './testing/pictures.ts';

const openid = 'oCanaryOpenid000000000000001';
const albumId = 'ALBUM1';
const photoId = 'photo-0000000000000001';
const personId = 'PERSON1';
const message = { albumId, photoId };
const started = Date.parse('2026-11-23T00:00:00.000Z');

/** Photos of something that no capability has: whatever keeps photos keeps such rows in its own table. */
const Ref = z.object({ albumId: z.string(), photoId: z.string() });
type Ref = z.infer<typeof Ref>;
const Photo = z.object({ albumId: z.string(), ...PhotoFacts.shape });
type Photo = z.infer<typeof Photo>;
const keyOf = ({ albumId, photoId }: Ref) => ({ pk: `ALBUM#${albumId}`, sk: `PHOTO#${photoId}` });
const pending = (more: Partial<Photo> = {}) => ({
  ...keyOf(message),
  lookKey: 'LOOK',
  lookSort: instantOf(started),
  albumId,
  ...pendingFacts(photoId, personId, instantOf(started)),
  ...more,
});

describe('cleaning a photo', () => {
  let tables: TestTables<'complaints'>;
  let photos: PhotoRows<Ref, Photo>;
  let uploads: Map<string, Uint8Array>;
  let files: Map<string, Uint8Array>;
  let asked: { openid: string; mediaUrl: string }[];
  let answer: () => Result<{ traceId: string }, WeChatFailure>;
  let output: ReturnType<typeof catchLog>;
  let toFetch: Ref[];
  let clean: (afterPut?: () => Promise<void>, photo?: Ref) => Promise<void>;

  beforeEach(async () => {
    output = catchLog();
    tables = await createTestTables('complaints');
    photos = createPhotoRows({
      documents: tables.documents,
      table: tables.names.complaints,
      ref: Ref,
      keyOf,
      parse: (stored) => z.parse(Photo, stored),
      lookedFor: ['lookKey', 'lookSort'],
    });
    uploads = new Map([[uploadKeyOf(personId, photoId), withMetadata(quartersJpeg(64, 48), 6)]]);
    files = new Map();
    asked = [];
    toFetch = [];
    answer = () => ok({ traceId: 'trace-1' });
    await tables.documents.send(new PutCommand({ TableName: tables.names.complaints, Item: pending() }));
    const clock = { now: () => instantOf(started + 1000) };
    const check = createCheckPhoto({
      photos,
      files: { urlOf: async (key) => `https://media.example/${key}` },
      weChat: {
        checkMediaAsync: async (question) => {
          asked.push(question);
          return answer();
        },
      },
      openidOf: async () => openid,
      clock,
      log,
    });
    clean = async (afterPut, photo = message) =>
      createCleanPhoto({
        photos,
        uploads: { read: async (key) => uploads.get(key) },
        sendForFile: async (wanted) => void toFetch.push(wanted),
        files: {
          put: async (key, bytes) => {
            files.set(key, bytes);
            await afterPut?.();
          },
          remove: async (key) => void files.delete(key),
        },
        check,
        clock,
        randomBytes,
        log,
      })(photo);
  });

  const row = async (): Promise<Photo & { lookKey?: string }> => {
    const rows = await tables.rows('complaints');
    return rows.find(({ sk }) => String(sk).startsWith('PHOTO#')) as unknown as Photo;
  };

  test('makes it ready under a name that nobody can guess, off the sweeper’s list, and asks WeChat', async () => {
    expect((await row()).lookKey).toBeDefined();
    await clean();
    const photo = await row();
    expect(photo).toMatchObject({ state: 'ready', traceId: 'trace-1', stateAt: instantOf(started + 1000) });
    expect(photo.mediaKey).toMatch(/^photos\/[A-Za-z0-9_-]{32}\.jpg$/);
    expect(photo.lookKey).toBeUndefined();
    expect(Buffer.from(files.get(photo.mediaKey ?? '') ?? []).toString('latin1')).not.toMatch(/CANARY|Exif/);
    expect(asked).toEqual([{ openid, mediaUrl: `https://media.example/${photo.mediaKey}` }]);
    expect(output.text()).not.toContain(openid);
    expect(JSON.stringify(await tables.rows('complaints'))).not.toContain(openid);
  });

  test('twice, one after the other, is once', async () => {
    await clean();
    const before = await row();
    await clean();
    expect(await row()).toEqual(before);
    expect(files.size).toBe(1);
    expect(asked).toHaveLength(1);
  });

  test('five times at once makes one photo and leaves no copies', async () => {
    await Promise.all(Array.from({ length: 5 }, () => clean()));
    expect([...files.keys()]).toEqual([(await row()).mediaKey]);
  });

  test('killed between file and row, it is made anew in the same place, and leaves no copy', async () => {
    await expect(clean(() => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
    expect(await row()).toMatchObject({ state: 'pending', lookKey: expect.anything() });
    await clean();
    const { state, mediaKey } = await row();
    expect(state).toBe('ready');
    expect([...files.keys()]).toEqual([mediaKey]);
  });

  test('killed between file and row, and the upload gone since: nothing is left of it', async () => {
    await expect(clean(() => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
    uploads.clear();
    await clean();
    expect(await row()).toMatchObject({ state: 'withheld', withheldReason: 'missing' });
    expect(files.size).toBe(0);
  });

  test('one whose file has to be fetched is sent for and stays pending; once the file is there it is made ready', async () => {
    const fetchFrom = 'https://camera.example.cn/1.jpg';
    const Item = pending({ fetchFrom });
    await tables.documents.send(new PutCommand({ TableName: tables.names.complaints, Item }));
    const [[key = '', file = new Uint8Array()] = []] = uploads;
    uploads.clear();
    await clean();
    expect(toFetch).toEqual([message]);
    expect((await row()).state).toBe('pending');
    uploads.set(key, file);
    await clean();
    expect(await row()).toMatchObject({ state: 'ready' });
    expect(toFetch).toHaveLength(1);
  });

  test.each([
    ['junk', Buffer.from('no picture'), 'unreadable'],
    ['a bomb', claimedJpeg(30_000, 30_000), 'too-many-pixels'],
    ['nothing', undefined, 'missing'],
  ])('withholds %s and says why', async (_, upload, reason) => {
    uploads.clear();
    if (upload !== undefined) uploads.set(uploadKeyOf(personId, photoId), upload);
    await clean();
    await clean();
    expect(await row()).toMatchObject({ state: 'withheld', withheldReason: reason });
    expect((await row()).lookKey).toBeUndefined();
    expect(files.size).toBe(0);
    expect(asked).toHaveLength(0);
    expect(output.events()).toMatchObject([{ event: 'photo.withheld', reason }]);
  });

  test('when WeChat is busy the photo is ready all the same, and the check is asked for again', async () => {
    answer = () => err({ kind: 'busy', errcode: -1 });
    await expect(clean()).rejects.toThrow('busy');
    expect((await row()).state).toBe('ready');
    answer = () => ok({ traceId: 'trace-2' });
    await clean();
    expect(await row()).toMatchObject({ state: 'ready', traceId: 'trace-2' });
    expect(files.size).toBe(1);
  });

  test('when WeChat will not check it, that is on record and not tried for ever', async () => {
    answer = () => err({ kind: 'inactive-person', errcode: 61010 });
    await clean();
    expect(output.events().at(-1)).toMatchObject({ event: 'content.photo-unchecked', reason: 'inactive-person' });
  });

  test('a message about a photo that does not exist is let go', async () => {
    await clean(undefined, { ...message, albumId: 'ALBUM2' });
    expect(output.events()).toMatchObject([{ event: 'photo.unknown', albumId: 'ALBUM2', photoId }]);
  });

  test('a verdict that comes before we know what it is of is not lost', async () => {
    expect(await photos.recordVerdict('trace-1', 'risky', instantOf(started))).toBeUndefined();
    await clean();
    expect(await row()).toMatchObject({ state: 'withheld', withheldReason: 'risky', verdict: 'risky' });
  });
});
