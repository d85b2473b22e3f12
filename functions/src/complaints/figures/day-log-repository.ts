import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { createComplaintReader } from '../complaint-reader.ts';
import { parseComplaint } from '../complaint-rows.ts';
import { dayIndexKey } from '../keys.ts';

export interface DayLog {
  /** The cases of a district that were submitted on a day, page by page. */
  readonly casesOfDay: (districtCode: string, day: string) => AsyncIterable<readonly Complaint[]>;
  /** All events of a case, oldest first. Consistent. */
  readonly eventsOf: (complaintId: string) => Promise<readonly ComplaintEvent[]>;
}

/** As many logs as are read at the same time. */
const pageSize = 25;

const lastSeq = 999_999;

export const createDayLog = (documents: DynamoDBDocumentClient, table: string): DayLog => {
  const { eventsBetween } = createComplaintReader(documents, table);
  return {
    casesOfDay: async function* (districtCode, day) {
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: table,
          IndexName: 'byDay',
          KeyConditionExpression: 'dayKey = :day',
          ExpressionAttributeValues: { ':day': dayIndexKey(districtCode, day) },
          Limit: pageSize,
        },
      );
      for await (const { Items = [] } of pages) yield Items.map(parseComplaint);
    },
    eventsOf: (complaintId) => eventsBetween(complaintId, 0, lastSeq),
  };
};
