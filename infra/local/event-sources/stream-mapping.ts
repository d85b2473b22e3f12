import type { EventFilter } from './event-filter.ts';

/** An event source mapping of a DynamoDB stream, as the template asks for it. */
export interface StreamMapping {
  readonly name: string;
  /** The stream inside the emulator. */
  readonly streamArn: string;
  /** The stream as the template names it: what the function gets to see. */
  readonly eventSourceArn: string;
  readonly region: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly reportsItemFailures: boolean;
  /** -1: until the record is too old. */
  readonly maximumRetryAttempts: number;
  readonly maximumRecordAgeSeconds: number;
  readonly bisectOnError: boolean;
  /** Batches side by side, for different partition keys. */
  readonly lanes: number;
  /** Name of the table's partition key. */
  readonly partitionKey: string;
  readonly passes: EventFilter;
  /** Takes note of records that are given up. */
  readonly onGivenUp?: (note: object) => void;
}
