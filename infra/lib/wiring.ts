import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { CapabilityFunction } from './constructs/capability-function.ts';
import type { Functions } from './functions.ts';
import type { Secrets } from './secrets.ts';
import type { TableName } from './tables.ts';

export interface Wired {
  readonly tables: Readonly<Record<TableName, Table>>;
  readonly uploads: Bucket;
  readonly media: Bucket;
  readonly secrets: Secrets;
  readonly queues: { readonly dispatch: Queue; readonly notices: Queue; readonly media: Queue };
  readonly clock: StateMachine;
  readonly weChat: { readonly origin: string; readonly templateIds: string };
  readonly policy: string;
  readonly release: string;
  readonly isDemonstration: boolean;
}

const get = ['dynamodb:GetItem'];
const query = ['dynamodb:Query'];
const put = ['dynamodb:PutItem'];
const update = ['dynamodb:UpdateItem'];

const index = (table: Table, ...names: readonly string[]): string[] =>
  names.map((name) => `${table.tableArn}/index/${name}`);

/** What each function is told and what it may do: this file is the whole of it. */
export const wire = (functions: Functions, wired: Wired): void => {
  giveTables(functions, wired);
  giveSecrets(functions, wired);
  giveQueues(functions, wired);
  giveBuckets(functions, wired);
  const { Complaints, Identity, Service, Notifier, Media, Seed } = functions;
  for (const each of [Complaints, Identity, Notifier, Media]) each.knows({ WECHAT_ORIGIN: wired.weChat.origin });
  for (const each of [Identity, Notifier]) each.knows({ WECHAT_TEMPLATE_IDS: wired.weChat.templateIds });
  for (const each of [Complaints, Service]) each.knows({ COMPLAINT_POLICY: wired.policy });
  Service.knows({ RELEASE: wired.release });
  if (wired.isDemonstration) Seed.knows({ SEED_PERSONAS: 'true' });
};

const giveTables = (functions: Functions, { tables }: Wired): void => {
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

const giveSecrets = (functions: Functions, { secrets }: Wired): void => {
  const { Complaints, Identity, Authorizer, Notifier, Media, Seed } = functions;
  const readBy = (setting: string, secret: Secret, ...by: CapabilityFunction[]) => {
    for (const each of by) {
      each.knows({ [setting]: secret.secretArn });
      each.may(['secretsmanager:GetSecretValue'], secret.secretArn);
    }
  };
  readBy('SESSION_KEYS_SECRET_ID', secrets.sessionKeys, Identity, Authorizer);
  readBy('FIELD_KEYS_SECRET_ID', secrets.fieldKeys, Complaints, Identity, Notifier, Media, Seed);
  readBy('WECHAT_SECRET_ID', secrets.weChat, Complaints, Identity, Notifier, Media);
};

const giveQueues = ({ Relay, Sweeper }: Functions, { queues, clock }: Wired): void => {
  const sentBy = (setting: string, queue: Queue, ...by: CapabilityFunction[]) => {
    for (const each of by) {
      each.knows({ [setting]: queue.queueUrl });
      each.may(['sqs:SendMessage'], queue.queueArn);
    }
  };
  sentBy('DISPATCH_QUEUE_URL', queues.dispatch, Relay, Sweeper);
  sentBy('MEDIA_QUEUE_URL', queues.media, Relay, Sweeper);
  sentBy('NOTICES_QUEUE_URL', queues.notices, Relay);
  Relay.knows({ CLOCK_MACHINE_ARN: clock.stateMachineArn });
  Relay.may(['states:StartExecution'], clock.stateMachineArn);
};

const giveBuckets = ({ Complaints, Media }: Functions, { uploads, media }: Wired): void => {
  for (const each of [Complaints, Media]) {
    each.knows({ UPLOADS_BUCKET: uploads.bucketName, MEDIA_BUCKET: media.bucketName });
    // Without it a missing upload looks like a forbidden one.
    each.may(['s3:ListBucket'], uploads.bucketArn);
  }
  // A presigned form and a presigned address act with the rights of who signed them.
  Complaints.may(['s3:PutObject', 's3:GetObject'], uploads.arnForObjects('*'));
  Complaints.may(['s3:GetObject'], media.arnForObjects('*'));
  Media.may(['s3:GetObject'], uploads.arnForObjects('*'));
  Media.may(['s3:PutObject', 's3:GetObject', 's3:DeleteObject'], media.arnForObjects('*'));
};
