// The people of a storm: signed in, each with their photos taken and uploaded, before anybody files.
import { setTimeout as pause } from 'node:timers/promises';
import { createUpload } from '@huzhou/shared/complaints/routes';
import { createSession } from '@huzhou/shared/identity/routes';
import { photo } from '../photo.ts';
import { newOpenid } from '../stand-in.ts';
import { inTurns, type Wire, type WireReply } from './wire.ts';

export interface Citizen {
  readonly token: string;
  readonly photoIds: readonly string[];
}

const json = { 'content-type': 'application/json' };

/** Sign-ins are counted per address, so the people come from as many as they would: one for every four hundred. */
const addressOf = (person: number): string | undefined =>
  process.platform === 'linux' ? `127.0.1.${1 + (Math.floor(person / 400) % 250)}` : undefined;

/** Calls until it is answered with success: there is no hurry before the storm. */
const insist = async (what: string, ask: () => Promise<WireReply>): Promise<WireReply> => {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const reply = await ask().catch(() => undefined);
    if (reply !== undefined && reply.status < 300) return reply;
    if (reply !== undefined && reply.status < 500 && reply.status !== 429)
      throw new Error(`${what} answered ${reply.status}: ${reply.body}`);
    await pause((reply?.retryAfter ?? 1) * 1000);
  }
  throw new Error(`${what} never succeeded`);
};

const signIn = async (wire: Wire, origin: string, from: string | undefined): Promise<string> => {
  const ask = async (path: string, body: object): Promise<{ code: string; token: string }> => {
    const call = { method: 'POST', url: `${origin}${path}`, headers: json, body: JSON.stringify(body) } as const;
    const reply = await insist(path, () => wire(from === undefined ? call : { ...call, from }));
    return JSON.parse(reply.body);
  };
  const { code } = await ask('/wechat-stand-in/codes', { openid: newOpenid() });
  return (await ask(createSession.path, { code })).token;
};

const boundary = '----huzhou-storm';

const formOf = (fields: Readonly<Record<string, string>>, file: Buffer): Buffer => {
  const part = (disposition: string, type = ''): string =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${type}\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => `${part(`name="${name}"`)}${value}\r\n`);
  const head = part('name="file"; filename="photo.jpg"', 'Content-Type: image/jpeg\r\n');
  return Buffer.concat([Buffer.from(texts.join('') + head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
};

const uploadPhoto = async (wire: Wire, origin: string, token: string, bytes: Buffer): Promise<string> => {
  const wish = await insist('upload form', () =>
    wire({
      method: 'POST',
      url: `${origin}${createUpload.path}`,
      headers: { ...json, authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ contentType: 'image/jpeg', bytes: bytes.length }),
    }),
  );
  const { uploadId, url, fields } = JSON.parse(wish.body);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  await insist('upload', () => wire({ method: 'POST', url, headers, body: formOf(fields, bytes) }));
  return uploadId;
};

/** Brings `count` people, each with `photosEach` uploaded photos of 640 by 480 pixels. */
export const gatherCrowd = (wire: Wire, origin: string, count: number, photosEach: number): Promise<Citizen[]> => {
  const bytes = photo('before');
  const people = Array.from({ length: count }, (_, person) => person);
  return inTurns(people, 8, async (person) => {
    const token = await signIn(wire, origin, addressOf(person));
    const photoIds: string[] = [];
    for (let index = 0; index < photosEach; index += 1) photoIds.push(await uploadPhoto(wire, origin, token, bytes));
    return { token, photoIds };
  });
};
