// Fired by the HTTP API for the routes of identity; asks WeChat who somebody is, adds persons, counts agreed messages.
import * as routes from '@huzhou/shared/identity/routes';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { deriveKeys, KeyRing } from '../platform/key-ring.ts';
import { randomBytes } from '../platform/random.ts';
import { createRateLimiter } from '../platform/rate-limit.ts';
import { createSealer } from '../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { readWeChatSecret, weChatOf } from '../wechat/configure.ts';
import { createCreateSession } from './create-session.ts';
import { createGetMe } from './get-me.ts';
import { createPersonRepository } from './person-repository.ts';
import { createQuotaRepository } from './quota-repository.ts';
import { createRecordSubscriptions } from './record-subscriptions.ts';
import { createSessionTokens } from './session-token.ts';
import { parseTemplateIds } from './templates.ts';

const clock = systemClock;
const documents = createDocumentClient();
const table = env('IDENTITY_TABLE');
const templateIds = parseTemplateIds(env('WECHAT_TEMPLATE_IDS'));

const secrets = { client: createSecretsClient(), clock };
const readSessionKeys = createSecretReader(secrets, env('SESSION_KEYS_SECRET_ID'), KeyRing);
const readFieldKeys = createSecretReader(secrets, env('FIELD_KEYS_SECRET_ID'), KeyRing);

const quotas = createQuotaRepository({ documents, table, clock });

export const handler = serve(
  routes,
  {
    createSession: createCreateSession({
      weChat: weChatOf(readWeChatSecret()),
      persons: createPersonRepository({ documents, table, sealer: createSealer(readFieldKeys), clock, randomBytes }),
      directory: createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') }),
      tokens: createSessionTokens(readSessionKeys, clock),
    }),
    getMe: createGetMe({ quotas, templateIds }),
    recordSubscriptions: createRecordSubscriptions({ quotas, templateIds }),
  },
  {
    limiter: createRateLimiter({
      documents,
      table: env('LIMITS_TABLE'),
      clock,
      addressKey: async () => deriveKeys(await readSessionKeys(), 'address')[0]?.bytes ?? new Uint8Array(),
    }),
  },
);
