import { Source } from '@huzhou/shared/sources/source';
import * as z from 'zod/mini';
import { StoredCredential } from './credential.ts';

/** A source with its credentials, the current one first. `version` counts changes: a change must find the one it read. */
export const RegisteredSource = z.object({
  source: Source,
  credentials: z.array(StoredCredential),
  version: z.int(),
});
export type RegisteredSource = z.infer<typeof RegisteredSource>;

/** All sources lie under one key: they are some dozens, and are listed together. */
export const sourcesPartition = 'SOURCES';
export const sourceKey = (sourceId: string) => ({ pk: sourcesPartition, sk: sourceId });
/** Which source a key belongs to, by the key's hash. */
export const keyKey = (keyHash: string) => ({ pk: `KEY#${keyHash}`, sk: 'KEY' });

export const sourceRow = (registered: RegisteredSource) => ({
  ...sourceKey(registered.source.sourceId),
  ...registered,
});

export const keyRow = (keyHash: string, sourceId: string) => ({ ...keyKey(keyHash), sourceId });
