import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { putAll } from '../../platform/table.ts';
import type { TestTables } from '../../platform/testing/dynamo.ts';
import { complaintRow } from '../complaint-rows.ts';

/** Writes cases as they are, with their indexes and without their log: for what only lists and finds. */
export const putCases = (tables: TestTables<'complaints'>, complaints: readonly Complaint[]): Promise<void> =>
  putAll(tables.documents, tables.names.complaints, complaints.map(complaintRow));
