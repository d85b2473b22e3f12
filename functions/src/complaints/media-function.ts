// Fired by the media queue; cleans an uploaded photo so that others may see it, and asks WeChat to check it.
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createPersonRepository } from '../identity/person-repository.ts';
import { env } from '../platform/config.ts';
import { KeyRing } from '../platform/key-ring.ts';
import { log } from '../platform/log.ts';
import { consumeQueue } from '../platform/queue.ts';
import { randomBytes } from '../platform/random.ts';
import { createSealer } from '../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { readWeChatSecret, weChatOf } from '../wechat/configure.ts';
import { createCleanPhoto } from './clean-photo.ts';
import { PhotoToClean } from './photo.ts';
import { createPhotoRepository } from './photo-repository.ts';
import { createPhotoStore } from './photo-store.ts';
import { createSendQueue } from './send-queue.ts';
import { createUploadStore } from './upload-store.ts';

const clock = systemClock;
const documents = createDocumentClient();
const s3 = new S3Client({});
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
const readFieldKeys = createSecretReader(
  { client: createSecretsClient(), clock },
  env('FIELD_KEYS_SECRET_ID'),
  KeyRing,
);
const persons = createPersonRepository({
  documents,
  table: env('IDENTITY_TABLE'),
  sealer: createSealer(readFieldKeys),
  clock,
  randomBytes,
});

const cleanPhoto = createCleanPhoto({
  photos: createPhotoRepository(documents, env('COMPLAINTS_TABLE')),
  uploads: createUploadStore(s3, env('UPLOADS_BUCKET')),
  fetchFiles: createSendQueue(sqs, env('EVIDENCE_QUEUE_URL')),
  files: createPhotoStore(s3, env('MEDIA_BUCKET'), clock),
  weChat: weChatOf(readWeChatSecret()),
  openidOf: persons.findOpenid,
  clock,
  randomBytes,
  log,
});

export const handler = consumeQueue({ message: PhotoToClean, name: 'media' }, (photo) => cleanPhoto(photo));
