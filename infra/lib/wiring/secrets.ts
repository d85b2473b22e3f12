import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { CapabilityFunction } from '../constructs/capability-function.ts';
import type { Functions } from '../functions.ts';
import type { Secrets } from '../secrets.ts';

export const giveSecrets = (functions: Functions, secrets: Secrets): void => {
  const {
    Casework,
    Complaints,
    Desk,
    Identity,
    Intake,
    Open311,
    Authorizer,
    FetchEvidence,
    Notifier,
    Media,
    PushResult,
    Seed,
  } = functions;
  const ofDemonstration = functions.SeedSources === undefined ? [] : [functions.SeedSources];
  const readBy = (setting: string, secret: Secret, ...by: CapabilityFunction[]) => {
    for (const each of by) {
      each.knows({ [setting]: secret.secretArn });
      each.may(['secretsmanager:GetSecretValue'], secret.secretArn);
    }
  };
  readBy('SESSION_KEYS_SECRET_ID', secrets.sessionKeys, Identity, Authorizer);
  const seal = [
    Casework,
    Complaints,
    Desk,
    Identity,
    Intake,
    Open311,
    FetchEvidence,
    Notifier,
    Media,
    PushResult,
    Seed,
  ];
  readBy('FIELD_KEYS_SECRET_ID', secrets.fieldKeys, ...seal, ...ofDemonstration);
  readBy('WECHAT_SECRET_ID', secrets.weChat, Casework, Complaints, Desk, Identity, Notifier, Media);
};
