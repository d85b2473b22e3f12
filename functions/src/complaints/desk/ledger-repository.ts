import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { Instant } from '@huzhou/shared/kernel/time';
import { parseComplaint } from '../complaint-rows.ts';
import { indexSort, ledgerIndexKey } from '../keys.ts';
import type { AreaSource } from '../list-sources.ts';

/** The ledger of an area at an instant: all that has entered it by then and has not left it. */
export type OnLedger = (area: AreaSource, now: Instant) => Promise<readonly Complaint[]>;

export const createLedgerRepository =
  (documents: DynamoDBDocumentClient, table: string): OnLedger =>
  async ({ districtCode, townCode }, now) => {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        IndexName: 'byLedger',
        KeyConditionExpression: 'ledgerKey = :district AND ledgerSort <= :now',
        ...(townCode === undefined ? {} : { FilterExpression: 'townCode = :town' }),
        ExpressionAttributeValues: {
          ':district': ledgerIndexKey(districtCode),
          ':now': indexSort(now, '~'),
          ...(townCode === undefined ? {} : { ':town': townCode }),
        },
      },
    );
    const found: Complaint[] = [];
    for await (const { Items = [] } of pages) found.push(...Items.map(parseComplaint));
    return found;
  };
