import type { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createCachedDirectory } from '../directory/cached-directory.ts';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { createPersonRepository } from '../identity/person-repository.ts';
import { createPhotoStore } from '../photos/photo-store.ts';
import { createUploadStore } from '../photos/upload-store.ts';
import { env } from '../platform/config.ts';
import { KeyRing } from '../platform/key-ring.ts';
import { log } from '../platform/log.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { randomBytes } from '../platform/random.ts';
import { createRateLimiter } from '../platform/rate-limit.ts';
import { createSealer } from '../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { readWeChatSecret, weChatOf } from '../wechat/configure.ts';
import { createCheckText } from '../wechat/content-check.ts';
import { createAuditRepository } from './audit-repository.ts';
import { createDetailOf } from './complaint-detail.ts';
import { createComplaintRepository } from './complaint-repository.ts';
import { deployedPolicy } from './deployed-policy.ts';

/** The real surroundings of whatever shows cases and takes commands on them over HTTP. Made once, on the cold start. */
export const createCaseSurroundings = (s3: S3Client) => {
  const clock = systemClock;
  const documents = createDocumentClient();
  const complaints = env('COMPLAINTS_TABLE');
  const limits = env('LIMITS_TABLE');

  const weChatSecret = readWeChatSecret();
  // Somebody waits for the answer: a check that takes longer is not waited for.
  const weChat = weChatOf(weChatSecret, { timeoutMilliseconds: 2500 });

  const sealer = createSealer(
    createSecretReader({ client: createSecretsClient(), clock }, env('FIELD_KEYS_SECRET_ID'), KeyRing),
  );
  const persons = createPersonRepository({ documents, table: env('IDENTITY_TABLE'), sealer, clock, randomBytes });
  const uploads = createUploadStore(s3, env('UPLOADS_BUCKET'));
  const { photoUrls } = createPhotoStore(s3, env('MEDIA_BUCKET'), clock);
  const store = createComplaintRepository(documents, { complaints, limits });
  const directory = createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') });

  return {
    documents,
    complaints,
    weChatSecret,
    uploads,
    limiter: createRateLimiter({ documents, table: limits, clock }),
    deps: {
      store,
      directory: createCachedDirectory(directory, clock),
      photos: { findUploads: uploads.findUploads, photoUrls },
      detailOf: createDetailOf({ photos: { photoUrls }, sealer, store }),
      recordRead: createAuditRepository(documents, env('AUDIT_TABLE'), randomBytes),
      checkText: createCheckText({ weChat, openidOf: persons.findOpenid, log }),
      sealer,
      clock,
      pause: pauseBetweenAttempts,
      randomBytes,
      policyVersion: deployedPolicy(),
    },
  };
};
