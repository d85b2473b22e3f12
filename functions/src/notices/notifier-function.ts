// Fired by the notices queue; sends each notice as a WeChat subscribe message, at most once, and keeps a record of it.
import { instantOf, systemClock } from '@huzhou/shared/kernel/time';
import { Notice, type Recipient } from '@huzhou/shared/notices/notice';
import * as z from 'zod/mini';
import { createCachedDirectory } from '../directory/cached-directory.ts';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { createPersonRepository } from '../identity/person-repository.ts';
import { createQuotaRepository } from '../identity/quota-repository.ts';
import { env } from '../platform/config.ts';
import { KeyRing } from '../platform/key-ring.ts';
import { log } from '../platform/log.ts';
import { consumeQueue } from '../platform/queue.ts';
import { randomBytes } from '../platform/random.ts';
import { createSealer } from '../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { readWeChatSecret, weChatOf } from '../wechat/configure.ts';
import { createNoticeRepository } from './notice-repository.ts';
import { type Addressee, createSendNotice } from './send-notice.ts';

const clock = systemClock;
const documents = createDocumentClient();
const identity = env('IDENTITY_TABLE');
const readFieldKeys = createSecretReader(
  { client: createSecretsClient(), clock },
  env('FIELD_KEYS_SECRET_ID'),
  KeyRing,
);
const sealer = createSealer(readFieldKeys);
const persons = createPersonRepository({ documents, table: identity, sealer, clock, randomBytes });
const directory = createCachedDirectory(createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') }), clock);

const addresseeOf = async (to: Recipient): Promise<Addressee | undefined> => {
  const personId = 'personId' in to ? to.personId : (await directory.staffById(to.staffId))?.personId;
  const openid = personId === undefined ? undefined : await persons.findOpenid(personId);
  return personId === undefined || openid === undefined ? undefined : { personId, openid };
};

const sendNotice = createSendNotice({
  notices: createNoticeRepository(documents, env('NOTICES_TABLE')),
  addresseeOf,
  quota: createQuotaRepository({ documents, table: identity, clock }),
  templateIds: z.parse(z.record(z.string(), z.string()), JSON.parse(env('WECHAT_TEMPLATE_IDS'))),
  weChat: weChatOf(readWeChatSecret()),
  clock,
  randomBytes,
  log,
});

export const handler = consumeQueue({ message: Notice, name: 'notices' }, (notice, { sentAt }) =>
  sendNotice(notice, instantOf(sentAt)),
);
