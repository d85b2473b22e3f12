import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { createPhotoRows, type PhotoRows } from '../photos/photo-rows.ts';
import { photoKey } from './keys.ts';
import { Photo, PhotoRef } from './photo.ts';

/** The photos of dogs and sightings, in the table of dogs. */
export const createPhotoRepository = (documents: DynamoDBDocumentClient, table: string): PhotoRows<PhotoRef, Photo> =>
  createPhotoRows({
    documents,
    table,
    ref: PhotoRef,
    keyOf: ({ subjectId, photoId }) => photoKey(subjectId, photoId),
    parse: (row) => z.parse(Photo, row),
    lookedFor: ['lookKey', 'lookSort'],
  });
