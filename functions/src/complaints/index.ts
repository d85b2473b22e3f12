// Fired by the HTTP API for the routes of complaints; writes cases, from which the stream carries on, and signs uploads.
import { S3Client } from '@aws-sdk/client-s3';
import * as routes from '@huzhou/shared/complaints/routes';
import { serve } from '../platform/http.ts';
import { log } from '../platform/log.ts';
import { createCaseListRepository } from './case-list-repository.ts';
import { createCaseSurroundings } from './case-surroundings.ts';
import { createCreateUpload } from './create-upload.ts';
import { createFollowerRepository } from './follower-repository.ts';
import { createHandlers } from './handlers.ts';
import { createNearCasesRepository } from './near-cases-repository.ts';
import { createPhotoRepository } from './photo-repository.ts';
import { createReceiveMediaCheck } from './receive-media-check.ts';
import { createVerifyMediaCheckPush } from './verify-media-check-push.ts';

const { documents, complaints, weChatSecret, uploads, limiter, deps } = createCaseSurroundings(new S3Client({}));
const { clock } = deps;
const pushToken = async () => (await weChatSecret()).pushToken;

export const handler = serve(
  routes,
  {
    ...createHandlers({
      ...deps,
      lists: createCaseListRepository(documents, complaints),
      followers: createFollowerRepository(documents, complaints),
      nearCases: createNearCasesRepository(documents, complaints),
    }),
    createUpload: createCreateUpload({ uploads, clock }),
    verifyMediaCheckPush: createVerifyMediaCheckPush({ pushToken, clock }),
    receiveMediaCheck: createReceiveMediaCheck({
      photos: createPhotoRepository(documents, complaints),
      pushToken,
      clock,
      log,
    }),
  },
  {
    limiter,
    // Counted in the transaction of the submission, so that what is refused is not counted.
    countedElsewhere: [routes.submitComplaint.id],
  },
);
