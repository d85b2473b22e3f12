import { setTimeout as delay } from 'node:timers/promises';
import type { ResolvedResource } from '../assembly/deployment.ts';
import { StartProblem } from '../problem.ts';
import type { DynamoDb } from './dynamodb-client.ts';

interface TableDescription {
  readonly KeySchema?: unknown;
  readonly GlobalSecondaryIndexes?: readonly {
    readonly IndexName: string;
    readonly IndexStatus?: string;
    readonly KeySchema?: unknown;
  }[];
  readonly LatestStreamArn?: string;
}

export interface ProvisionedTable {
  readonly resource: ResolvedResource;
  /** The stream's ARN inside the emulator, which differs from the template's. */
  readonly streamArn: string | undefined;
}

/** Creates what is missing and keeps what is there: tables outlive every start until `--reset`. */
export async function provisionTables(
  client: DynamoDb,
  tables: readonly ResolvedResource[],
): Promise<readonly ProvisionedTable[]> {
  const { TableNames } = await client.call<{ TableNames: string[] }>('ListTables', {});
  const existing = new Set(TableNames);
  return Promise.all(
    tables.map(async (resource) => {
      const description = existing.has(resource.ref) ? await adopt(client, resource) : await create(client, resource);
      return { resource, streamArn: description.LatestStreamArn };
    }),
  );
}

async function create(client: DynamoDb, { ref, properties }: ResolvedResource): Promise<TableDescription> {
  const stream = properties.StreamSpecification as { StreamViewType: string } | undefined;
  const { TableDescription } = await client.call<{ TableDescription: TableDescription }>('CreateTable', {
    TableName: ref,
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    ...(properties.GlobalSecondaryIndexes ? { GlobalSecondaryIndexes: indexesOf(properties) } : {}),
    ...(properties.LocalSecondaryIndexes ? { LocalSecondaryIndexes: properties.LocalSecondaryIndexes } : {}),
    ...(stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } } : {}),
  });
  return TableDescription;
}

/** An existing table gets the indexes and the stream that the template has gained since; its keys cannot change. */
async function adopt(client: DynamoDb, { ref, properties }: ResolvedResource): Promise<TableDescription> {
  const describe = async () =>
    (await client.call<{ Table: TableDescription }>('DescribeTable', { TableName: ref })).Table;
  const table = await describe();
  if (!sameKeys(table.KeySchema, properties.KeySchema)) throw changedKeys(ref);
  let changed = false;
  for (const index of indexesOf(properties)) {
    const there = table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index.IndexName);
    if (there && !sameKeys(there.KeySchema, index.KeySchema)) throw changedKeys(`${ref}/${index.IndexName}`);
    if (there) continue;
    await client.call('UpdateTable', {
      TableName: ref,
      AttributeDefinitions: properties.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    });
    // A table takes one new index at a time, and fills it from its rows first.
    await untilActive(describe, index.IndexName);
    changed = true;
  }
  const stream = properties.StreamSpecification as { StreamViewType: string } | undefined;
  if (stream && table.LatestStreamArn === undefined) {
    await client.call('UpdateTable', {
      TableName: ref,
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType },
    });
    changed = true;
  }
  return changed ? describe() : table;
}

const LOOK_AGAIN_MS = 25;

async function untilActive(describe: () => Promise<TableDescription>, index: string): Promise<void> {
  for (;;) {
    const { GlobalSecondaryIndexes } = await describe();
    if (GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index)?.IndexStatus === 'ACTIVE') return;
    await delay(LOOK_AGAIN_MS);
  }
}

interface Index {
  readonly IndexName: string;
  readonly KeySchema: unknown;
  readonly Projection: unknown;
}

function indexesOf(properties: Readonly<Record<string, unknown>>): Index[] {
  const indexes = (properties.GlobalSecondaryIndexes ?? []) as Index[];
  return indexes.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));
}

function sameKeys(left: unknown, right: unknown): boolean {
  const order = (keys: unknown) =>
    ((keys ?? []) as { AttributeName: string; KeyType: string }[])
      .map((key) => `${key.KeyType}:${key.AttributeName}`)
      .sort();
  return order(left).join() === order(right).join();
}

function changedKeys(name: string): StartProblem {
  return new StartProblem(
    `表 ${name} 的主键与模板不再一致，旧数据无法沿用。请运行 npm start -- --reset 重新开始，或用 --data 指定另一个目录。`,
    `The keys of ${name} differ from the template's, so the old data cannot be used. Run npm start -- --reset, or choose another folder with --data.`,
  );
}
