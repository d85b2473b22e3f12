import { type DynamoDBDocumentClient, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Counters } from '@huzhou/shared/complaints/figures/counter';
import {
  cohortKey,
  counterPartition,
  recountPartition,
  type Series,
  spanAndValue,
  spansBetween,
} from '@huzhou/shared/complaints/figures/counter-key';
import { FactsRow, RecountRow } from '@huzhou/shared/complaints/figures/figure-rows';
import * as z from 'zod/mini';

/** The counters of one value on one day or in one month. */
export interface CounterRow {
  readonly span: string;
  readonly value: string;
  readonly counts: Counters;
}

export interface CaseFilter {
  /** A counter, or a counter of a unit: `resolutionMissed@team-330502001`. */
  readonly tag: string;
  readonly attribute?: { readonly name: 'townCode' | 'categoryCode' | 'source'; readonly value: string };
}

export interface FiguresReader {
  /** The counters of a series in a district, from the first span to the last. */
  readonly counters: (
    series: Series,
    districtCode: string,
    first: string,
    last: string,
  ) => Promise<readonly CounterRow[]>;
  readonly recounts: () => Promise<readonly RecountRow[]>;
  /** Cases of a district's day, newest first, beginning after `after`. */
  readonly cases: (
    districtCode: string,
    day: string,
    filter: CaseFilter,
    after: string | undefined,
  ) => AsyncIterable<readonly FactsRow[]>;
}

/** Reads what the capabilities count. The figures may be seconds old; nothing is decided on them. */
export const createFiguresReader = (documents: DynamoDBDocumentClient, table: string): FiguresReader => ({
  counters: async (series, districtCode, first, last) => {
    const [from, to] = spansBetween(first, last);
    const rows: CounterRow[] = [];
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': counterPartition(series, districtCode), ':from': from, ':to': to },
      },
    );
    for await (const { Items = [] } of pages)
      for (const row of Items) {
        const { pk: _pk, sk, writes: _writes, ...counts } = row;
        const [span, value] = spanAndValue(String(sk));
        // Not parsed: a year is half a million counts, all of them numbers because they were added to.
        rows.push({ span, value, counts: counts as Counters });
      }
    return rows;
  },

  recounts: async () => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :span)',
        ExpressionAttributeValues: { ':pk': recountPartition, ':span': 'SPAN#' },
        ScanIndexForward: false,
        Limit: 100,
      }),
    );
    return Items.map((row) => z.parse(RecountRow, row));
  },

  cases: async function* (districtCode, day, { tag, attribute }, after) {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        IndexName: 'byCohort',
        KeyConditionExpression: `cohortKey = :cohort${after === undefined ? '' : ' AND cohortSort < :after'}`,
        FilterExpression: `contains(tags, :tag)${attribute === undefined ? '' : ' AND #attribute = :value'}`,
        ...(attribute === undefined ? {} : { ExpressionAttributeNames: { '#attribute': attribute.name } }),
        ExpressionAttributeValues: {
          ':cohort': cohortKey(districtCode, day),
          ':tag': tag,
          ...(after === undefined ? {} : { ':after': after }),
          ...(attribute === undefined ? {} : { ':value': attribute.value }),
        },
        ScanIndexForward: false,
      },
    );
    for await (const { Items = [] } of pages) yield Items.map((row) => z.parse(FactsRow, row));
  },
});
