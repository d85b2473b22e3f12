import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { putAll } from '../../platform/table.ts';
import { complaintRow, eventRow } from '../complaint-rows.ts';
import type { ToldCase } from './told-case.ts';

export interface ToldDays {
  /** Whether this day of a history was written before. */
  readonly isTold: (day: string) => Promise<boolean>;
  /** Writes a day's cases. A day that was begun and not ended is written again, over itself. */
  readonly tell: (day: string, cases: readonly ToldCase[]) => Promise<void>;
}

const keyOf = (day: string) => ({ pk: `TOLD#${day}`, sk: 'TOLD' });

export const createToldDaysRepository = (documents: DynamoDBDocumentClient, table: string): ToldDays => ({
  isTold: async (day) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: keyOf(day) }));
    return Item !== undefined;
  },
  tell: async (day, cases) => {
    // Events before their case: whoever follows the table finds a case's whole story when it sees the case.
    const rows = cases.flatMap(({ complaint, events }) => [...events.map(eventRow), complaintRow(complaint)]);
    await putAll(documents, table, rows);
    await documents.send(new PutCommand({ TableName: table, Item: keyOf(day) }));
  },
});
