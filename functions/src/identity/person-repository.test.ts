import { beforeAll, describe, expect, it } from 'vitest';
import { randomBytes } from '../platform/random.ts';
import { createTestTables, type TestTables } from '../platform/testing/dynamo.ts';
import { testSealer } from '../platform/testing/key-ring.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createPersonRepository } from './person-repository.ts';

let tables: TestTables<'identity'>;
beforeAll(async () => {
  tables = await createTestTables('identity');
});

const repository = () =>
  createPersonRepository({
    documents: tables.documents,
    table: tables.names.identity,
    sealer: testSealer(),
    clock: createTestClock(),
    randomBytes,
  });

const openid = (name: string) => `o${name}`.padEnd(28, '0');

describe('persons', () => {
  it('are one for one openid, however many sign in for the first time at once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => repository().personOf(openid('Race'))));
    expect(new Set(ids).size).toBe(1);
    const rows = await tables.rows('identity');
    expect(rows.filter(({ personId }) => personId === ids[0])).toHaveLength(2);
    expect(rows.filter(({ pk }) => String(pk).startsWith('PERSON#'))).toHaveLength(1);
  });

  it('keep their id, and differ from others', async () => {
    const persons = repository();
    const one = await persons.personOf(openid('One'));
    expect(await persons.personOf(openid('One'))).toBe(one);
    expect(await persons.personOf(openid('Other'))).not.toBe(one);
    expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
  });

  it('are found by id for a message, while the table holds no openid in clear', async () => {
    const persons = repository();
    const personId = await persons.personOf(openid('Sealed'));
    expect(await persons.findOpenid(personId)).toBe(openid('Sealed'));
    expect(await persons.findOpenid('NOBODY')).toBeUndefined();
    expect(JSON.stringify(await tables.rows('identity'))).not.toContain('oSealed');
  });
});
