import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { submitComplaint } from '@huzhou/shared/complaints/routes';
import { recallCall, rememberCall } from '../platform/idempotency.ts';
import { countCall } from '../platform/rate-limit.ts';
import { isConditionFailure } from '../platform/table.ts';
import { createComplaintReader } from './complaint-reader.ts';
import { complaintRow, contactRow, eventRow, photoRow } from './complaint-rows.ts';
import { createComplaintWriter, lostUnless, putNew, rememberChange, writeAll } from './complaint-writer.ts';
import type { ComplaintStore, WriteOutcome } from './ports.ts';

/** What the machine's own steps need of the store. */
export const createStepStore = (
  documents: DynamoDBDocumentClient,
  table: string,
): Pick<ComplaintStore, 'find' | 'apply'> => ({
  find: createComplaintReader(documents, table).find,
  apply: createComplaintWriter(documents, table),
});

/** The whole case store. */
export const createComplaintRepository = (
  documents: DynamoDBDocumentClient,
  { complaints, limits }: { readonly complaints: string; readonly limits: string },
): ComplaintStore => ({
  ...createComplaintReader(documents, complaints),
  apply: createComplaintWriter(documents, complaints),

  submit: ({ change, photos, sealedPhone, call }) => {
    const { complaint, events } = change;
    const rows = [
      complaintRow(complaint),
      ...events.map(eventRow),
      ...photos.map(photoRow),
      ...(sealedPhone === undefined ? [] : [contactRow(complaint.complaintId, sealedPhone)]),
    ];
    const counted = countCall(limits, submitComplaint, complaint.reporterId, complaint.submittedAt);
    return writeAll<WriteOutcome | 'too-many'>(documents, [
      rememberChange(complaints, call, change),
      [{ Update: counted }, 'too-many'],
      ...lostUnless(rows.map((row) => putNew(complaints, row))),
    ]);
  },

  recall: (call, now) => recallCall(documents, complaints, call, now),

  remember: async (call, now) => {
    try {
      await documents.send(new PutCommand(rememberCall(complaints, call, null, now)));
      return 'done';
    } catch (error) {
      if (isConditionFailure(error)) return 'repeated';
      throw error;
    }
  },
});
