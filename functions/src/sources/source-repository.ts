import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import type { Source } from '@huzhou/shared/sources/source';
import * as z from 'zod/mini';
import { cached } from '../platform/cache.ts';
import type { Sealer } from '../platform/sealed.ts';
import { type Credential, hashOfKey, isGood, openCredential } from './credential.ts';
import { keyKey, RegisteredSource, sourceKey, sourcesPartition } from './source-rows.ts';

/** A source as it is known by one of its keys, with the secret that goes with that key. */
export interface KeyedSource {
  readonly source: Source;
  readonly credential: Credential;
}

/** How long a function goes on with what it read: a source that is disabled is refused everywhere after this. */
export const sourceFreshSeconds = 10;

export interface SourceRepository {
  /** The active source that a key belongs to; undefined for unknown and retired keys, and for disabled sources. */
  readonly findByApiKey: (apiKey: string) => Promise<KeyedSource | undefined>;
  readonly find: (sourceId: string) => Promise<RegisteredSource | undefined>;
  readonly list: () => Promise<readonly RegisteredSource[]>;
  /** With what it is signed that goes to the source: its current credential, and the one before while that is good. */
  readonly signingCredentials: (registered: RegisteredSource) => Promise<readonly [Credential, Credential?]>;
}

const KeyRow = z.object({ sourceId: z.string() });

/** Reads the registry of sources. */
export const createSourceRepository = (deps: {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly sealer: Sealer;
  readonly clock: Clock;
}): SourceRepository => {
  const { documents, table, sealer, clock } = deps;

  const read = async (Key: { readonly pk: string; readonly sk: string }) =>
    (await documents.send(new GetCommand({ TableName: table, Key: { ...Key }, ConsistentRead: true }))).Item;

  const find = async (sourceId: string): Promise<RegisteredSource | undefined> => {
    const row = await read(sourceKey(sourceId));
    return row === undefined ? undefined : z.parse(RegisteredSource, row);
  };

  // Remembered by hash: what is kept in memory between calls is no more than the table holds, and opened secrets.
  const byHash = cached({ clock, freshSeconds: sourceFreshSeconds }, async (keyHash) => {
    const row = await read(keyKey(keyHash));
    const registered = row === undefined ? undefined : await find(z.parse(KeyRow, row).sourceId);
    const stored = registered?.credentials.find((candidate) => candidate.keyHash === keyHash);
    if (registered === undefined || stored === undefined) return undefined;
    const { source } = registered;
    return { source, stored, credential: await openCredential(sealer, source.sourceId, stored) };
  });

  return {
    find,

    findByApiKey: async (apiKey) => {
      const now: Instant = clock.now();
      const known = await byHash(hashOfKey(apiKey));
      if (known === undefined || !isGood(known.stored, now) || known.source.state !== 'active') return undefined;
      return { source: known.source, credential: known.credential };
    },

    list: async () => {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': sourcesPartition },
          ConsistentRead: true,
        },
      );
      const found: RegisteredSource[] = [];
      for await (const { Items = [] } of pages) found.push(...Items.map((row) => z.parse(RegisteredSource, row)));
      return found;
    },

    signingCredentials: async ({ source: { sourceId }, credentials: [current, before] }) => {
      if (current === undefined) throw new Error(`The source ${sourceId} has no credential`);
      const newest = await openCredential(sealer, sourceId, current);
      if (before === undefined || !isGood(before, clock.now())) return [newest];
      return [newest, await openCredential(sealer, sourceId, before)];
    },
  };
};
