import { describe, expect, test } from 'vitest';
import { tableNames, tables } from './tables.ts';
import { idIn, ofType, ownFunctions, synthesize } from './testing/synthesized.ts';

const { service } = synthesize('production');
const functions = ownFunctions(service);

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Effect: string;
}

const statementsOf = (roleId: string): { actions: string[]; resources: string[] }[] =>
  ofType(service, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some((role: unknown) => idIn(role) === roleId))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
    .map(({ Action, Resource }) => ({
      actions: [Action].flat() as string[],
      resources: ([Resource].flat() as unknown[]).map((resource) => JSON.stringify(resource)),
    }));

/** What a function may do, written `action resource`, the resource by the part of its name that says which it is. */
const rightsOf = (name: string): string[] => {
  const properties = functions.find(([found]) => found === name)?.[2].Properties;
  const short = (resource: string) => {
    const exported = /ExportsOutput(?:FnGetAtt|Ref)([A-Za-z]+?)[0-9A-F]{8}/.exec(resource);
    const own = /"(?:Ref|Fn::GetAtt)":\[?"([A-Za-z]+?)[0-9A-F]{8}"/.exec(resource);
    const rest = /"\/(?:index\/)?([^"]+)"/.exec(resource);
    return `${exported?.[1] ?? own?.[1] ?? resource}${rest === null ? '' : `/${rest[1]}`}`;
  };
  return statementsOf(idIn(properties.Role) ?? '')
    .flatMap(({ actions, resources }) =>
      actions.flatMap((action) => resources.map((each) => `${action} ${short(each)}`)),
    )
    .filter((right) => !right.startsWith('logs:'))
    .sort();
};

describe('every function', () => {
  test.each(functions)('%s has a role of its own, without managed policies', (_name, _id, { Properties }) => {
    const roles = functions.map(([, , other]) => idIn(other.Properties.Role));
    const mine = idIn(Properties.Role) ?? '';
    expect(roles.filter((role) => role === mine)).toHaveLength(1);
    expect(service.Resources[mine]?.Properties.ManagedPolicyArns).toBeUndefined();
  });

  test.each(functions)('%s may do named things with named resources', (_name, _id, { Properties }) => {
    for (const { actions, resources } of statementsOf(idIn(Properties.Role) ?? '')) {
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
      expect(resources).not.toContain('"*"');
      // The objects of a bucket are the only ones that have no names yet.
      const isObject = actions.every((action) => /^s3:\w+Object$/.test(action));
      if (!isObject) expect(resources.filter((resource) => resource.includes('*'))).toEqual([]);
    }
  });

  test.each(functions)('%s writes its own log and no other', (_name, _id, { Properties }) => {
    const logging = statementsOf(idIn(Properties.Role) ?? '').filter(({ actions }) =>
      actions.some((action) => action.startsWith('logs:')),
    );
    expect(logging.map(({ actions }) => actions)).toEqual([['logs:CreateLogStream', 'logs:PutLogEvents']]);
    expect(idIn(JSON.parse(logging[0]?.resources[0] ?? ''))).toBe(idIn(Properties.LoggingConfig.LogGroup));
  });
});

const mayDo = (action: string) =>
  functions.map(([name]) => name).filter((name) => rightsOf(name).some((right) => right.startsWith(action)));

