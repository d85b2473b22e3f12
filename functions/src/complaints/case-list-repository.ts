import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import * as z from 'zod/mini';
import { parseComplaint } from './complaint-rows.ts';
import { areaIndexKey, complaintKey, followsIndexKey, queueIndexKey, reporterIndexKey } from './keys.ts';
import type { ComplaintLists, ListedCase } from './ports.ts';

interface IndexRead {
  readonly index: 'byReporter' | 'byQueue' | 'byArea';
  readonly key: string;
  readonly newestFirst?: boolean;
  readonly townCode?: string;
  /** Only cases for which a team asks for more time. */
  readonly requested?: boolean;
}

const attributesOf = {
  byReporter: { key: 'reporterKey', sort: 'reporterSort' },
  byQueue: { key: 'queueKey', sort: 'queueSort' },
  byArea: { key: 'areaKey', sort: 'areaSort' },
} as const;

const queryOf = (
  table: string,
  { index, key, newestFirst = false, townCode, requested = false }: IndexRead,
  after: string | undefined,
): QueryCommandInput => {
  const attributes = attributesOf[index];
  const filters = [
    ...(townCode === undefined ? [] : ['townCode = :town']),
    ...(requested ? ['attribute_exists(#request)'] : []),
  ];
  return {
    TableName: table,
    IndexName: index,
    KeyConditionExpression: `#key = :key${after === undefined ? '' : ` AND #sort ${newestFirst ? '<' : '>'} :after`}`,
    ExpressionAttributeNames: {
      '#key': attributes.key,
      ...(after === undefined ? {} : { '#sort': attributes.sort }),
      ...(requested ? { '#request': 'request' } : {}),
    },
    ExpressionAttributeValues: {
      ':key': key,
      ...(after === undefined ? {} : { ':after': after }),
      ...(townCode === undefined ? {} : { ':town': townCode }),
    },
    ...(filters.length === 0 ? {} : { FilterExpression: filters.join(' AND ') }),
    ScanIndexForward: !newestFirst,
  };
};

const openIndex = ({ districtCode, townCode }: Parameters<ComplaintLists['openIn']>[0]): IndexRead => ({
  index: 'byArea',
  key: areaIndexKey(districtCode),
  ...(townCode === undefined ? {} : { townCode }),
});

const isFiltered = ({ townCode, requested = false }: IndexRead): boolean => townCode !== undefined || requested;

const Follow = z.object({ complaintId: z.string() });

/** What one call takes. */
const keysPerBatch = 100;

export const createCaseListRepository = (documents: DynamoDBDocumentClient, table: string): ComplaintLists => {
  const rowsOf = async (
    read: IndexRead,
    after: string | undefined,
    most: number,
  ): Promise<Record<string, unknown>[]> => {
    const rows: Record<string, unknown>[] = [];
    const query = queryOf(table, read, after);
    let from: Record<string, unknown> | undefined;
    do {
      // A filter drops rows after they are read, so more than are wanted are asked for at once.
      const Limit = isFiltered(read) ? 100 : most - rows.length;
      const page = await documents.send(new QueryCommand({ ...query, Limit, ExclusiveStartKey: from }));
      rows.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from !== undefined && rows.length < most);
    return rows.slice(0, most);
  };

  const list = async (read: IndexRead, after: string | undefined, most: number): Promise<readonly ListedCase[]> => {
    const sort = attributesOf[read.index].sort;
    return (await rowsOf(read, after, most)).map((row) => ({
      sort: String(row[sort]),
      complaint: parseComplaint(row),
    }));
  };

  const findAll = async (complaintIds: readonly string[]): Promise<ReadonlyMap<string, Complaint>> => {
    const found: Complaint[] = [];
    for (let start = 0; start < complaintIds.length; start += keysPerBatch) {
      let Keys: Record<string, unknown>[] | undefined = complaintIds
        .slice(start, start + keysPerBatch)
        .map((complaintId) => ({ ...complaintKey(complaintId) }));
      while (Keys !== undefined && Keys.length > 0) {
        const page: BatchGetCommandOutput = await documents.send(
          new BatchGetCommand({ RequestItems: { [table]: { Keys } } }),
        );
        found.push(...(page.Responses?.[table] ?? []).map(parseComplaint));
        Keys = page.UnprocessedKeys?.[table]?.Keys;
      }
    }
    return new Map(found.map((complaint) => [complaint.complaintId, complaint]));
  };

  return {
    reportedBy: (personId, after, most) =>
      list({ index: 'byReporter', key: reporterIndexKey(personId), newestFirst: true }, after, most),
    followedBy: async (personId, after, most) => {
      const rows = await rowsOf(
        { index: 'byReporter', key: followsIndexKey(personId), newestFirst: true },
        after,
        most,
      );
      const follows = rows.map((row) => ({ sort: String(row.reporterSort), ...z.parse(Follow, row) }));
      const cases = await findAll(follows.map(({ complaintId }) => complaintId));
      return follows.flatMap(({ sort, complaintId }) => {
        const complaint = cases.get(complaintId);
        return complaint === undefined ? [] : [{ sort, complaint }];
      });
    },
    queueOf: (unitId, after, most) => list({ index: 'byQueue', key: queueIndexKey(unitId) }, after, most),
    openIn: (area, after, most) => list(openIndex(area), after, most),
    requestedIn: (area, after, most) => list({ ...openIndex(area), requested: true }, after, most),
  };
};
