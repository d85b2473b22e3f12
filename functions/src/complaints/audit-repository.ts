import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseFilter } from '@huzhou/shared/complaints/desk';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import type { Instant } from '@huzhou/shared/kernel/time';
import { partitionOf } from './keys.ts';
import type { RecordRead } from './ports.ts';

/** Writes who of the staff read which case, when and what for: one row a read, beside each other by case. */
export const createAuditRepository =
  (documents: DynamoDBDocumentClient, table: string, randomBytes: RandomBytes): RecordRead =>
  async (entry) => {
    const Item = {
      pk: partitionOf(entry.complaintId),
      // Two reads in one millisecond are two rows.
      sk: `${entry.at}#${randomCode(randomBytes, 8)}`,
      ...entry,
    };
    await documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
  };

/** A file of cases that somebody of the staff has asked for. */
interface ExportEntry {
  readonly exportId: string;
  readonly staffId: string;
  readonly at: Instant;
  readonly filter: CaseFilter;
  readonly format: string;
}

export type RecordExport = (entry: ExportEntry) => Promise<void>;

/** Writes who took which cases out of the system, beside each other by person: before the file is made. */
export const createExportAudit =
  (documents: DynamoDBDocumentClient, table: string, randomBytes: RandomBytes): RecordExport =>
  async (entry) => {
    const Item = {
      pk: `STAFF#${entry.staffId}`,
      sk: `${entry.at}#${randomCode(randomBytes, 8)}`,
      what: 'export',
      ...entry,
    };
    await documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
  };
