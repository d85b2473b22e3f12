import type { createEvidenceUpload } from '@huzhou/shared/complaints/intake/routes';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { ok } from '@huzhou/shared/kernel/result';
import { type Clock, plusSeconds } from '@huzhou/shared/kernel/time';
import { type Source, sourceReporterId } from '@huzhou/shared/sources/source';
import { type UploadStore, uploadFormSeconds } from '../../photos/upload-store.ts';
import type { Handler } from '../../platform/http.ts';

/** Lets a source upload one piece of evidence. A form that nobody uses leaves nothing behind, so each call gives a new one. */
export const createCreateEvidenceUpload =
  (deps: {
    readonly uploads: Pick<UploadStore, 'createForm'>;
    readonly clock: Clock;
    readonly randomBytes: RandomBytes;
  }): Handler<typeof createEvidenceUpload, Source> =>
  async ({ body }, { sourceId }) => {
    const uploadId = Buffer.from(deps.randomBytes(16)).toString('base64url');
    const expiresAt = plusSeconds(deps.clock.now(), uploadFormSeconds);
    const form = await deps.uploads.createForm({ ...body, uploadId, personId: sourceReporterId(sourceId) });
    return ok({ uploadId, url: form.url, fields: { ...form.fields }, expiresAt });
  };
