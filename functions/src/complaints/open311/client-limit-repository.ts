import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { tooManyCalls } from '@huzhou/shared/complaints/open311/refusal';
import type { RateLimit } from '@huzhou/shared/contract/route';
import { countCall, tooManyRequests } from '../../platform/rate-limit.ts';
import { isConditionFailure } from '../../platform/table.ts';
import type { CountClientCall } from './create-request.ts';

/** Counts the requests of each client by the minute, as many as its registration allows. */
export const createClientLimit =
  (documents: DynamoDBDocumentClient, table: string): CountClientCall =>
  async ({ sourceId, mostPerMinute }, now) => {
    const limit: RateLimit = { per: 'caller', most: mostPerMinute, withinSeconds: 60 };
    try {
      await documents.send(new UpdateCommand(countCall(table, { id: 'open311.createRequest', limit }, sourceId, now)));
      return undefined;
    } catch (error) {
      if (isConditionFailure(error)) return tooManyCalls(tooManyRequests(limit, now).retryAfterSeconds ?? 60);
      throw error;
    }
  };
