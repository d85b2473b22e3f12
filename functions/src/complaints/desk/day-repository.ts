import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { parseComplaint } from '../complaint-rows.ts';
import { dayIndexKey } from '../keys.ts';
import type { ListedCase } from '../ports.ts';
import type { Condition } from './case-condition.ts';

export interface DayRead {
  readonly districtCode: string;
  /** China day, `YYYYMMDD`. */
  readonly day: string;
  /** Only what sorts before this. */
  readonly before?: string | undefined;
  readonly condition: Condition | undefined;
  readonly fits: (complaint: Complaint) => boolean;
  /** Stops when so many are found. */
  readonly most: number;
  /** Stops when this says so; looked at after each page of the store. */
  readonly isTimeUp: () => boolean;
  /** Reads a little first: where nearly everything fits, a whole page of the store would be wasted. */
  readonly sips: boolean;
}

export interface DayFound {
  /** Newest first. */
  readonly cases: readonly ListedCase[];
  /** The sort key down to which was looked, where there may be more below. */
  readonly stoppedAt?: string;
}

/** Cases by the China day and the district of their submission. */
export interface CaseDays {
  readonly read: (read: DayRead) => Promise<DayFound>;
}

const sip = 60;

export const createDayRepository = (documents: DynamoDBDocumentClient, table: string): CaseDays => ({
  read: async ({ districtCode, day, before, condition, fits, most, isTimeUp, sips }) => {
    const cases: ListedCase[] = [];
    let from: Record<string, unknown> | undefined;
    for (;;) {
      const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byDay',
          KeyConditionExpression: `dayKey = :day${before === undefined ? '' : ' AND daySort < :before'}`,
          ...(condition === undefined ? {} : { FilterExpression: condition.expression }),
          ...(condition === undefined || Object.keys(condition.names).length === 0
            ? {}
            : { ExpressionAttributeNames: { ...condition.names } }),
          ExpressionAttributeValues: {
            ':day': dayIndexKey(districtCode, day),
            ...(before === undefined ? {} : { ':before': before }),
            ...condition?.values,
          },
          ScanIndexForward: false,
          ...(sips && from === undefined ? { Limit: sip } : {}),
          ExclusiveStartKey: from,
        }),
      );
      const found = Items.map((row) => ({ sort: String(row.daySort), complaint: parseComplaint(row) }));
      cases.push(...found.filter(({ complaint }) => fits(complaint)));
      if (LastEvaluatedKey === undefined) return { cases };
      from = LastEvaluatedKey;
      if (cases.length >= most || isTimeUp()) return { cases, stoppedAt: String(from.daySort) };
    }
  },
});
