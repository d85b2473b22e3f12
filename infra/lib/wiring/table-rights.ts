import type { FunctionName } from '../functions.ts';
import type { TableName, tables } from '../tables.ts';

type Action =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'ConditionCheckItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem';

interface Rights<Table extends TableName> {
  /** Calls on the table itself; a transaction is judged by its parts. */
  readonly may?: readonly Action[];
  /** Indexes that are queried. */
  readonly queries?: readonly (keyof (typeof tables)[Table]['indexes'])[];
}

export type RightsOfFunction = { readonly [Table in TableName]?: Rights<Table> };

/** A case is found, and written by a transaction of puts. */
const steps = { may: ['GetItem', 'PutItem'] } as const;
/**
 * A dog is written in one transaction with all that hangs on it: what is unique (chip, tag), whose household, what was
 * given. Deleted are rows that only say that something is taken, and what a transfer no longer needs.
 */
const dogMachineSteps = ['GetItem', 'Query', 'ConditionCheckItem', 'PutItem', 'UpdateItem', 'DeleteItem'] as const;
const dogSteps = ['BatchGetItem', ...dogMachineSteps] as const;
const reads = { may: ['GetItem'] } as const;
/** A caller's count. */
const counts = { may: ['UpdateItem'] } as const;
/** Who reads what of whom can be added to, by no function read, changed or deleted. */
const records = { may: ['PutItem'] } as const;

/** What the code of each function does with which table: no call more. Who may something with a table, is told its name. */
export const tableRights: Readonly<Record<FunctionName, RightsOfFunction>> = {
  Complaints: {
    complaints: {
      // Deleted is only the row of somebody who follows a case no longer.
      may: ['GetItem', 'BatchGetItem', 'Query', 'ConditionCheckItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
      queries: ['byReporter', 'byQueue', 'byArea', 'byCell'],
    },
    directory: reads,
    identity: reads,
    audit: records,
    limits: counts,
  },
  Casework: {
    // Updated is only the row of somebody who is to hear of the case that theirs was merged into.
    complaints: { may: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
    directory: reads,
    identity: reads,
    audit: records,
    limits: counts,
  },
  Desk: {
    complaints: { may: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], queries: ['byLedger', 'byDay'] },
    casework: { may: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'] },
    sources: { may: ['Query'] },
    directory: reads,
    identity: reads,
    audit: records,
    limits: counts,
  },
  Directory: { directory: { queries: ['byArea'] } },
  Identity: { directory: reads, identity: { may: ['GetItem', 'PutItem'] }, limits: counts },
  Service: {},
  Insights: { figures: { may: ['GetItem', 'Query'], queries: ['byCohort'] }, directory: { queries: ['byArea'] } },
  Intake: {
    complaints: { may: ['GetItem', 'Query', 'ConditionCheckItem', 'PutItem'], queries: ['byCell'] },
    sources: { may: ['GetItem', 'Query', 'PutItem'] },
    audit: records,
    limits: counts,
  },
  Open311: {
    complaints: { may: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], queries: ['byDay'] },
    sources: reads,
    limits: counts,
  },
  Authorizer: { directory: reads },
  Relay: { complaints: { may: ['GetItem', 'Query'] }, directory: { may: ['GetItem'], queries: ['byArea'] } },
  Projector: {
    complaints: { may: ['Query'] },
    figures: { may: ['BatchGetItem', 'PutItem', 'UpdateItem'] },
  },
  Exporter: { complaints: { queries: ['byDay'] }, casework: { may: ['GetItem', 'UpdateItem'] } },
  PlanRecount: {},
  Recount: {
    complaints: { may: ['Query'], queries: ['byDay'] },
    figures: { may: ['BatchGetItem', 'Query', 'PutItem', 'UpdateItem'] },
  },
  Dispatcher: { complaints: { ...steps, queries: ['byReporter', 'byCell'] }, directory: { queries: ['byArea'] } },
  Clock: { complaints: steps },
  Sweeper: { complaints: { ...steps, queries: ['byLook'] } },
  Notifier: {
    directory: reads,
    identity: { may: ['GetItem', 'UpdateItem'] },
    notices: { may: ['UpdateItem'] },
  },
  Media: { complaints: { may: ['GetItem', 'UpdateItem'] }, identity: reads },
  FetchEvidence: { complaints: { may: ['GetItem', 'UpdateItem'] }, sources: reads },
  PushResult: { complaints: { may: ['GetItem', 'Query'] }, sources: { may: ['GetItem', 'Query', 'PutItem'] } },
  Parking: {
    // Updated are claims and what is counted; a wait, and a call that is answered once, is put.
    parking: { may: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], queries: ['byList'] },
    limits: counts,
  },
  Permits: {
    // Deleted is only whose a plate is, when it is nobody's any more.
    parking: { may: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'], queries: ['byList'] },
    limits: counts,
  },
  Lots: {
    parking: { may: ['GetItem', 'Query', 'ConditionCheckItem', 'PutItem', 'UpdateItem'], queries: ['byList'] },
    limits: counts,
  },
  Gates: {
    parking: { may: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], queries: ['byActive', 'byList'] },
    sources: reads,
    limits: counts,
  },
  ParkingRelay: { parking: { may: ['Query', 'PutItem', 'UpdateItem'], queries: ['byList'] } },
  Offers: { parking: { may: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], queries: ['byList'] } },
  Closures: {
    parking: { may: ['GetItem', 'Query', 'ConditionCheckItem', 'PutItem', 'UpdateItem'], queries: ['byList'] },
  },
  Imports: { parking: { may: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], queries: ['byList'] } },
  ParkingSweeper: { parking: { may: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], queries: ['byList', 'byLook'] } },
  ParkingRollup: {
    // It mends the copies that the stream has not brought.
    parking: { may: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], queries: ['byList'] },
    figures: { may: ['PutItem'] },
  },
  Dogs: {
    dogs: { may: dogSteps, queries: ['byKeeper', 'byList'] },
    identity: reads,
    limits: counts,
  },
  Registry: { dogs: { may: dogSteps, queries: ['byKeeper', 'byList'] }, audit: records, limits: counts },
  Clinics: { dogs: { may: dogSteps, queries: ['byList'] }, directory: reads, limits: counts },
  DogRelay: {
    dogs: { may: dogMachineSteps, queries: ['byBatch'] },
    directory: { may: ['GetItem'], queries: ['byArea'] },
  },
  DogSweeper: { dogs: { may: dogMachineSteps, queries: ['byLook', 'byBatch'] } },
  DogPhotos: { dogs: { may: ['GetItem', 'UpdateItem'] } },
  DogVisits: { dogs: { may: ['GetItem', 'PutItem'] } },
  DogSeed: { dogs: { may: dogMachineSteps }, identity: { may: ['GetItem', 'PutItem'] } },
  SeedLots: { parking: { may: ['PutItem'] } },
  Seed: {
    directory: { may: ['GetItem', 'PutItem', 'BatchWriteItem', 'DeleteItem'] },
    identity: { may: ['GetItem', 'PutItem'] },
  },
  SeedSources: { sources: { may: ['GetItem', 'BatchWriteItem'] } },
  TellHistory: { complaints: { may: ['GetItem', 'PutItem', 'BatchWriteItem'] } },
};
