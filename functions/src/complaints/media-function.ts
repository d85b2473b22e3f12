// Fired by the media queue; cleans an uploaded photo so that others may see it, and asks WeChat to check it.
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createPersonRepository } from '../identity/person-repository.ts';
import { createCheckPhoto } from '../photos/check-photo.ts';
import { createCleanPhoto } from '../photos/clean-photo.ts';
import { createPhotoStore } from '../photos/photo-store.ts';
import { createUploadStore } from '../photos/upload-store.ts';
import { env } from '../platform/config.ts';
import { KeyRing } from '../platform/key-ring.ts';
import { log } from '../platform/log.ts';
import { consumeQueue } from '../platform/queue.ts';
import { randomBytes } from '../platform/random.ts';
import { createSealer } from '../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { readWeChatSecret, weChatOf } from '../wechat/configure.ts';
import { PhotoToClean, type PhotoToFetch } from './photo.ts';
import { createPhotoRepository } from './photo-repository.ts';

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

const photos = createPhotoRepository(documents, env('COMPLAINTS_TABLE'));
const files = createPhotoStore(s3, env('MEDIA_BUCKET'), clock);
const fetchFiles = createSendQueue<PhotoToFetch>(sqs, env('EVIDENCE_QUEUE_URL'));
const check = createCheckPhoto({
  photos,
  files,
  weChat: weChatOf(readWeChatSecret()),
  openidOf: persons.findOpenid,
  clock,
  log,
});

const cleanPhoto = createCleanPhoto({
  photos,
  uploads: createUploadStore(s3, env('UPLOADS_BUCKET')),
  files,
  sendForFile: (photo) => fetchFiles([photo]),
  check,
  clock,
  randomBytes,
  log,
});

export const handler = consumeQueue({ message: PhotoToClean, name: 'media' }, (photo) => cleanPhoto(photo));
