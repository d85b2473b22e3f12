import { createHash } from 'node:crypto';
import type { createUpload } from '@huzhou/shared/complaints/routes';
import { ok } from '@huzhou/shared/kernel/result';
import { type Clock, plusSeconds } from '@huzhou/shared/kernel/time';
import { type UploadStore, type UploadWish, uploadFormSeconds } from '../photos/upload-store.ts';
import type { Handler } from '../platform/http.ts';

/**
 * 22 characters of base64url. A function of who asks, under which key, and for what: asking again gives the same id
 * without anything having been written down, and the key with another file gives another id. That it could be
 * computed by others is no loss: an upload is found under its person only.
 */
const uploadIdOf = (wish: Omit<UploadWish, 'uploadId'>, idempotencyKey: string): string =>
  createHash('sha256')
    .update(JSON.stringify([wish.personId, idempotencyKey, wish.contentType, wish.bytes]))
    .digest('base64url')
    .slice(0, 22);

/** Lets the caller upload one photo, of the size and type that they named. */
export const createCreateUpload =
  (deps: { readonly uploads: Pick<UploadStore, 'createForm'>; readonly clock: Clock }): Handler<typeof createUpload> =>
  async ({ body, idempotencyKey }, { personId }) => {
    const wish = { personId, ...body };
    const uploadId = uploadIdOf(wish, idempotencyKey);
    const expiresAt = plusSeconds(deps.clock.now(), uploadFormSeconds);
    const { url, fields } = await deps.uploads.createForm({ ...wish, uploadId });
    return ok({ uploadId, url, fields: { ...fields }, expiresAt });
  };
