import { describe, expect, test } from 'vitest';
import type { FunctionName } from './functions.ts';
import * as rights from './testing/rights.ts';
import { idIn, ofType, ownFunctions, synthesize } from './testing/synthesized.ts';

const { service } = synthesize('production');
const functions = ownFunctions(service);
const statementsOf = (roleId: string) => rights.statementsOf(service, roleId);
const rightsOf = (name: FunctionName) => rights.rightsOf(service, name);

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
      'dynamodb:GetItem Complaints',
      'dynamodb:GetItem Directory',
      'dynamodb:Query Complaints',
      'dynamodb:Query Directory/byArea',
      'sqs:GetQueueAttributes ComplaintStreamSetAside',
      'sqs:GetQueueUrl ComplaintStreamSetAside',
      'sqs:SendMessage ComplaintStreamSetAside',
      'sqs:SendMessage DispatchQueue',
      'sqs:SendMessage DogVisitsQueue',
      'sqs:SendMessage MediaQueue',
      'sqs:SendMessage NoticesQueue',
      'sqs:SendMessage PushesQueue',
      'states:StartExecution ComplaintClockMachine',
    ]);
  });

  test('nobody reads, changes or deletes the audit; those who show people’s data add to it', () => {
    const all = functions.flatMap(([name]) =>
      rightsOf(name)
        .filter((right) => right.endsWith(' Audit'))
        .map((right) => `${name} ${right}`),
    );
    const adding = ['Complaints', 'Casework', 'Desk', 'Intake', 'Registry'];
    expect(all).toEqual(adding.map((name) => `${name} dynamodb:PutItem Audit`));
  });

  test('nobody scans a table, and hardly anybody deletes rows', () => {
    expect(mayDo('dynamodb:Scan')).toEqual([]);
    const deleting = functions.flatMap(([name]) =>
      rightsOf(name)
        .filter((right) => right.startsWith('dynamodb:DeleteItem'))
        .map((right) => `${name} ${right}`),
    );
    expect(deleting).toEqual([
      'Complaints dynamodb:DeleteItem Complaints',
      'Desk dynamodb:DeleteItem Casework',
      'Permits dynamodb:DeleteItem Parking',
      ...['Dogs', 'Registry', 'Clinics', 'DogRelay', 'DogSweeper'].map((name) => `${name} dynamodb:DeleteItem Dogs`),
      'Seed dynamodb:DeleteItem Directory',
    ]);
  });

  test('the service function may do nothing at all', () => {
    expect(rightsOf('Service')).toEqual([]);
  });

  test('the authorizer reads one table and one secret', () => {
    expect(rightsOf('Authorizer')).toEqual(['dynamodb:GetItem Directory', 'secretsmanager:GetSecretValue SessionKeys']);
  });

  test('uploads as they came are read by their workers; requests only sign for them and look at their size', () => {
    const readers = functions
      .filter(([name]) => rightsOf(name).includes('s3:GetObject Uploads/*'))
      .map(([name]) => name);
    const requests = ['Complaints', 'Casework', 'Desk', 'Intake', 'Lots', 'Dogs', 'Registry', 'Clinics'];
    expect(readers).toEqual([...requests, 'Media', 'Imports', 'DogPhotos']);
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
