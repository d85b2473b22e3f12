import { createHash } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { receiveMediaCheck, verifyMediaCheckPush } from '@huzhou/shared/complaints/routes';
import { instantOf } from '@huzhou/shared/kernel/time';
import { beforeEach, describe, expect, test } from 'vitest';
import { serve } from '../platform/http.ts';
import type { Reply } from '../platform/http-reply.ts';
import { log } from '../platform/log.ts';
import { createTestTables } from '../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext } from '../platform/testing/http-event.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { photoRow } from './complaint-rows.ts';
import { pendingPhoto } from './photo.ts';
import { createPhotoRepository, type PhotoRepository } from './photo-repository.ts';
import { createReceiveMediaCheck } from './receive-media-check.ts';
import { createVerifyMediaCheckPush } from './verify-media-check-push.ts';

const token = 'canary-push-token';
const started = Date.parse('2026-11-23T00:00:00.000Z');
const photo = { complaintId: 'HZ20261123-0000000000', photoId: 'photo-0000000000000001' };

const signed = (at: number, secret = token) => {
  const timestamp = String(Math.floor(at / 1000));
  const nonce = '815';
  const signature = createHash('sha1').update([secret, timestamp, nonce].toSorted().join('')).digest('hex');
  return { signature, timestamp, nonce };
};

describe('what WeChat pushes', () => {
  let photos: PhotoRepository;
  let output: ReturnType<typeof catchLog>;
  let state: () => Promise<unknown>;
  let push: (body: object, query?: Record<string, string>) => Promise<Reply>;
  let verify: (query: Record<string, string>) => Promise<Reply>;

  beforeEach(async () => {
    output = catchLog();
    const tables = await createTestTables('complaints');
    const TableName = tables.names.complaints;
    photos = createPhotoRepository(tables.documents, TableName);
    const Item = photoRow(pendingPhoto(photo.complaintId, photo.photoId, 'PERSON1', instantOf(started)));
    await tables.documents.send(new PutCommand({ TableName, Item }));
    await photos.markReady(photo, 'photos/one.jpg', instantOf(started));
    await photos.recordTrace(photo, 'trace-1', instantOf(started));
    const deps = { photos, pushToken: async () => token, clock: { now: () => instantOf(started) }, log };
    const handler = serve(
      { receiveMediaCheck, verifyMediaCheckPush },
      { receiveMediaCheck: createReceiveMediaCheck(deps), verifyMediaCheckPush: createVerifyMediaCheckPush(deps) },
    );
    push = (body, query = signed(started)) => handler(httpEvent(receiveMediaCheck, { query, body }), lambdaContext());
    verify = (query) => handler(httpEvent(verifyMediaCheckPush, { query }), lambdaContext());
    state = async () => {
      const { state, verdict, withheldReason } = (await photos.find(photo)) ?? {};
      return { state, verdict, withheldReason };
    };
  });

  const verdict = (suggest: string, traceId = 'trace-1') => ({
    ToUserName: 'gh_1',
    FromUserName: 'oCanaryOpenid000000000000001',
    MsgType: 'event',
    Event: 'wxa_media_check',
    trace_id: traceId,
    result: { suggest, label: 100 },
  });

  test('a risky photo is withheld, and WeChat reads what it wants to', async () => {
    expect(await push(verdict('risky'))).toMatchObject({ statusCode: 200, body: 'success' });
    expect(await state()).toEqual({ state: 'withheld', verdict: 'risky', withheldReason: 'risky' });
    expect(await push(verdict('risky'))).toMatchObject({ statusCode: 200, body: 'success' });
    await push(verdict('pass'));
    expect(await state()).toMatchObject({ state: 'withheld' });
    expect(output.events().filter(({ event }) => event === 'content.photo-suspected')).toHaveLength(1);
    expect(output.text()).not.toMatch(/oCanary|canary-push-token/);
  });

  test.each(['pass', 'review'])('a verdict of %s is noted and the photo stays', async (suggest) => {
    await push(verdict(suggest));
    expect(await state()).toMatchObject({ state: 'ready', verdict: suggest });
  });

  test('other events, unknown traces and checks that failed are taken and change nothing', async () => {
    for (const body of [
      { Event: 'subscribe_msg_popup_event' },
      verdict('risky', 'unknown'),
      { Event: 'wxa_media_check', trace_id: 'trace-1', errcode: -1008 },
    ])
      expect(await push(body)).toMatchObject({ statusCode: 200, body: 'success' });
    expect(await state()).toEqual({ state: 'ready', verdict: undefined, withheldReason: undefined });
  });

  test.each([
    ['another token', signed(started, 'guessed')],
    ['eleven minutes ago', signed(started - 660_000)],
    ['eleven minutes from now', signed(started + 660_000)],
    ['nothing', { ...signed(started), signature: '-' }],
    ['half a signature', { ...signed(started), signature: signed(started).signature.slice(0, 20) }],
    ['a time that is none', { ...signed(started), timestamp: '1e9' }],
    ['another nonce', { ...signed(started), nonce: '816' }],
  ])('signed by %s it is refused and changes nothing', async (_, query) => {
    expect((await push(verdict('risky'), query)).statusCode).toBe(403);
    expect((await verify({ ...query, echostr: 'echo' })).statusCode).toBe(403);
    expect(await state()).toMatchObject({ state: 'ready' });
  });

  test('the address is verified by giving back what came, as plain text', async () => {
    const reply = await verify({ ...signed(started - 500_000), echostr: '4847393012' });
    expect(reply).toMatchObject({
      statusCode: 200,
      body: '4847393012',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  });
});
