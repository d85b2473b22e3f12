import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { log, withLogFields } from './log.ts';

type Row = Readonly<Record<string, unknown>>;

/** One change of a row: at least one of the images is there. */
export interface RowChange {
  readonly eventId: string;
  readonly kind: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly before?: Row;
  readonly after?: Row;
}

export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

const rowOf = (image: NonNullable<DynamoDBRecord['dynamodb']>['NewImage']): Row =>
  unmarshall(image as Record<string, AttributeValue>);

const changeOf = ({ eventID = '', eventName = 'MODIFY', dynamodb }: DynamoDBRecord): RowChange => ({
  eventId: eventID,
  kind: eventName,
  ...(dynamodb?.OldImage === undefined ? {} : { before: rowOf(dynamodb.OldImage) }),
  ...(dynamodb?.NewImage === undefined ? {} : { after: rowOf(dynamodb.NewImage) }),
});

/**
 * The Lambda handler of a table's stream for work that is cheaper on many changes at once. A batch is done as a whole or
 * comes again as a whole, so `work` must bear to see a change twice.
 */
export const consumeStreamBatch =
  ({ name }: { readonly name: string }, work: (changes: readonly RowChange[]) => Promise<void>): StreamHandler =>
  async ({ Records }) => {
    const [first] = Records;
    try {
      await withLogFields({ eventId: first?.eventID, records: Records.length }, () => work(Records.map(changeOf)));
      return { batchItemFailures: [] };
    } catch (error) {
      log.error(`${name}.failed`, { eventId: first?.eventID, records: Records.length, error });
      const itemIdentifier = first?.dynamodb?.SequenceNumber;
      return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
    }
  };

const partitionOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.pk?.S ?? '';

/**
 * The Lambda handler of a table's stream. Rows of different partitions are worked on at the same time, those of one
 * partition in their order. The stream goes on from the first change that failed: changes behind it come again, so
 * `work` must bear to see a change twice.
 */
export const consumeStream = (
  { name }: { readonly name: string },
  work: (change: RowChange) => Promise<void>,
): StreamHandler => {
  const failsAt = async (records: readonly DynamoDBRecord[]): Promise<DynamoDBRecord | undefined> => {
    for (const record of records) {
      try {
        await withLogFields({ eventId: record.eventID }, () => work(changeOf(record)));
      } catch (error) {
        log.error(`${name}.failed`, { eventId: record.eventID, error });
        return record;
      }
    }
    return undefined;
  };

  return async ({ Records }) => {
    const failed = await Promise.all([...Map.groupBy(Records, partitionOf).values()].map(failsAt));
    const first = Records.find((record) => failed.includes(record))?.dynamodb?.SequenceNumber;
    return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first }] };
  };
};
