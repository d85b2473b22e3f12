// What the store alone can do: the bare conditional update, on the emulator of a running stack.
import { spawnSync } from 'node:child_process';
import { ConditionalCheckFailedException, CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

/** Where the store of a stack listens: it is nobody's business but a measurement's, so its process has to tell. */
const storeOf = (data: string): string => {
  const { stdout } = spawnSync('ps', ['-eo', 'args='], { encoding: 'utf8' });
  const line = stdout.split('\n').find((args) => args.includes(`-dbPath ${data}`) && args.includes('-port '));
  const port = /-port (\d+)/.exec(line ?? '')?.[1];
  if (port === undefined) throw new Error(`No store has its files in ${data}`);
  return `http://127.0.0.1:${port}`;
};

/** One slot of one spot on one day. */
export interface Slot {
  readonly spot: string;
  readonly index: number;
}

/** A table of its own beside the product's, where a slot is claimed by nothing but its condition. */
export const createRawClaims = async (data: string) => {
  const client = new DynamoDBClient({
    endpoint: storeOf(data),
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  const TableName = 'bench-raw-claims';
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );

  return {
    /** False when the slot is another's. */
    claim: async ({ spot, index }: Slot): Promise<boolean> => {
      const now = Date.now();
      try {
        await documents.send(
          new UpdateCommand({
            TableName,
            Key: { pk: spot },
            UpdateExpression: `SET a${index} = :until ADD v :one`,
            ConditionExpression: `NOT (a${index} > :now)`,
            ExpressionAttributeValues: { ':until': now + 300_000, ':now': now, ':one': 1 },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    close: (): void => client.destroy(),
  };
};
