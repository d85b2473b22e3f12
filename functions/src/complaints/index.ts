// Fired by the HTTP API for the routes of complaints; writes cases, from which the stream carries on, and signs uploads.
import { S3Client } from '@aws-sdk/client-s3';
import { type PolicyVersion, policyVersions } from '@huzhou/shared/complaints/policy';
import * as routes from '@huzhou/shared/complaints/routes';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createCachedDirectory } from '../directory/cached-directory.ts';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { createPersonRepository } from '../identity/person-repository.ts';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { KeyRing } from '../platform/key-ring.ts';
import { log } from '../platform/log.ts';
import { randomBytes } from '../platform/random.ts';
import { createRateLimiter } from '../platform/rate-limit.ts';
import { createSealer } from '../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { readWeChatSecret, weChatOf } from '../wechat/configure.ts';
import { createAuditRepository } from './audit-repository.ts';
import { createCaseListRepository } from './case-list-repository.ts';
import { createDetailOf } from './complaint-detail.ts';
import { createComplaintRepository } from './complaint-repository.ts';
import { createCheckText } from './content-check.ts';
import { createCreateUpload } from './create-upload.ts';
import { createFollowerRepository } from './follower-repository.ts';
import { createHandlers } from './handlers.ts';
import { createNearCasesRepository } from './near-cases-repository.ts';
import { pauseBetweenAttempts } from './patience.ts';
import { createPhotoRepository } from './photo-repository.ts';
import { createPhotoStore } from './photo-store.ts';
import { createReceiveMediaCheck } from './receive-media-check.ts';
import { createUploadStore } from './upload-store.ts';
import { createVerifyMediaCheckPush } from './verify-media-check-push.ts';

const clock = systemClock;
const documents = createDocumentClient();
const s3 = new S3Client({});
const complaints = env('COMPLAINTS_TABLE');
const limits = env('LIMITS_TABLE');

const weChatSecret = readWeChatSecret();
const pushToken = async () => (await weChatSecret()).pushToken;
// Somebody waits for the answer to a submission: a check that takes longer is not waited for.
const weChat = weChatOf(weChatSecret, { timeoutMilliseconds: 2500 });

const sealer = createSealer(
  createSecretReader({ client: createSecretsClient(), clock }, env('FIELD_KEYS_SECRET_ID'), KeyRing),
);
const persons = createPersonRepository({ documents, table: env('IDENTITY_TABLE'), sealer, clock, randomBytes });

const uploads = createUploadStore(s3, env('UPLOADS_BUCKET'));
const photoFiles = createPhotoStore(s3, env('MEDIA_BUCKET'), clock);
const photos = createPhotoRepository(documents, complaints);

const directory = createCachedDirectory(createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') }), clock);

const policyVersion = (): PolicyVersion => {
  const version = env('COMPLAINT_POLICY');
  const known = policyVersions.find((candidate) => candidate === version);
  if (known === undefined) throw new Error(`The function was deployed with an unknown policy: ${version}`);
  return known;
};

const store = createComplaintRepository(documents, { complaints, limits });

export const handler = serve(
  routes,
  {
    ...createHandlers({
      store,
      lists: createCaseListRepository(documents, complaints),
      directory,
      photos: { findUploads: uploads.findUploads, photoUrls: photoFiles.photoUrls },
      followers: createFollowerRepository(documents, complaints),
      nearCases: createNearCasesRepository(documents, complaints),
      detailOf: createDetailOf({ photos: photoFiles, sealer, store }),
      recordRead: createAuditRepository(documents, env('AUDIT_TABLE'), randomBytes),
      checkText: createCheckText({ weChat, openidOf: persons.findOpenid, log }),
      sealer,
      clock,
      pause: pauseBetweenAttempts,
      randomBytes,
      policyVersion: policyVersion(),
    }),
    createUpload: createCreateUpload({ uploads, clock }),
    verifyMediaCheckPush: createVerifyMediaCheckPush({ pushToken, clock }),
    receiveMediaCheck: createReceiveMediaCheck({ photos, pushToken, clock, log }),
  },
  {
    limiter: createRateLimiter({ documents, table: limits, clock }),
    // Counted in the transaction of the submission, so that what is refused is not counted.
    countedElsewhere: [routes.submitComplaint.id],
  },
);
