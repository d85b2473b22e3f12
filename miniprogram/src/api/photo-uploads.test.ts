import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { expect, test } from 'vitest';
import { type ApiFailure, offline, readProblem } from './failure.ts';
import { createPhotoUploads, type KeptPhoto, type PhotoUpload, toKept } from './photo-uploads.ts';

const hour = 3_600_000;

const harness = () => {
  const device = new Map<string, string>();
  const state = {
    network: ok(undefined) as Result<undefined, ApiFailure>,
    now: 100 * hour,
    keys: 0,
    photos: [] as readonly PhotoUpload[],
  };
  const progress: (number | undefined)[] = [];
  const uploads = createPhotoUploads({
    requestForm: async (_, key) =>
      state.network.ok ? ok({ url: '/up', fields: {}, uploadId: `upload-of-${key}` }) : state.network,
    send: async (_, __, onPercent) => {
      onPercent(50);
      return state.network;
    },
    shrink: async (path) => {
      if (path === 'no-picture') throw new Error('no picture');
      return { path: `${path}.small`, bytes: 10, contentType: 'image/jpeg' };
    },
    keep: async (path) => {
      device.set(`kept-${path}`, path);
      return `kept-${path}`;
    },
    open: async (name) => device.get(name),
    drop: async (name) => void device.delete(name),
    newKey: () => {
      state.keys += 1;
      return `key${state.keys}`;
    },
    nowMilliseconds: () => state.now,
    unreadableWords: '不是照片',
    onChange: (photos) => {
      state.photos = photos;
      progress.push(photos[0]?.percent);
    },
  });
  return { uploads, state, device, progress };
};

test('a photo is kept, then sent', async () => {
  const { uploads, state, device, progress } = harness();
  await uploads.add(['a']);
  expect(state.photos).toMatchObject([{ src: 'a', state: 'sent', keptAs: 'kept-a', percent: 100 }]);
  expect(state.photos[0]?.uploadId).toMatch(/^upload-of-/);
  expect(progress).toContain(50);
  expect(device.has('kept-a')).toBe(true);
});

test('without a network it waits, and goes when the network is back', async () => {
  const { uploads, state } = harness();
  state.network = err(offline);
  await uploads.add(['a', 'b']);
  expect(state.photos.map(({ state: at }) => at)).toEqual(['waiting', 'waiting']);
  state.network = ok(undefined);
  await uploads.resume();
  expect(state.photos.map(({ state: at }) => at)).toEqual(['sent', 'sent']);
});

test('what the server refuses fails with its reason, and can be tried again', async () => {
  const { uploads, state } = harness();
  state.network = err({ ...readProblem(413, ''), title: '照片太大' });
  await uploads.add(['a']);
  expect(state.photos[0]).toMatchObject({ state: 'failed', reason: '照片太大' });
  state.network = ok(undefined);
  await uploads.resume();
  expect(state.photos[0]?.state).toBe('failed');
  await uploads.retry(state.photos[0]?.key ?? '');
  expect(state.photos[0]?.state).toBe('sent');
});

test('what is no picture says so', async () => {
  const { uploads, state } = harness();
  await uploads.add(['no-picture']);
  expect(state.photos[0]).toMatchObject({ state: 'failed', reason: '不是照片' });
});

test('a removed photo leaves the device and is not sent', async () => {
  const { uploads, state, device } = harness();
  state.network = err(offline);
  await uploads.add(['a']);
  await uploads.remove(state.photos[0]?.key ?? '');
  expect(state.photos).toEqual([]);
  expect(device.size).toBe(0);
});

test('a draft brings back what is there: sent stays sent for a while, the rest is sent again', async () => {
  const before = harness();
  await before.uploads.add(['a', 'b', 'c']);
  const [a, b, c] = toKept(before.state.photos) as [KeptPhoto, KeptPhoto, KeptPhoto];
  const after = harness();
  after.device.set('kept-a', 'a').set('kept-b', 'b');
  after.state.network = err(offline);
  await after.uploads.restore([a, { ...b, sentAt: after.state.now - 21 * hour }, c]);
  expect(after.state.photos.map(({ key, state }) => [key, state])).toEqual([
    [a.key, 'sent'],
    [b.key, 'waiting'],
  ]);
  expect(after.state.photos[1]?.uploadId).toBeUndefined();
});

test('finishing sends what waited and tells the ids in their order, or that one is missing', async () => {
  const { uploads, state } = harness();
  state.network = err(offline);
  await uploads.add(['a', 'b']);
  expect(await uploads.finish()).toBeUndefined();
  state.network = ok(undefined);
  expect(await uploads.finish()).toEqual(state.photos.map(({ uploadId }) => uploadId));
  expect(state.photos.map(({ state: each }) => each)).toEqual(['sent', 'sent']);
});
