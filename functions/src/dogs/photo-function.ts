// Fired by the queue of dogs' photos; cleans an uploaded photo so that its keeper and staff can see it.
import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createCleanPhoto } from '../photos/clean-photo.ts';
import { createPhotoStore } from '../photos/photo-store.ts';
import { createUploadStore } from '../photos/upload-store.ts';
import { env } from '../platform/config.ts';
import { log } from '../platform/log.ts';
import { consumeQueue } from '../platform/queue.ts';
import { randomBytes } from '../platform/random.ts';
import { createDocumentClient } from '../platform/table.ts';
import { PhotoRef } from './photo.ts';
import { createPhotoRepository } from './photo-repository.ts';

const s3 = new S3Client({});

const cleanPhoto = createCleanPhoto({
  photos: createPhotoRepository(createDocumentClient(), env('DOGS_TABLE')),
  uploads: createUploadStore(s3, env('UPLOADS_BUCKET')),
  files: createPhotoStore(s3, env('MEDIA_BUCKET'), systemClock),
  clock: systemClock,
  randomBytes,
  log,
});

export const handler = consumeQueue({ message: PhotoRef, name: 'dog-photos' }, (photo) => cleanPhoto(photo));
