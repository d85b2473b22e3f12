import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { sampleCase } from '@huzhou/shared/complaints/sample-case';
import { passTime } from '@huzhou/shared/complaints/transition';
import { plusSeconds } from '@huzhou/shared/kernel/time';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createComplaintWriter } from './complaint-writer.ts';

// DynamoDB Local never says TransactionConflict, so the client is replaced by one that does.

const cancelled = (...codes: string[]) =>
  Object.assign(new Error('cancelled'), {
    name: 'TransactionCanceledException',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

const before = sampleCase();
const change = passTime(before, plusSeconds(before.acceptedAt, 31)) ?? { complaint: before, events: [] };

describe('on AWS, where transactions meet', () => {
  const mock = mockClient(DynamoDBDocumentClient);
  afterEach(() => mock.reset());
  // It is the class that was replaced, for every file that shares this worker.
  afterAll(() => mock.restore());
  const write = () => createComplaintWriter(mock as never, 'complaints')(change, { before, states: ['submitted'] });

  it('a conflict is tried again', async () => {
    mock
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('None', 'TransactionConflict'))
      .rejectsOnce(cancelled('TransactionConflict', 'None'))
      .resolves({});
    expect(await write()).toBe('done');
    expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(3);
  });

  it('a conflict without end is a lost race, not an error', async () => {
    mock.on(TransactWriteCommand).rejects(cancelled('TransactionConflict'));
    expect(await write()).toBe('lost');
  });

  it('a condition that refuses counts, even beside a conflict', async () => {
    mock.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'TransactionConflict'));
    expect(await write()).toBe('lost');
    expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });

  it('anything else is thrown', async () => {
    mock.on(TransactWriteCommand).rejects(cancelled('ThrottlingError'));
    await expect(write()).rejects.toThrow('cancelled');
  });
});
