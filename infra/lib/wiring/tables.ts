import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { CapabilityFunction } from '../constructs/capability-function.ts';
import type { DataStack } from '../data-stack.ts';
import type { Functions } from '../functions.ts';
import type { TableName } from '../tables.ts';

const get = ['dynamodb:GetItem'];
const query = ['dynamodb:Query'];
const put = ['dynamodb:PutItem'];
const update = ['dynamodb:UpdateItem'];

const index = (table: Table, ...names: readonly string[]): string[] =>
  names.map((name) => `${table.tableArn}/index/${name}`);

/** The tables of each function, and the calls that its code makes of them. */
export const giveTables = (functions: Functions, tables: DataStack['tables']): void => {
  const { Complaints, Directory, Identity, Authorizer, Relay, Dispatcher, Clock, Sweeper, Notifier, Media, Seed } =
    functions;
  const told = (name: TableName, ...by: CapabilityFunction[]) => {
    for (const each of by) each.knows({ [`${name.toUpperCase()}_TABLE`]: tables[name].tableName });
  };
  const { complaints, directory, identity, notices, audit, limits } = tables;

  told('complaints', Complaints, Relay, Dispatcher, Clock, Sweeper, Media);
  Complaints.may([...get, ...query, ...put, ...update], complaints.tableArn);
  Complaints.may(query, ...index(complaints, 'byReporter', 'byQueue', 'byArea'));
  Relay.may(query, complaints.tableArn);
  for (const each of [Dispatcher, Clock, Sweeper]) each.may([...get, ...put], complaints.tableArn);
  Sweeper.may(query, ...index(complaints, 'byLook'));
  Media.may([...get, ...update], complaints.tableArn);

  told('directory', Complaints, Directory, Identity, Authorizer, Relay, Dispatcher, Notifier, Seed);
  for (const each of [Complaints, Identity, Authorizer, Relay, Notifier]) each.may(get, directory.tableArn);
  for (const each of [Directory, Relay, Dispatcher]) each.may(query, ...index(directory, 'byArea'));
  Seed.may([...get, ...put, 'dynamodb:BatchWriteItem', 'dynamodb:DeleteItem'], directory.tableArn);

  told('identity', Complaints, Identity, Notifier, Media, Seed);
  for (const each of [Complaints, Media]) each.may(get, identity.tableArn);
  Identity.may([...get, ...put], identity.tableArn);
  Notifier.may([...get, ...update], identity.tableArn);
  Seed.may([...get, ...put], identity.tableArn);

  told('notices', Notifier);
  Notifier.may(update, notices.tableArn);

  told('audit', Complaints);
  // Who reads what of whom can be added to, by no function read, changed or deleted.
  Complaints.may(put, audit.tableArn);

  told('limits', Complaints, Identity);
  for (const each of [Complaints, Identity]) each.may(update, limits.tableArn);
};
