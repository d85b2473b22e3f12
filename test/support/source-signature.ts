// How a system outside signs a call, written from docs/sources.md and not from our code.
import { createHash, createHmac } from 'node:crypto';

export interface SourceKeys {
  readonly key: string;
  readonly secret: string;
}

/** The three headers of a call. `path` as it is sent, `text` the body, empty where there is none. */
export const signatureHeaders = (
  { key, secret }: SourceKeys,
  call: { readonly method: string; readonly path: string; readonly text: string; readonly at?: Date },
): Record<string, string> => {
  const timestamp = (call.at ?? new Date()).toISOString();
  const digest = createHash('sha256').update(call.text).digest('hex');
  const signed = [call.method, call.path, timestamp, digest].join('\n');
  return {
    'x-source-key': key,
    'x-timestamp': timestamp,
    'x-signature': createHmac('sha256', secret).update(signed).digest('base64'),
  };
};
