import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import type { Instant } from '@huzhou/shared/kernel/time';
import { type IdempotentCall, recallCall, rememberCall } from '../platform/idempotency.ts';
import { type Meant, writeAll } from '../platform/write-all.ts';
import type { StoredCredential } from './credential.ts';
import { keyRow, type RegisteredSource, sourceRow } from './source-rows.ts';

/** What an administrator did to the registry. Kept beside who read what of whom. */
export type Administered = 'source-registered' | 'source-rotated' | 'source-changed';

export interface Administering {
  /** As the source is to be from now on; its `version` is one above the one that was read, 1 for a new one. */
  readonly registered: RegisteredSource;
  /** A credential that came with it. */
  readonly added?: StoredCredential;
  readonly what: Administered;
  readonly caller: Caller;
  readonly at: Instant;
  readonly call: IdempotentCall;
}

/** What is kept of a call, to answer it again: whose and which credential it made. */
export interface KeptAdministration {
  readonly sourceId: string;
  readonly keyHash?: string | undefined;
}

export interface SourceWriter {
  /** `lost`: somebody else changed it in between; `repeated`: this very call was carried out before. */
  readonly write: (administering: Administering) => Promise<'done' | 'lost' | 'repeated'>;
  readonly recall: (call: IdempotentCall, now: Instant) => ReturnType<typeof recallCall>;
}

/** Changes the registry: the source, its keys, the memory of the call and the record of who did it, or none of it. */
export const createSourceWriter = (deps: {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly sources: string; readonly audit: string };
  readonly randomBytes: RandomBytes;
}): SourceWriter => {
  const { documents, tables, randomBytes } = deps;

  const auditRow = ({ registered: { source }, what, caller, at }: Administering) => ({
    pk: `SOURCE#${source.sourceId}`,
    sk: `${at}#${randomCode(randomBytes, 8)}`,
    sourceId: source.sourceId,
    staffId: caller.staff?.staffId ?? caller.personId,
    what,
    at,
  });

  return {
    write: (administering) => {
      const { registered, added, at, call } = administering;
      const { source, version } = registered;
      const kept: KeptAdministration = { sourceId: source.sourceId, keyHash: added?.keyHash };
      const isNew = 'attribute_not_exists(pk)';
      const items: Meant<'lost' | 'repeated'>[] = [
        [{ Put: rememberCall(tables.sources, call, kept, at) }, 'repeated'],
        [
          {
            Put: {
              TableName: tables.sources,
              Item: sourceRow(registered),
              ...(version === 1
                ? { ConditionExpression: isNew }
                : { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': version - 1 } }),
            },
          },
          'lost',
        ],
        ...(added === undefined
          ? []
          : [
              [
                {
                  Put: {
                    TableName: tables.sources,
                    Item: keyRow(added.keyHash, source.sourceId),
                    ConditionExpression: isNew,
                  },
                },
                'lost',
              ] as const,
            ]),
        [{ Put: { TableName: tables.audit, Item: auditRow(administering), ConditionExpression: isNew } }, 'lost'],
      ];
      return writeAll(documents, items);
    },
    recall: (call, now) => recallCall(documents, tables.sources, call, now),
  };
};
