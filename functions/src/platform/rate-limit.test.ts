import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { countCall, createRateLimiter, tooManyRequests } from './rate-limit.ts';
import { transact } from './table.ts';
import { createTestTables, type TestTables } from './testing/dynamo.ts';
import { createTestClock } from './testing/test-clock.ts';

let tables: TestTables<'limits'>;
beforeAll(async () => {
  tables = await createTestTables('limits');
});

const limiterOf = (clock = createTestClock()) => ({
  clock,
  limiter: createRateLimiter({
    documents: tables.documents,
    table: tables.names.limits,
    clock,
    addressKey: async () => new TextEncoder().encode('a key of the day'),
  }),
});
const perCaller = (id: 'a.b' | 'a.c' | 'a.d' | 'a.e', most = 3) =>
  ({ id, limit: { per: 'caller', most, withinSeconds: 60 } }) as const;
const address = '203.0.113.7';

describe('counting calls', () => {
  it('lets `most` calls of one caller through, however many come at once', async () => {
    const { limiter } = limiterOf();
    const calls = Array.from({ length: 10 }, () => limiter.count(perCaller('a.b'), { personId: 'P1', address }));
    const failures = (await Promise.all(calls)).filter((failed) => failed !== undefined);
    expect(failures).toHaveLength(7);
    expect(failures[0]).toMatchObject({ kind: 'too-many-requests' });
    expect(await limiter.count(perCaller('a.b'), { personId: 'P2', address })).toBeUndefined();
  });

  it('begins anew with the next window, and says when that is', async () => {
    const { limiter, clock } = limiterOf(createTestClock('2026-11-23T08:00:48.500Z'));
    const route = perCaller('a.c', 1);
    expect(await limiter.count(route, { personId: 'P1', address })).toBeUndefined();
    expect(await limiter.count(route, { personId: 'P1', address })).toMatchObject({ retryAfterSeconds: 12 });
    clock.advanceSeconds(11.4);
    expect(await limiter.count(route, { personId: 'P1', address })).toMatchObject({ retryAfterSeconds: 1 });
    clock.advanceSeconds(0.1);
    expect(await limiter.count(route, { personId: 'P1', address })).toBeUndefined();
  });

  it('always sends people away for at least a second and at most a window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 }), fc.date({ noInvalidDate: true }), (withinSeconds, date) => {
        const now = new Date(Math.abs(date.getTime()) % 4e12).toISOString();
        const { retryAfterSeconds = 0 } = tooManyRequests({ per: 'caller', most: 1, withinSeconds }, now);
        expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
        expect(retryAfterSeconds).toBeLessThanOrEqual(withinSeconds);
      }),
    );
  });

  it('counts an address under another name each day, and never stores it', async () => {
    const { limiter, clock } = limiterOf();
    const route = { id: 'a.address', limit: { per: 'address', most: 9, withinSeconds: 60 } } as const;
    await limiter.count(route, { address });
    await limiter.count(route, { address });
    clock.advanceSeconds(86_400);
    await limiter.count(route, { address });
    const rows = (await tables.rows('limits')).filter(({ pk }) => String(pk).includes('a.address'));
    expect(rows.map(({ calls }) => calls).sort()).toEqual([1, 2]);
    expect(new Set(rows.map(({ pk }) => pk)).size).toBe(2);
    expect(JSON.stringify(await tables.rows('limits'))).not.toContain(address);
  });

  it('says by `expiresAt` when a row is worth nothing any more', async () => {
    const { limiter, clock } = limiterOf();
    await limiter.count(perCaller('a.d'), { personId: 'P9', address });
    const [row] = (await tables.rows('limits')).filter(({ pk }) => pk === 'LIMIT#a.d#P9');
    expect(row?.expiresAt).toBe(Date.parse(clock.now()) / 1000 + 60);
  });

  it('counts within a transaction, which a full window refuses as a whole', async () => {
    const { names, documents } = tables;
    const count = () => countCall(names.limits, perCaller('a.e', 1), 'P1', '2026-11-23T08:00:00.000Z');
    await documents.send(new UpdateCommand(count()));
    const effect = { Put: { TableName: names.limits, Item: { pk: 'effect', sk: 'effect' } } };
    const written = await transact(documents, [effect, { Update: count() }]);
    expect(written).toEqual({ ok: false, failure: [{ index: 1 }] });
    expect((await tables.rows('limits')).some(({ pk }) => pk === 'effect')).toBe(false);
  });
});
