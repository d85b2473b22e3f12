import { type DynamoDb, DynamoDbError } from '../provision/dynamodb-client.ts';

export interface Shard {
  readonly ShardId: string;
  readonly ParentShardId?: string;
}

export interface StreamRecord {
  readonly eventID: string;
  readonly dynamodb: {
    readonly SequenceNumber: string;
    readonly ApproximateCreationDateTime?: number;
    readonly Keys?: Readonly<Record<string, unknown>>;
  };
}

export async function listShards(client: DynamoDb, streamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let from: string | undefined;
  do {
    const { StreamDescription } = await client.call<{
      StreamDescription: { Shards: Shard[]; LastEvaluatedShardId?: string };
    }>('DescribeStream', { StreamArn: streamArn, ...(from ? { ExclusiveStartShardId: from } : {}) });
    shards.push(...StreamDescription.Shards);
    from = StreamDescription.LastEvaluatedShardId;
  } while (from !== undefined);
  return shards;
}

/** Behind the record `after`, or at the oldest one that the stream still has. */
export async function iteratorFor(
  client: DynamoDb,
  streamArn: string,
  shardId: string,
  after: string | undefined,
): Promise<string> {
  const ask = async (position: object) => {
    const { ShardIterator } = await client.call<{ ShardIterator: string }>('GetShardIterator', {
      StreamArn: streamArn,
      ShardId: shardId,
      ...position,
    });
    return ShardIterator;
  };
  const oldest = { ShardIteratorType: 'TRIM_HORIZON' };
  if (after === undefined) return ask(oldest);
  try {
    return await ask({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after });
  } catch (error) {
    // After a day without us the stream has forgotten the record of the checkpoint; what it still has is all newer.
    if (error instanceof DynamoDbError && error.name === 'TrimmedDataAccessException') return ask(oldest);
    throw error;
  }
}

/** Up to `limit` records; without a next iterator the shard is closed and read to its end. */
export function readRecords(
  client: DynamoDb,
  iterator: string,
  limit: number,
): Promise<{ readonly Records: StreamRecord[]; readonly NextShardIterator?: string }> {
  return client.call('GetRecords', { ShardIterator: iterator, Limit: limit });
}
