import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { CapabilityFunction } from '../constructs/capability-function.ts';
import type { Functions } from '../functions.ts';
import type { Secrets } from '../secrets.ts';

export const giveSecrets = (functions: Functions, secrets: Secrets): void => {
  const { Complaints, Identity, Open311, Authorizer, Notifier, Media, Seed } = functions;
  const readBy = (setting: string, secret: Secret, ...by: CapabilityFunction[]) => {
    for (const each of by) {
      each.knows({ [setting]: secret.secretArn });
      each.may(['secretsmanager:GetSecretValue'], secret.secretArn);
    }
  };
  readBy('SESSION_KEYS_SECRET_ID', secrets.sessionKeys, Identity, Authorizer);
  readBy('FIELD_KEYS_SECRET_ID', secrets.fieldKeys, Complaints, Identity, Open311, Notifier, Media, Seed);
  readBy('WECHAT_SECRET_ID', secrets.weChat, Complaints, Identity, Notifier, Media);
};
