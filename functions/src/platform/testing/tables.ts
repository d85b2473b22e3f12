import type { CreateTableCommandInput, GlobalSecondaryIndex } from '@aws-sdk/client-dynamodb';

/** A secondary index by its two string attributes; every index holds whole rows. */
interface Index {
  readonly name: string;
  readonly partition: string;
  readonly sort: string;
}

export type TableName =
  | 'complaints'
  | 'directory'
  | 'identity'
  | 'notices'
  | 'audit'
  | 'limits'
  | 'figures'
  | 'sources'
  | 'casework'
  | 'parking'
  | 'dogs';

const byLook: Index = { name: 'byLook', partition: 'lookKey', sort: 'lookSort' };
const byArea: Index = { name: 'byArea', partition: 'areaKey', sort: 'areaSort' };

/**
 * The tables as tests create them: keys `pk` and `sk`, and these indexes. The template declares the real ones;
 * a test of the infrastructure holds the two against each other.
 */
export const tableIndexes: Readonly<Record<TableName, readonly Index[]>> = {
  complaints: [
    { name: 'byReporter', partition: 'reporterKey', sort: 'reporterSort' },
    { name: 'byQueue', partition: 'queueKey', sort: 'queueSort' },
    byArea,
    byLook,
    { name: 'byLedger', partition: 'ledgerKey', sort: 'ledgerSort' },
    { name: 'byDay', partition: 'dayKey', sort: 'daySort' },
    { name: 'byCell', partition: 'cellKey', sort: 'cellSort' },
  ],
  directory: [byArea],
  identity: [],
  notices: [],
  audit: [],
  limits: [],
  figures: [{ name: 'byCohort', partition: 'cohortKey', sort: 'cohortSort' }],
  sources: [],
  casework: [],
  parking: [
    { name: 'byList', partition: 'listKey', sort: 'listSort' },
    byLook,
    { name: 'byActive', partition: 'activeKey', sort: 'activeSort' },
  ],
  dogs: [
    { name: 'byKeeper', partition: 'keeperKey', sort: 'keeperSort' },
    { name: 'byList', partition: 'listKey', sort: 'listSort' },
    byLook,
    { name: 'byBatch', partition: 'batchKey', sort: 'batchSort' },
  ],
};

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

export const tableDefinition = (table: TableName, name: string): CreateTableCommandInput => {
  const indexes = tableIndexes[table];
  const attributes = ['pk', 'sk', ...indexes.flatMap(({ partition, sort }) => [partition, sort])];
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema('pk', 'sk'),
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map(
            (index): GlobalSecondaryIndex => ({
              IndexName: index.name,
              KeySchema: keySchema(index.partition, index.sort),
              Projection: { ProjectionType: 'ALL' },
            }),
          ),
        }),
  };
};
