import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { createPhotoRows, type PhotoRows } from '../photos/photo-rows.ts';
import { parsePhoto } from './complaint-rows.ts';
import { type Photo, photoKey } from './photo.ts';

const PhotoRef = z.object({ complaintId: z.string(), photoId: z.string() });
type PhotoRef = z.infer<typeof PhotoRef>;

export type PhotoRepository = PhotoRows<PhotoRef, Photo>;

/** The photos of cases, in the table of complaints. */
export const createPhotoRepository = (documents: DynamoDBDocumentClient, table: string): PhotoRepository =>
  createPhotoRows({
    documents,
    table,
    ref: PhotoRef,
    keyOf: ({ complaintId, photoId }) => photoKey(complaintId, photoId),
    parse: parsePhoto,
    lookedFor: ['lookKey', 'lookSort'],
  });