describe('what matters most', () => {
  test('the relay reads cases and the directory, and sets their consequences going', () => {
    expect(rightsOf('Relay').filter((right) => !/^dynamodb:.*(Stream|Shard|Records)/.test(right))).toEqual([
      'dynamodb:GetItem Directory',
      'dynamodb:Query Complaints',
      'dynamodb:Query Directory/byArea',
      'sqs:GetQueueAttributes ComplaintStreamSetAside',
      'sqs:GetQueueUrl ComplaintStreamSetAside',
      'sqs:SendMessage ComplaintStreamSetAside',
      'sqs:SendMessage DispatchQueue',
      'sqs:SendMessage MediaQueue',
      'sqs:SendMessage NoticesQueue',
      'sqs:SendMessage PushesQueue',
      'states:StartExecution ComplaintClockMachine',
    ]);
  });

  test('nobody may more with a table than the calls that its code makes', () => {
    const all = functions.map(([name]) => [
      name,
      rightsOf(name)
        .filter((right) => right.startsWith('dynamodb:') && !/Stream|Shard|Records/.test(right))
        .map((right) => right.replace('dynamodb:', '')),
    ]);
    // A case is found, and written by a transaction of puts.
    const steps = ['GetItem Complaints', 'PutItem Complaints'];
    expect(Object.fromEntries(all)).toEqual({
      Complaints: [
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
      Directory: ['Query Directory/byArea'],
      Identity: ['GetItem Directory', 'GetItem Identity', 'PutItem Identity', 'UpdateItem Limits'],
      Service: [],
      Insights: ['Query Directory/byArea', 'Query Figures', 'Query Figures/byCohort'],
      Intake: [
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
      Relay: ['GetItem Directory', 'Query Complaints', 'Query Directory/byArea'],
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
      Dispatcher: [...steps, 'Query Directory/byArea'],
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
    });
  });

  test('an index is there because somebody queries it', () => {
    // What the ledger, the search, the look for duplicates and the figures will query: each goes from here with its function.
    const awaited = ['complaints/byLedger'];
    const queried = functions.flatMap(([name]) => rightsOf(name)).map((right) => right.toLowerCase());
    for (const name of tableNames) {
      for (const index of Object.keys(tables[name].indexes)) {
        if (awaited.includes(`${name}/${index}`)) continue;
        expect(queried).toContain(`dynamodb:query ${name}/${index}`.toLowerCase());
      }
    }
  });

  test('nobody reads, changes or deletes the audit; those who show people’s data add to it', () => {
    const all = functions.flatMap(([name]) =>
      rightsOf(name)
        .filter((right) => right.endsWith(' Audit'))
        .map((right) => `${name} ${right}`),
    );
    expect(all).toEqual(['Complaints', 'Intake'].map((name) => `${name} dynamodb:PutItem Audit`));
  });

  test('nobody scans a table, and hardly anybody deletes rows', () => {
    expect(mayDo('dynamodb:Scan')).toEqual([]);
    const deleting = functions.flatMap(([name]) =>
      rightsOf(name)
        .filter((right) => right.startsWith('dynamodb:DeleteItem'))
        .map((right) => `${name} ${right}`),
    );
    expect(deleting).toEqual(['Complaints dynamodb:DeleteItem Complaints', 'Seed dynamodb:DeleteItem Directory']);
  });

  test('the service function may do nothing at all', () => {
    expect(rightsOf('Service')).toEqual([]);
  });

  test('the authorizer reads one table and one secret', () => {
    expect(rightsOf('Authorizer')).toEqual(['dynamodb:GetItem Directory', 'secretsmanager:GetSecretValue SessionKeys']);
  });

  test('photos as they came from a phone are read by the media worker; requests only sign for them and look at their size', () => {
    const readers = functions
      .filter(([name]) => rightsOf(name).includes('s3:GetObject Uploads/*'))
      .map(([name]) => name);
    expect(readers).toEqual(['Complaints', 'Intake', 'Media']);
    expect(rightsOf('Media').filter((right) => right.startsWith('s3:'))).toEqual([
      's3:DeleteObject Media/*',
      's3:GetObject Media/*',
      's3:GetObject Uploads/*',
      's3:ListBucket Uploads',
      's3:PutObject Media/*',
    ]);
  });

  test('only sign-in and the seed add persons', () => {
    const adders = functions
      .filter(([name]) => rightsOf(name).includes('dynamodb:PutItem Identity'))
      .map(([name]) => name);
    expect(adders).toEqual(['Identity', 'Seed']);
  });

  test('what counts cases changes none', () => {
    const writers = ['Put', 'Update', 'Delete', 'BatchWrite'].flatMap((verb) =>
      mayDo(`dynamodb:${verb}Item Complaints`),
    );
    for (const name of ['Projector', 'PlanRecount', 'Recount', 'Insights']) expect(writers).not.toContain(name);
  });

  test('only the relay starts clocks', () => {
    expect(mayDo('states:')).toEqual(['Relay']);
  });
});

test('the clock calls the check, and arranges its log, and nothing else', () => {
  const [[, machine] = []] = ofType(service, 'AWS::StepFunctions::StateMachine');
  const statements = statementsOf(idIn(machine?.Properties.RoleArn) ?? '');
  const beyondLogs = statements.filter(({ actions }) => !actions.every((action) => action.startsWith('logs:')));
  const check = functions.find(([name]) => name === 'Clock')?.[1];
  expect(beyondLogs.map(({ actions, resources }) => [...actions, ...resources])).toEqual([
    ['lambda:InvokeFunction', JSON.stringify({ 'Fn::GetAtt': [check, 'Arn'] })],
  ]);
});
