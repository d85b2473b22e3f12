import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { updateOnly } from '../platform/conditional-update.ts';
import type { FindingDeps } from './findings.ts';
import { findingKey } from './keys.ts';

/** Notes that a keeper has read what finders wrote; the first time counts. */
export const createMarkRead =
  (documents: DynamoDBDocumentClient, table: string): FindingDeps['markRead'] =>
  async (dogId, findings, readAt) => {
    await Promise.all(
      findings.map(({ findingId }) =>
        updateOnly(documents, {
          table,
          key: findingKey(dogId, findingId),
          set: { readAt },
          // The helper names `#state`; a finding has none.
          only: 'attribute_exists(pk) AND attribute_not_exists(readAt) AND attribute_not_exists(#state)',
        }),
      ),
    );
  };
