import type { FunctionName, Functions } from '../functions.ts';
import type { Secrets } from '../secrets.ts';

/** Who reads which secret, and by which setting it is told of it. */
const readers: Readonly<Record<keyof Secrets, { readonly setting: string; readonly by: readonly FunctionName[] }>> = {
  sessionKeys: { setting: 'SESSION_KEYS_SECRET_ID', by: ['Identity', 'Authorizer'] },
  fieldKeys: {
    setting: 'FIELD_KEYS_SECRET_ID',
    by: [
      'Casework',
      'Complaints',
      'Desk',
      'Identity',
      'Intake',
      'Open311',
      'FetchEvidence',
      'Notifier',
      'Media',
      'PushResult',
      'Seed',
      'Parking',
      'Gates',
      'SeedSources',
      'Dogs',
      'Registry',
      'Clinics',
      'DogSeed',
    ],
  },
  certificateKeys: { setting: 'CERTIFICATE_KEYS_SECRET_ID', by: ['Dogs'] },
  weChat: {
    setting: 'WECHAT_SECRET_ID',
    by: ['Casework', 'Complaints', 'Desk', 'Identity', 'Notifier', 'Media', 'Dogs'],
  },
};

export const giveSecrets = (functions: Functions, secrets: Secrets): void => {
  for (const [name, { setting, by }] of Object.entries(readers)) {
    const { secretArn } = secrets[name as keyof Secrets];
    for (const each of by) {
      functions[each]?.knows({ [setting]: secretArn });
      functions[each]?.may(['secretsmanager:GetSecretValue'], secretArn);
    }
  }
};
