import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { wgsFromGcj } from '@huzhou/shared/directory/coordinates';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseComplaint, parseEvent, parsePhoto, rowKind } from '../complaint-rows.ts';
import { createStand, newRequest, type Stand } from './testing/stand.ts';

let stand: Stand;

beforeAll(async () => {
  stand = await createStand();
});

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

const send = async (more: Record<string, string> = {}, key?: string) => {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  const { status, json } = await stand.json('POST', 'requests.json', { form: newRequest(more), headers });
  return { status, id: json[0].service_request_id as string | undefined, code: json[0].code as number | undefined };
};

const rowsOf = async (id: string | undefined) =>
  (await stand.tables.rows('complaints')).filter(({ pk }) => pk === `COMPLAINT#${id}`);

describe('a new request', () => {
  it('is a case like any other: accepted, its clocks running, its story begun', async () => {
    const { id } = await send({ description: '井盖没了', phone: '138 1234 1234' });
    const rows = await rowsOf(id);
    const complaint = parseComplaint(rows.find((row) => rowKind(row) === 'complaint') ?? {});
    expect(complaint).toMatchObject({
      state: 'submitted',
      source: 'open311',
      reporterId: 'source:src-one1',
      categoryCode: 'C0101',
      districtCode: '330502',
      words: '井盖没了\n\n补充信息\n井盖状况：缺失',
      hasPhone: true,
      submittedAt: stand.time.now,
    });
    expect(complaint.legs.dispatch.dueAt > complaint.submittedAt).toBe(true);
    const { latitude, longitude } = wgsFromGcj(complaint.point ?? { latitude: 0, longitude: 0 });
    expect([latitude, longitude]).toEqual([expect.closeTo(30.868, 5), expect.closeTo(120.186, 5)]);
    const [event] = rows.filter((row) => rowKind(row) === 'event').map(parseEvent);
    expect(event).toMatchObject({ type: 'submitted', actor: { kind: 'source', sourceId: 'src-one1' } });
    expect(rows.some((row) => rowKind(row) === 'contact')).toBe(true);
    expect(JSON.stringify(rows)).not.toContain('13812341234');
  });

  it('has its media fetched from where the client may be fetched from; other links stand in the words', async () => {
    const body = new URLSearchParams(newRequest({ description: '有图' }));
    for (const url of ['https://photos.example/1.jpg', 'https://elsewhere.example/2.jpg'])
      body.append('media_url', url);
    const { json } = await stand.json('POST', 'requests.json', { form: body.toString() });
    const rows = await rowsOf(json[0].service_request_id);
    const photos = rows.filter((row) => rowKind(row) === 'photo').map(parsePhoto);
    expect(photos).toMatchObject([
      { state: 'pending', fetchFrom: 'https://photos.example/1.jpg', personId: 'source:src-one1' },
    ]);
    const complaint = parseComplaint(rows.find((row) => rowKind(row) === 'complaint') ?? {});
    expect(complaint.photoIds).toEqual(photos.map(({ photoId }) => photoId));
    expect(complaint.words).toContain('媒体链接\nhttps://elsewhere.example/2.jpg');
    expect(complaint.words).not.toContain('photos.example');
  });
});

describe('a picture', () => {
  it('is shown to its client once it is cleaned, and to nobody else', async () => {
    const form = newRequest({ description: '有一张图', media_url: 'https://photos.example/3.jpg' });
    const { json: created } = await stand.json('POST', 'requests.json', { form });
    const id = created[0].service_request_id;
    const mediaUrl = async (query: string) =>
      (await stand.json('GET', `requests/${id}.json`, { query })).json[0].media_url;
    expect(await mediaUrl('api_key=key-one')).toBeNull();
    const row = (await rowsOf(id)).find((candidate) => rowKind(candidate) === 'photo') ?? {};
    const photo = { ...row, state: 'ready', mediaKey: 'photos/3.jpg' };
    await stand.tables.documents.send(new PutCommand({ TableName: stand.tables.names.complaints, Item: photo }));
    expect(await mediaUrl('api_key=key-one')).toBe(`https://media.test/${parsePhoto(photo).photoId}`);
    expect(await mediaUrl('api_key=key-two')).toBeNull();
    expect(await mediaUrl('')).toBeNull();
  });
});

describe('the same request again', () => {
  it('within minutes is the same case; later, from another client, or with other words it is another', async () => {
    const first = await send({ description: '一模一样' });
    stand.wait(590);
    expect((await send({ description: '一模一样' })).id).toBe(first.id);
    expect((await send({ description: '不一样' })).id).not.toBe(first.id);
    expect((await send({ description: '一模一样', api_key: 'key-two' })).id).not.toBe(first.id);
    stand.wait(1300);
    expect((await send({ description: '一模一样' })).id).not.toBe(first.id);
  });

  it('at once five times is one case', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => send({ description: '五次' })));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('under an Idempotency-Key is the same case for a day, and the key serves no other content', async () => {
    const first = await send({ description: '有钥匙' }, 'key-of-the-client-1');
    stand.wait(20_000);
    expect((await send({ description: '有钥匙' }, 'key-of-the-client-1')).id).toBe(first.id);
    expect((await send({ description: '有钥匙' }, 'key-of-the-client-2')).id).not.toBe(first.id);
    expect(await send({ description: '另一份' }, 'key-of-the-client-1')).toMatchObject({ status: 400, code: 422 });
    expect(await send({}, 'short')).toMatchObject({ status: 400 });
  });
});
