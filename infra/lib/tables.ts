/** One table: string keys `pk` and `sk`, and these indexes, each with all attributes and string keys. */
export interface TableShape {
  readonly indexes: Readonly<Record<string, { readonly partitionKey: string; readonly sortKey: string }>>;
  /** Rows may carry `expiresAt` (epoch seconds), after which DynamoDB may drop them; nothing relies on it. */
  readonly expires: boolean;
  readonly streams: boolean;
}

/** What each table is for, is said where it is written; here stands only what the database must know. */
export const tables = {
  complaints: {
    indexes: {
      byReporter: { partitionKey: 'reporterKey', sortKey: 'reporterSort' },
      byQueue: { partitionKey: 'queueKey', sortKey: 'queueSort' },
      byArea: { partitionKey: 'areaKey', sortKey: 'areaSort' },
      byLook: { partitionKey: 'lookKey', sortKey: 'lookSort' },
      byLedger: { partitionKey: 'ledgerKey', sortKey: 'ledgerSort' },
      byDay: { partitionKey: 'dayKey', sortKey: 'daySort' },
      byCell: { partitionKey: 'cellKey', sortKey: 'cellSort' },
    },
    expires: true,
    streams: true,
  },
  directory: {
    indexes: { byArea: { partitionKey: 'areaKey', sortKey: 'areaSort' } },
    expires: false,
    streams: false,
  },
  identity: { indexes: {}, expires: true, streams: false },
  notices: { indexes: {}, expires: true, streams: false },
  audit: { indexes: {}, expires: false, streams: false },
  limits: { indexes: {}, expires: true, streams: false },
  figures: {
    indexes: { byCohort: { partitionKey: 'cohortKey', sortKey: 'cohortSort' } },
    expires: false,
    streams: false,
  },
  sources: { indexes: {}, expires: true, streams: false },
  casework: { indexes: {}, expires: true, streams: false },
  parking: {
    indexes: {
      byList: { partitionKey: 'listKey', sortKey: 'listSort' },
      byLook: { partitionKey: 'lookKey', sortKey: 'lookSort' },
      byActive: { partitionKey: 'activeKey', sortKey: 'activeSort' },
    },
    expires: true,
    streams: true,
  },
  dogs: {
    indexes: {
      byKeeper: { partitionKey: 'keeperKey', sortKey: 'keeperSort' },
      byList: { partitionKey: 'listKey', sortKey: 'listSort' },
      byLook: { partitionKey: 'lookKey', sortKey: 'lookSort' },
      byBatch: { partitionKey: 'batchKey', sortKey: 'batchSort' },
    },
    expires: true,
    streams: true,
  },
} as const satisfies Record<string, TableShape>;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[];
