import type { Source } from '@huzhou/shared/sources/source';
import { expect, it } from 'vitest';
import { createFindClient, findTestClient } from './clients.ts';

const source: Source = {
  sourceId: 'src-0001',
  kind: 'open311',
  name: '随手拍',
  state: 'active',
  scope: { categoryCodes: ['C0101'], areaCodes: ['330502'] },
  perMinute: 30,
  evidenceHosts: ['photos.example.cn'],
  createdAt: '2026-11-01T00:00:00.000Z',
  changedAt: '2026-11-01T00:00:00.000Z',
};

const find = (known: Source | undefined) =>
  createFindClient(
    {
      findByApiKey: async (key) =>
        key === 'good' && known !== undefined ? { source: known, credential: { key, secret: '' } } : undefined,
    },
    { allowLoopback: false },
  );

it('is a source of the registry, with its scope, its rate and its hosts', async () => {
  const client = await find(source)('good');
  expect(client).toMatchObject({ sourceId: 'src-0001', mostPerMinute: 30 });
  expect(client?.mayBring('C0101', '330502001')).toBe(true);
  expect(client?.mayBring('C0102', '330502001')).toBe(false);
  expect(client?.mayBring('C0101', '330521')).toBe(false);
  expect(client?.mayFetch('https://photos.example.cn/1.jpg')).toBe(true);
  expect(client?.mayFetch('https://photos.example.cn.evil.example/1.jpg')).toBe(false);
  expect(client?.mayFetch('nonsense')).toBe(false);
  // Never fetched, so as a photo it would be lost.
  expect(client?.mayFetch('http://photos.example.cn/1.jpg')).toBe(false);
});

it('is no source of another kind, no unknown key, and nobody by the key of the test endpoint', async () => {
  expect(await find({ ...source, kind: 'video' })('good')).toBeUndefined();
  expect(await find(source)('bad')).toBeUndefined();
  expect(await find(source)('huzhou-open311-test')).toBeUndefined();
  expect(await findTestClient('good')).toBeUndefined();
});
