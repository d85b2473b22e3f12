import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { parseComplaint } from './complaint-rows.ts';
import { areaIndexKey, queueIndexKey, reporterIndexKey } from './keys.ts';
import type { ComplaintLists, ListedCase } from './ports.ts';

interface IndexRead {
  readonly index: 'byReporter' | 'byQueue' | 'byArea';
  readonly key: string;
  readonly newestFirst?: boolean;
  readonly townCode?: string;
}

const attributesOf = {
  byReporter: { key: 'reporterKey', sort: 'reporterSort' },
  byQueue: { key: 'queueKey', sort: 'queueSort' },
  byArea: { key: 'areaKey', sort: 'areaSort' },
} as const;

const queryOf = (
  table: string,
  { index, key, newestFirst = false, townCode }: IndexRead,
  after: string | undefined,
): QueryCommandInput => {
  const attributes = attributesOf[index];
  return {
    TableName: table,
    IndexName: index,
    KeyConditionExpression: `#key = :key${after === undefined ? '' : ` AND #sort ${newestFirst ? '<' : '>'} :after`}`,
    ExpressionAttributeNames: {
      '#key': attributes.key,
      ...(after === undefined ? {} : { '#sort': attributes.sort }),
    },
    ExpressionAttributeValues: {
      ':key': key,
      ...(after === undefined ? {} : { ':after': after }),
      ...(townCode === undefined ? {} : { ':town': townCode }),
    },
    ...(townCode === undefined ? {} : { FilterExpression: 'townCode = :town' }),
    ScanIndexForward: !newestFirst,
  };
};

export const createCaseListRepository = (documents: DynamoDBDocumentClient, table: string): ComplaintLists => {
  const list = async (read: IndexRead, after: string | undefined, most: number): Promise<readonly ListedCase[]> => {
    const listed: ListedCase[] = [];
    const query = queryOf(table, read, after);
    let from: Record<string, unknown> | undefined;
    do {
      // A filter drops rows after they are read, so more than are wanted are asked for at once.
      const Limit = read.townCode === undefined ? most - listed.length : 100;
      const page = await documents.send(new QueryCommand({ ...query, Limit, ExclusiveStartKey: from }));
      const sort = attributesOf[read.index].sort;
      listed.push(...(page.Items ?? []).map((row) => ({ sort: String(row[sort]), complaint: parseComplaint(row) })));
      from = page.LastEvaluatedKey;
    } while (from !== undefined && listed.length < most);
    return listed.slice(0, most);
  };

  return {
    reportedBy: (personId, after, most) =>
      list({ index: 'byReporter', key: reporterIndexKey(personId), newestFirst: true }, after, most),
    queueOf: (unitId, after, most) => list({ index: 'byQueue', key: queueIndexKey(unitId) }, after, most),
    openIn: ({ districtCode, townCode }, after, most) =>
      list(
        { index: 'byArea', key: areaIndexKey(districtCode), ...(townCode === undefined ? {} : { townCode }) },
        after,
        most,
      ),
  };
};
