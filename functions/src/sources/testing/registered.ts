import { createHash, createHmac } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Route } from '@huzhou/shared/contract/route';
import type { Instant } from '@huzhou/shared/kernel/time';
import { signedPath, signedText } from '@huzhou/shared/sources/signature';
import type { Source } from '@huzhou/shared/sources/source';
import type { Sealer } from '../../platform/sealed.ts';
import { putAll } from '../../platform/table.ts';
import type { TestRequest } from '../../platform/testing/http-event.ts';
import { type Credential, sealCredential } from '../credential.ts';
import { keyRow, sourceRow } from '../source-rows.ts';

const startsAt: Instant = '2026-11-23T00:00:00.000Z';

/** What a call of a source is signed with, and what may be altered afterwards. */
export interface SignedRequest extends TestRequest {
  readonly timestamp?: string;
}

/** Signs as an outsider would who has read the documentation: over the bytes that are sent. */
export const signedRequest = (
  { key, secret }: Credential,
  route: Pick<Route, 'method' | 'path'>,
  { timestamp = startsAt, ...request }: SignedRequest,
): TestRequest => {
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const bodySha256 = createHash('sha256')
    .update(body ?? '')
    .digest('hex');
  const text = signedText({ method: route.method, path: signedPath(route, request.path), timestamp, bodySha256 });
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    'x-source-key': key,
    'x-timestamp': timestamp,
    'x-signature': createHmac('sha256', secret).update(text).digest('hex'),
    ...request.headers,
  };
  return { ...request, headers, ...(body === undefined ? {} : { body }) };
};

let numbers = 0;

/** Registers sources without an administrator. */
export const createRegistration =
  (deps: { readonly documents: DynamoDBDocumentClient; readonly table: string; readonly sealer: Sealer }) =>
  async (more: Partial<Source> = {}): Promise<Credential & { readonly source: Source }> => {
    numbers += 1;
    const source: Source = {
      sourceId: `src-test-${numbers}`,
      kind: 'video',
      name: '测试来源',
      state: 'active',
      scope: { categoryCodes: [], areaCodes: [] },
      perMinute: 1000,
      evidenceHosts: ['camera.example.cn'],
      createdAt: startsAt,
      changedAt: startsAt,
      ...more,
    };
    const credential = { key: `key-${numbers}-${source.sourceId}`, secret: `secret-${numbers}` };
    const stored = await sealCredential(deps.sealer, source.sourceId, credential, startsAt);
    await putAll(deps.documents, deps.table, [
      sourceRow({ source, credentials: [stored], version: 1 }),
      keyRow(stored.keyHash, source.sourceId),
    ]);
    return { source, ...credential };
  };
