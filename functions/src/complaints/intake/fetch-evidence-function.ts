// Fired by the evidence queue; fetches the file of a photo from its source's address and sends the photo to be cleaned.
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { fetchRetries } from '@huzhou/shared/complaints/intake/retries';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createUploadStore } from '../../photos/upload-store.ts';
import { env } from '../../platform/config.ts';
import { KeyRing } from '../../platform/key-ring.ts';
import { consumeQueue } from '../../platform/queue.ts';
import { createSealer } from '../../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../../platform/secrets.ts';
import { createSendQueue } from '../../platform/send-queue.ts';
import { createDocumentClient } from '../../platform/table.ts';
import { createSourceRepository } from '../../sources/source-repository.ts';
import { createHide } from '../hide-queue.ts';
import { PhotoToFetch } from '../photo.ts';
import { createPhotoRepository } from '../photo-repository.ts';
import { createFetchEvidence } from './fetch-evidence.ts';
import { createCallOutside } from './outside-call.ts';
import { outsideSetting } from './outside-setting.ts';

const clock = systemClock;
const documents = createDocumentClient();
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
const readFieldKeys = createSecretReader(
  { client: createSecretsClient(), clock },
  env('FIELD_KEYS_SECRET_ID'),
  KeyRing,
);

const fetchEvidence = createFetchEvidence({
  photos: createPhotoRepository(documents, env('COMPLAINTS_TABLE')),
  sources: createSourceRepository({
    documents,
    table: env('SOURCES_TABLE'),
    sealer: createSealer(readFieldKeys),
    clock,
  }),
  uploads: createUploadStore(new S3Client({}), env('UPLOADS_BUCKET')),
  call: createCallOutside(outsideSetting()),
  cleanPhotos: createSendQueue(sqs, env('MEDIA_QUEUE_URL')),
  clock,
});

const hide = createHide(sqs, env('EVIDENCE_QUEUE_URL'));

export const handler = consumeQueue(
  { message: PhotoToFetch, name: 'evidence', retry: { ...fetchRetries, hide } },
  (photo, meta) => fetchEvidence(photo, meta),
);
