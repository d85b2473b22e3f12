import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestTables, type TestTables } from '../platform/testing/dynamo.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createQuotaRepository } from './quota-repository.ts';

let tables: TestTables<'identity'>;
beforeAll(async () => {
  tables = await createTestTables('identity');
});

const repository = () =>
  createQuotaRepository({ documents: tables.documents, table: tables.names.identity, clock: createTestClock() });

const callOf = (personId: string, key: string = randomUUID(), fingerprint = 'f') => ({
  personId,
  routeId: 'identity.recordSubscriptions',
  key,
  fingerprint,
});

describe('agreed messages', () => {
  it('are counted by template, one for each accept', async () => {
    const quotas = repository();
    expect(await quotas.quotaOf('A')).toEqual({});
    expect(await quotas.add(callOf('A'), ['progress', 'task', 'task'])).toEqual({
      ok: true,
      value: { progress: 1, task: 1 },
    });
    expect(await quotas.add(callOf('A'), ['progress'])).toEqual({ ok: true, value: { progress: 2, task: 1 } });
    expect(await quotas.quotaOf('A')).toEqual({ progress: 2, task: 1 });
  });

  it('are counted once for one key, with the same reply even after one was used', async () => {
    const quotas = repository();
    const call = callOf('B');
    const replies = await Promise.all(Array.from({ length: 5 }, () => quotas.add(call, ['progress'])));
    await quotas.take('B', 'progress');
    for (const reply of [...replies, await quotas.add(call, ['progress'])])
      expect(reply).toEqual({ ok: true, value: { progress: 1 } });
    expect(await quotas.quotaOf('B')).toEqual({ progress: 0 });
  });

  it('are not counted for a key that stood for something else', async () => {
    const quotas = repository();
    await quotas.add(callOf('C', 'one-key', 'f'), ['progress']);
    expect(await quotas.add(callOf('C', 'one-key', 'g'), ['task'])).toMatchObject({
      ok: false,
      failure: { kind: 'idempotency-mismatch' },
    });
    expect(await quotas.quotaOf('C')).toEqual({ progress: 1 });
  });

  it('all count when several are agreed to at the same time', async () => {
    const quotas = repository();
    const replies = await Promise.all([1, 2, 3].map(() => quotas.add(callOf('D'), ['progress'])));
    expect(replies.every(({ ok }) => ok)).toBe(true);
    expect(await quotas.quotaOf('D')).toEqual({ progress: 3 });
  });

  it('are taken one by one and never below none, whoever takes them', async () => {
    const quotas = repository();
    await quotas.add(callOf('E'), ['progress']);
    await quotas.add(callOf('E'), ['progress']);
    const taken = await Promise.all(Array.from({ length: 5 }, () => quotas.take('E', 'progress')));
    expect(taken.filter(Boolean)).toHaveLength(2);
    expect(await quotas.quotaOf('E')).toEqual({ progress: 0 });
  });

  it('cannot be taken by somebody who never agreed, nor given back or emptied into being', async () => {
    const quotas = repository();
    expect(await quotas.take('F', 'progress')).toBe(false);
    await quotas.giveBack('F', 'progress');
    await quotas.empty('F', 'progress');
    expect(await quotas.quotaOf('F')).toEqual({});
  });

  it('come back when nothing was sent, and are gone when WeChat says that the person refuses', async () => {
    const quotas = repository();
    await quotas.add(callOf('G'), ['progress', 'task']);
    await quotas.take('G', 'progress');
    await quotas.giveBack('G', 'progress');
    expect(await quotas.quotaOf('G')).toEqual({ progress: 1, task: 1 });
    await quotas.empty('G', 'progress');
    expect(await quotas.quotaOf('G')).toEqual({ progress: 0, task: 1 });
  });
});
