import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { caseFileOf, parseComplaint, parseEvent, parseFollower, type Row, rowKind } from './complaint-rows.ts';
import { complaintKey, eventKey, partitionOf, storyBounds } from './keys.ts';
import type { ComplaintStore } from './ports.ts';

export type ComplaintReader = Pick<ComplaintStore, 'find' | 'read' | 'eventsBetween' | 'storyBetween'>;

/** Reads cases by their number; every read is consistent. */
export const createComplaintReader = (documents: DynamoDBDocumentClient, table: string): ComplaintReader => {
  const rowsOf = async (complaintId: string, between?: readonly [string, string]): Promise<Row[]> => {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: between === undefined ? 'pk = :pk' : 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': partitionOf(complaintId),
          ...(between === undefined ? {} : { ':first': between[0], ':last': between[1] }),
        },
      },
    );
    const rows: Row[] = [];
    for await (const { Items = [] } of pages) rows.push(...Items);
    return rows;
  };

  return {
    find: async (complaintId) => {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: complaintKey(complaintId), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : parseComplaint(Item);
    },

    read: async (complaintId) => caseFileOf(await rowsOf(complaintId)),

    eventsBetween: async (complaintId, afterSeq, toSeq) => {
      if (afterSeq >= toSeq) return [];
      const [first, last] = [eventKey(complaintId, afterSeq + 1).sk, eventKey(complaintId, toSeq).sk];
      return (await rowsOf(complaintId, [first, last])).map(parseEvent);
    },

    storyBetween: async (complaintId, afterSeq, toSeq) => {
      const rows = await rowsOf(complaintId, [eventKey(complaintId, afterSeq + 1).sk, storyBounds.to]);
      const events = rows.filter((row) => rowKind(row) === 'event').map(parseEvent);
      return {
        events: events.filter(({ seq }) => seq <= toSeq),
        followers: rows.filter((row) => rowKind(row) === 'follower').map(parseFollower),
      };
    },
  };
};
