// A photo as a phone sends it: asked for at the API, posted as a form straight to the store.
import { readFileSync } from 'node:fs';
import { createUpload } from '@huzhou/shared/complaints/routes';
import type { Person } from './api.ts';

/** `before.jpg` carries a GPS position, XMP and a comment, so that their absence can be proved. */
export const photo = (name: 'before' | 'after'): Buffer =>
  readFileSync(new URL(`../fixtures/${name}.jpg`, import.meta.url));

export const upload = async (person: Person, bytes: Buffer): Promise<string> => {
  const { uploadId, url, fields } = await person.must(createUpload, {
    body: { contentType: 'image/jpeg', bytes: bytes.length },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
  const response = await fetch(url, { method: 'POST', body: form });
  if (!response.ok) throw new Error(`upload refused: ${response.status} ${await response.text()}`);
  return uploadId;
};
