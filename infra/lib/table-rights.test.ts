import { expect, test } from 'vitest';
import { tableNames, tables } from './tables.ts';
import { rightsOf } from './testing/rights.ts';
import { ownFunctions, synthesize } from './testing/synthesized.ts';

const { service } = synthesize('production');
const functions = ownFunctions(service);

/** `on('Parking', 'GetItem', 'Query byList')`: the rights as they are written here, in order. */
const on = (table: string, ...calls: readonly string[]): string[] =>
  calls
    .map((call) => {
      const [action = '', index] = call.split(' ');
      return `${action} ${table}${index === undefined ? '' : `/${index}`}`;
    })
    .sort();

test('nobody may more with a table than the calls that its code makes', () => {
  const all = functions.map(([name]) => [
    name,
    rightsOf(service, name)
      .filter((right) => right.startsWith('dynamodb:') && !/Stream|Shard|Records/.test(right))
      .map((right) => right.replace('dynamodb:', '')),
  ]);
  // A case is found, and written by a transaction of puts.
  const steps = ['GetItem Complaints', 'PutItem Complaints'];
  const parking = ['GetItem', 'PutItem', 'Query', 'Query byList', 'UpdateItem'];
  // A dog, what is unique about it and what was given to it, in one transaction; a lock that is opened is deleted.
  const dogs = ['ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'];
  expect(Object.fromEntries(all)).toEqual({
    Complaints: [
      'BatchGetItem Complaints',
      // Following is refused when the case has ended meanwhile; who follows no longer leaves no row.
      'ConditionCheckItem Complaints',
      'DeleteItem Complaints',
      'GetItem Complaints',
      'GetItem Directory',
      'GetItem Identity',
      'PutItem Audit',
      'PutItem Complaints',
      'Query Complaints',
      'Query Complaints/byArea',
      'Query Complaints/byCell',
      'Query Complaints/byQueue',
      'Query Complaints/byReporter',
      // The verdict on a photo; the caller's count.
      'UpdateItem Complaints',
      'UpdateItem Limits',
    ],
    Casework: [
      'GetItem Complaints',
      'GetItem Directory',
      'GetItem Identity',
      'PutItem Audit',
      'PutItem Complaints',
      'Query Complaints',
      'UpdateItem Complaints',
      'UpdateItem Limits',
    ],
    Desk: [
      'BatchGetItem Complaints',
      'DeleteItem Casework',
      'GetItem Casework',
      'GetItem Complaints',
      'GetItem Directory',
      'GetItem Identity',
      'PutItem Audit',
      'PutItem Casework',
      'PutItem Complaints',
      'Query Casework',
      'Query Complaints',
      'Query Complaints/byDay',
      'Query Complaints/byLedger',
      'Query Sources',
      'UpdateItem Casework',
      'UpdateItem Limits',
    ],
    Directory: ['Query Directory/byArea'],
    Identity: ['GetItem Directory', 'GetItem Identity', 'PutItem Identity', 'UpdateItem Limits'],
    Service: [],
    Insights: ['GetItem Figures', 'Query Directory/byArea', 'Query Figures', 'Query Figures/byCohort'],
    Intake: [
      'ConditionCheckItem Complaints',
      'GetItem Complaints',
      'GetItem Sources',
      'PutItem Audit',
      'PutItem Complaints',
      'PutItem Sources',
      'Query Complaints',
      'Query Complaints/byCell',
      'Query Sources',
      'UpdateItem Limits',
    ],
    Open311: [
      'BatchGetItem Complaints',
      'GetItem Complaints',
      'GetItem Sources',
      'PutItem Complaints',
      'Query Complaints',
      'Query Complaints/byDay',
      'UpdateItem Limits',
    ],
    Authorizer: ['GetItem Directory'],
    Relay: ['GetItem Complaints', 'GetItem Directory', 'Query Complaints', 'Query Directory/byArea'],
    Projector: ['BatchGetItem Figures', 'PutItem Figures', 'Query Complaints', 'UpdateItem Figures'],
    Exporter: ['GetItem Casework', 'Query Complaints/byDay', 'UpdateItem Casework'],
    PlanRecount: [],
    Recount: [
      'BatchGetItem Figures',
      'PutItem Figures',
      'Query Complaints',
      'Query Complaints/byDay',
      'Query Figures',
      'UpdateItem Figures',
    ],
    Dispatcher: [...steps, 'Query Complaints/byCell', 'Query Complaints/byReporter', 'Query Directory/byArea'],
    Clock: steps,
    Sweeper: [...steps, 'Query Complaints/byLook'],
    Notifier: ['GetItem Directory', 'GetItem Identity', 'UpdateItem Identity', 'UpdateItem Notices'],
    Media: ['GetItem Complaints', 'GetItem Identity', 'UpdateItem Complaints'],
    FetchEvidence: ['GetItem Complaints', 'GetItem Sources', 'UpdateItem Complaints'],
    PushResult: ['GetItem Complaints', 'GetItem Sources', 'PutItem Sources', 'Query Complaints', 'Query Sources'],
    Seed: [
      'BatchWriteItem Directory',
      'DeleteItem Directory',
      'GetItem Directory',
      'GetItem Identity',
      'PutItem Directory',
      'PutItem Identity',
    ],
    Parking: [...on('Parking', ...parking), 'UpdateItem Limits'].sort(),
    // Whose a plate is, is deleted when it is nobody's any more.
    Permits: [...on('Parking', ...parking, 'DeleteItem'), 'UpdateItem Limits'].sort(),
    Lots: [...on('Parking', ...parking, 'ConditionCheckItem'), 'UpdateItem Limits'].sort(),
    Gates: [...on('Parking', ...parking, 'Query byActive'), 'GetItem Sources', 'UpdateItem Limits'].sort(),
    ParkingRelay: on('Parking', 'PutItem', 'Query', 'Query byList', 'UpdateItem'),
    Offers: on('Parking', ...parking),
    Closures: on('Parking', ...parking, 'ConditionCheckItem'),
    Imports: on('Parking', ...parking),
    ParkingSweeper: on('Parking', ...parking, 'Query byLook'),
    ParkingRollup: [...on('Parking', ...parking), 'PutItem Figures'].sort(),
    Dogs: [
      ...on('Dogs', ...dogs, 'BatchGetItem', 'Query byKeeper', 'Query byList'),
      'GetItem Identity',
      'UpdateItem Limits',
    ].sort(),
    Registry: [
      ...on('Dogs', ...dogs, 'BatchGetItem', 'Query byKeeper', 'Query byList'),
      'PutItem Audit',
      'UpdateItem Limits',
    ].sort(),
    Clinics: [...on('Dogs', ...dogs, 'BatchGetItem', 'Query byList'), 'GetItem Directory', 'UpdateItem Limits'].sort(),
    DogRelay: [...on('Dogs', ...dogs, 'Query byBatch'), 'GetItem Directory', 'Query Directory/byArea'].sort(),
    DogSweeper: on('Dogs', ...dogs, 'Query byBatch', 'Query byLook'),
    DogPhotos: ['GetItem Dogs', 'UpdateItem Dogs'],
    DogVisits: ['GetItem Dogs', 'PutItem Dogs'],
  });
});

test('an index is there because somebody queries it', () => {
  const queried = functions.flatMap(([name]) => rightsOf(service, name)).map((right) => right.toLowerCase());
  for (const name of tableNames) {
    for (const index of Object.keys(tables[name].indexes)) {
      expect(queried).toContain(`dynamodb:query ${name}/${index}`.toLowerCase());
    }
  }
});
