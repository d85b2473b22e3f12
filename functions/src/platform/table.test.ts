import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { putAll, transact } from './table.ts';
import { createTestTables, type TestTables } from './testing/dynamo.ts';

let tables: TestTables<'identity'>;
beforeAll(async () => {
  tables = await createTestTables('identity');
});

const put = (pk: string, more: object = {}) => ({
  Put: {
    TableName: tables.names.identity,
    Item: { pk, sk: 'x', ...more },
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  },
});

/** A store that answers as it is told: DynamoDB Local never reports a conflict. */
const stub = (...answers: readonly (Error | object)[]) => {
  const left = [...answers];
  const documents = {
    send: async () => {
      const next = left.shift();
      if (next === undefined) throw new Error('asked once too often');
      if (next instanceof Error) throw next;
      return next;
    },
  } as unknown as DynamoDBDocumentClient;
  return { documents, left };
};

const cancelled = (...codes: readonly string[]) =>
  Object.assign(new Error('cancelled'), {
    name: 'TransactionCanceledException',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

describe('transact', () => {
  it('writes all or nothing, and says which items were refused and what stands there', async () => {
    expect(await transact(tables.documents, [put('a'), put('b', { colour: 'blue' })])).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await transact(tables.documents, [put('c'), put('b')])).toEqual({
      ok: false,
      failure: [{ index: 1, item: { pk: 'b', sk: 'x', colour: 'blue' } }],
    });
    expect((await tables.rows('identity')).map(({ pk }) => pk).sort()).toEqual(['a', 'b']);
  });

  it('tries again when another transaction was in the way', async () => {
    const { documents, left } = stub(cancelled('None', 'TransactionConflict'), cancelled('TransactionConflict'), {});
    expect((await transact(documents, [])).ok).toBe(true);
    expect(left).toHaveLength(0);
  });

  it('takes a refused condition for the answer, even beside a conflict', async () => {
    const { documents } = stub(cancelled('ConditionalCheckFailed', 'TransactionConflict'));
    expect(await transact(documents, [])).toEqual({ ok: false, failure: [{ index: 0 }] });
  });

  it('throws what is neither', async () => {
    await expect(transact(stub(cancelled('ValidationError')).documents, [])).rejects.toThrow('cancelled');
    await expect(transact(stub(new Error('no network')).documents, [])).rejects.toThrow('no network');
  });

  it('gives up when the conflict does not end', async () => {
    const { documents } = stub(...Array.from({ length: 5 }, () => cancelled('TransactionConflict')));
    await expect(transact(documents, [])).rejects.toThrow('cancelled');
  });
});

describe('putAll', () => {
  it('writes more rows than one batch takes', async () => {
    const { documents, names, rows } = await createTestTables('directory');
    await putAll(
      documents,
      names.directory,
      Array.from({ length: 60 }, (_, index) => ({ pk: `row-${index}`, sk: 'x' })),
    );
    expect(await rows('directory')).toHaveLength(60);
  });

  it('sends again what the store had no time for', async () => {
    const unprocessed = { UnprocessedItems: { t: [{ PutRequest: { Item: { pk: 'a', sk: 'a' } } }] } };
    const { documents, left } = stub(unprocessed, {});
    await putAll(documents, 't', [{ pk: 'a', sk: 'a' }]);
    expect(left).toHaveLength(0);
  });
});
