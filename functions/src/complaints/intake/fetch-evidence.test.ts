import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { instantOf } from '@huzhou/shared/kernel/time';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uploadKeyOf } from '../../photos/photo.ts';
import { createTestTables, type TestTables } from '../../platform/testing/dynamo.ts';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { photoRow } from '../complaint-rows.ts';
import { type Photo, type PhotoToClean, pendingPhoto } from '../photo.ts';
import { createPhotoRepository } from '../photo-repository.ts';
import { createFetchEvidence } from './fetch-evidence.ts';
import { createCallOutside } from './outside-call.ts';

const complaintId = 'HZ20261123-0000000000';
const photoId = 'photo-0000000000000001';
const personId = 'source:src-test';
const at = instantOf(Date.parse('2026-11-23T00:00:00.000Z'));

let server: Server;
let port: number;
let answer: (response: ServerResponse, path: string) => void;
let tables: TestTables<'complaints'>;
let hosts: string[];
let files: Map<string, string>;
let toClean: PhotoToClean[];
let patienceMilliseconds: number;
/** How long each call was given. */
let given: number[];
let fetchPhoto: (receiveCount?: number) => Promise<void>;

const put = (fetchFrom: string, more: Partial<Photo> = {}) =>
  tables.documents.send(
    new PutCommand({
      TableName: tables.names.complaints,
      Item: photoRow({ ...pendingPhoto(complaintId, photoId, personId, at), fetchFrom, ...more }),
    }),
  );

const row = async () => (await tables.rows('complaints')).find(({ sk }) => sk === `PHOTO#${photoId}`);

beforeAll(async () => {
  server = createServer((request, response) => answer(response, request.url ?? ''));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
  tables = await createTestTables('complaints');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  catchLog();
  hosts = ['127.0.0.1'];
  files = new Map();
  patienceMilliseconds = 5000;
  toClean = [];
  given = [];
  answer = (response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end('a picture');
  await put(`http://127.0.0.1:${port}/1.jpg`);
  const work = createFetchEvidence({
    photos: createPhotoRepository(tables.documents, tables.names.complaints),
    sources: {
      find: async (sourceId) =>
        sourceId === 'src-test'
          ? ({ source: { evidenceHosts: hosts }, credentials: [], version: 1 } as never)
          : undefined,
    },
    uploads: { put: async (key, file) => void files.set(key, Buffer.from(file).toString()) },
    call: (url, request) => {
      given.push(request.timeoutMilliseconds);
      return createCallOutside({ allowLoopback: true })(url, {
        ...request,
        timeoutMilliseconds: patienceMilliseconds,
        mostBytes: 100,
      });
    },
    cleanPhotos: async (photos) => void toClean.push(...photos),
    clock: { now: () => at },
  });
  fetchPhoto = (receiveCount = 1) => work({ complaintId, photoId }, { receiveCount });
});

describe('a photo at an address', () => {
  it('is fetched, put where uploads lie, and sent to be cleaned like them', async () => {
    await fetchPhoto();
    expect([...files]).toEqual([[uploadKeyOf(personId, photoId), 'a picture']]);
    expect(toClean).toEqual([{ complaintId, photoId, personId }]);
    expect(await row()).toMatchObject({ state: 'pending' });
  });

  it('may be redirected within the hosts of its source', async () => {
    answer = (response, path) =>
      path === '/2.jpg' ? response.end('another picture') : response.writeHead(302, { location: '/2.jpg' }).end();
    await fetchPhoto();
    expect([...files.values()]).toEqual(['another picture']);
  });

  it('has one patience for all redirects together, so that the worker outlives it', async () => {
    answer = (response, path) => {
      const next = Number(path.slice(1, 2)) + 1;
      setTimeout(
        () => (next > 3 ? response.end('late') : response.writeHead(302, { location: `/${next}.jpg` }).end()),
        40,
      );
    };
    await fetchPhoto();
    expect(given).toHaveLength(3);
    expect(given[0]).toBe(15_000);
    expect(given[1]).toBeLessThanOrEqual(14_970);
    expect(given[2]).toBeLessThanOrEqual((given[1] ?? 0) - 30);
  });

  it.each([
    ['elsewhere', 'https://evil.example.cn/1.jpg'],
    ['to the cloud’s own service', 'http://169.254.169.254/latest/meta-data/'],
    ['nowhere', 'http://['],
  ])('is not followed %s', async (_, location) => {
    answer = (response) => response.writeHead(302, { location }).end();
    await fetchPhoto();
    expect(files.size).toBe(0);
    expect(await row()).toMatchObject({ state: 'withheld', withheldReason: 'unfetchable' });
  });

  it.each<[string, () => void]>([
    ['redirects for ever', () => (answer = (response) => response.writeHead(302, { location: '/1.jpg' }).end())],
    ['is too large', () => (answer = (response) => response.end('x'.repeat(101)))],
    ['is on a host that was taken off the list', () => (hosts = ['camera.example.cn'])],
  ])('that %s is given up at once', async (_, trouble) => {
    trouble();
    await fetchPhoto();
    expect(await row()).toMatchObject({ state: 'withheld', withheldReason: 'unfetchable' });
    expect(toClean).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['is not there yet', () => (answer = (response) => response.writeHead(404).end())],
    ['fails', () => (answer = (response) => response.writeHead(500).end())],
    ['is empty', () => (answer = (response) => response.end())],
    ['does not come', () => (answer = () => undefined)],
    ['comes too slowly', () => (answer = (response) => response.writeHead(200).write('a'))],
  ])('that %s is tried again, five times in all; then staff see that there is none', async (what, trouble) => {
    trouble();
    if (/come/.test(what)) patienceMilliseconds = 60;
    await expect(fetchPhoto(1)).rejects.toThrow('could not be fetched');
    expect(await row()).toMatchObject({ state: 'pending' });
    await expect(fetchPhoto(5)).rejects.toThrow('could not be fetched');
    expect(await row()).toMatchObject({ state: 'withheld', withheldReason: 'unfetchable' });
    // The dead letter, sent again once the trouble is over.
    answer = (response) => response.end('a picture');
    patienceMilliseconds = 5000;
    await fetchPhoto(1);
    expect(await row()).toMatchObject({ state: 'pending' });
    expect(toClean).toHaveLength(1);
  });

  it('is left alone once it is ready, or withheld for another reason', async () => {
    await put(`http://127.0.0.1:${port}/1.jpg`, { state: 'ready' });
    await fetchPhoto();
    await put(`http://127.0.0.1:${port}/1.jpg`, { state: 'withheld', withheldReason: 'risky' });
    await fetchPhoto();
    expect(files.size).toBe(0);
    expect(toClean).toEqual([]);
  });
});
