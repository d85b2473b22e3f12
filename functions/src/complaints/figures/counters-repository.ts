import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
  PutCommand,
  paginateQuery,
} from '@aws-sdk/lib-dynamodb';
import {
  counterPartition,
  factsKey,
  type Series,
  spanAndValue,
  spansBetween,
} from '@huzhou/shared/complaints/figures/counter-key';
import { dimensions } from '@huzhou/shared/complaints/figures/dimension';
import { CounterRow, recountRow } from '@huzhou/shared/complaints/figures/figure-rows';
import type { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { RecountResult } from './recount-request.ts';

/** Rows of counters by what they are of; `writes` grows with each change. */
export type Counted = ReadonlyMap<
  string,
  { readonly writes: number; readonly counts: Readonly<Record<string, number>> }
>;

export interface RecountStore {
  /** All counters of a district's day, by `series#value`. Consistent. */
  readonly countersOfDay: (districtCode: string, day: string) => Promise<Counted>;
  /** The months of a district's categories, by category. Consistent. */
  readonly categoryMonths: (districtCode: string, month: string) => Promise<Counted>;
  /** The days of that month, by `day#category`. Consistent. */
  readonly categoryDays: (districtCode: string, month: string) => Promise<Counted>;
  /** The number of the last event that was counted of each case; cases that were not are missing. Consistent. */
  readonly appliedTo: (complaintIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly record: (result: RecountResult, at: Instant) => Promise<void>;
}

/** Enough to see what is wrong; a row that holds all of a bad day would not fit. */
const mostExamples = 20;

const Applied = z.object({ pk: z.string(), applied: z.int() });

/** What the recount reads of the figures, and where it leaves what it found. */
export const createRecountStore = (documents: DynamoDBDocumentClient, table: string): RecountStore => {
  const read = async (
    series: Series,
    districtCode: string,
    [first, last]: readonly [string, string],
    nameOf: (span: string, value: string) => string,
  ): Promise<[string, { writes: number; counts: Record<string, number> }][]> => {
    const rows: [string, { writes: number; counts: Record<string, number> }][] = [];
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': counterPartition(series, districtCode), ':first': first, ':last': last },
      },
    );
    for await (const { Items = [] } of pages)
      for (const row of Items) {
        const { pk: _pk, sk, writes, ...counts } = z.parse(CounterRow, row);
        rows.push([nameOf(...spanAndValue(sk)), { writes, counts }]);
      }
    return rows;
  };

  return {
    countersOfDay: async (districtCode, day) => {
      const all = await Promise.all(
        dimensions.map((series) =>
          read(series, districtCode, spansBetween(day, day), (_, value) => `${series}#${value}`),
        ),
      );
      return new Map(all.flat());
    },

    categoryMonths: async (districtCode, month) =>
      new Map(await read('category-month', districtCode, spansBetween(month, month), (_, value) => value)),

    categoryDays: async (districtCode, month) =>
      new Map(
        await read(
          'category',
          districtCode,
          spansBetween(`${month}01`, `${month}31`),
          (day, value) => `${day}#${value}`,
        ),
      ),

    appliedTo: async (complaintIds) => {
      const applied = new Map<string, number>();
      const wanted = new Map(complaintIds.map((id) => [factsKey(id).pk, id]));
      let keys = complaintIds.map(factsKey);
      while (keys.length > 0) {
        const { Responses = {}, UnprocessedKeys = {} }: BatchGetCommandOutput = await documents.send(
          new BatchGetCommand({
            RequestItems: {
              [table]: { ConsistentRead: true, ProjectionExpression: 'pk, applied', Keys: keys.slice(0, 100) },
            },
          }),
        );
        for (const row of Responses[table] ?? []) {
          const { pk, applied: seq } = z.parse(Applied, row);
          applied.set(wanted.get(pk) ?? '', seq);
        }
        const again = (UnprocessedKeys[table]?.Keys ?? []) as typeof keys;
        keys = [...again, ...keys.slice(100)];
      }
      return applied;
    },

    record: async ({ span, cases, unapplied, differences }, at) => {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: {
            ...recountRow({
              span,
              at,
              agreed: unapplied === 0 && differences.length === 0,
              cases,
              unapplied,
              differing: differences.length,
            }),
            examples: differences.slice(0, mostExamples),
          },
        }),
      );
    },
  };
};
