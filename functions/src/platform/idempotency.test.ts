import { beforeAll, expect, it } from 'vitest';
import { idempotentCall, recallCall, rememberCall, replay } from './idempotency.ts';
import { transact } from './table.ts';
import { createTestTables, type TestTables } from './testing/dynamo.ts';

const now = '2026-11-23T08:00:00.000Z';
const afterADay = '2026-11-24T08:00:00.000Z';

let tables: TestTables<'identity'>;
beforeAll(async () => {
  tables = await createTestTables('identity');
});

const callOf = (idempotencyKey: string, body: unknown, path: unknown = undefined, personId = 'P1') =>
  idempotentCall({ id: 'a.b' }, { path, body, idempotencyKey }, { personId });

const remember = (call: ReturnType<typeof callOf>, reply: unknown, at = now) =>
  transact(tables.documents, [{ Put: rememberCall(tables.names.identity, call, reply, at) }]);
const recall = (call: ReturnType<typeof callOf>, at = now) =>
  recallCall(tables.documents, tables.names.identity, call, at);

it('lets one of five calls at once through, and tells the others its reply', async () => {
  const call = callOf('five-at-once-000', { words: '好' });
  const written = await Promise.all([1, 2, 3, 4, 5].map((reply) => remember(call, { reply })));
  expect(written.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = written.findIndex(({ ok }) => ok) + 1;
  const kept = await recall(call);
  expect(kept && replay(kept, call)).toEqual({ ok: true, value: { reply: winner } });
});

it('refuses the same key with another body or for another thing', async () => {
  const call = callOf('another-body-000', { words: '好' }, { complaintId: 'A' });
  await remember(call, 1);
  for (const other of [
    callOf('another-body-000', { words: '坏' }, { complaintId: 'A' }),
    callOf('another-body-000', { words: '好' }, { complaintId: 'B' }),
  ]) {
    const kept = await recall(other);
    expect(kept && replay(kept, other)).toEqual({ ok: false, failure: { kind: 'idempotency-mismatch' } });
  }
});

it('does not mix up two people who chose the same key', async () => {
  await remember(callOf('same-key-of-two0', 1), 'first');
  expect(await recall(callOf('same-key-of-two0', 1, undefined, 'P2'))).toBeUndefined();
  expect((await remember(callOf('same-key-of-two0', 1, undefined, 'P2'), 'second')).ok).toBe(true);
});

it('forgets after a day, whether or not the store has swept the row', async () => {
  const call = callOf('forgotten-a-day0', 1);
  await remember(call, 'old');
  expect(await recall(call, '2026-11-24T07:59:59.000Z')).toBeDefined();
  expect((await remember(call, 'early', '2026-11-24T07:59:59.000Z')).ok).toBe(false);
  expect(await recall(call, afterADay)).toBeUndefined();
  expect((await remember(call, 'new', afterADay)).ok).toBe(true);
});

it('keeps a reply of nothing', async () => {
  const call = callOf('reply-of-nothing', 1);
  await remember(call, undefined);
  expect(await recall(call)).toMatchObject({ reply: null });
});
