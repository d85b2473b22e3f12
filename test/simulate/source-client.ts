// A system outside, as its maker would write it from docs/sources.md: signs what it sends, uploads its evidence.
import { createEvidenceUpload } from '@huzhou/shared/complaints/intake/routes';
import type { Route, RouteCall, RouteReply } from '@huzhou/shared/contract/route';
import { signedPath } from '@huzhou/shared/sources/signature';
import { type SourceKeys, signatureHeaders } from '../support/source-signature.ts';

export interface SourceReply<Body> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
}

interface SendOptions {
  /** When it says that it signed; now if not given. */
  readonly at?: Date;
  readonly signature?: string;
  readonly idempotencyKey?: string;
}

const mostAttempts = 6;

export const createSourceClient = (origin: string, keys: SourceKeys) => {
  const sendOnce = async <R extends Route>(
    route: R,
    input: RouteCall<R>,
    { at = new Date(), signature, idempotencyKey }: SendOptions = {},
  ): Promise<SourceReply<RouteReply<R>>> => {
    const { path: parameters = {}, body } = input as { path?: Record<string, string>; body?: unknown };
    const path = signedPath(route, parameters);
    const text = body === undefined ? '' : JSON.stringify(body);
    const response = await fetch(`${origin}${path}`, {
      method: route.method,
      headers: {
        ...signatureHeaders(keys, { method: route.method, path, text, at }),
        ...(signature === undefined ? {} : { 'x-signature': signature }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: text }),
    });
    const answer = await response.text();
    return { status: response.status, body: JSON.parse(answer), text: answer };
  };

  /** Signs anew and sends again what was turned away for being too much at once, as the documentation asks. */
  const send: typeof sendOnce = async (route, input, options) => {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await sendOnce(route, input, options);
      if (!(reply.status === 503 || reply.status === 429) || attempt === mostAttempts) return reply;
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt * (0.5 + Math.random())));
    }
  };

  return {
    send,
    /** Uploads a picture and gives its id. */
    upload: async (picture: Buffer): Promise<string> => {
      const form = await send(createEvidenceUpload, { body: { contentType: 'image/jpeg', bytes: picture.length } });
      if (form.status !== 201) throw new Error(`upload refused: ${form.text}`);
      const { uploadId, url, fields } = form.body;
      const data = new FormData();
      for (const [name, value] of Object.entries(fields)) data.append(name, value);
      data.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'evidence.jpg');
      const stored = await fetch(url, { method: 'POST', body: data });
      if (!stored.ok) throw new Error(`upload refused: ${stored.status} ${await stored.text()}`);
      return uploadId;
    },
  };
};
export type SourceClient = ReturnType<typeof createSourceClient>;
