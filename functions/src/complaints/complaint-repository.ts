import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '@huzhou/shared/kernel/time';
import { recallCall, rememberCall } from '../platform/idempotency.ts';
import { countCall } from '../platform/rate-limit.ts';
import { isConditionFailure } from '../platform/table.ts';
import { type Meant, writeAll } from '../platform/write-all.ts';
import { createComplaintReader } from './complaint-reader.ts';
import { createComplaintWriter, putNewCase, rememberChange } from './complaint-writer.ts';
import type { ComplaintStore, WriteOutcome } from './ports.ts';

type Counted = NonNullable<Parameters<ComplaintStore['submit']>[0]['counted']>;

/** What the machine's own steps need of the store. */
export const createStepStore = (
  documents: DynamoDBDocumentClient,
  table: string,
): Pick<ComplaintStore, 'find' | 'apply'> => ({
  find: createComplaintReader(documents, table).find,
  apply: createComplaintWriter(documents, table),
});

const count = (limits: string, { route, subject }: Counted, at: Instant): Meant<'too-many'> => [
  { Update: countCall(limits, route, subject, at) },
  'too-many',
];

/** The whole case store. */
export const createComplaintRepository = (
  documents: DynamoDBDocumentClient,
  { complaints, limits }: { readonly complaints: string; readonly limits: string },
): ComplaintStore => ({
  ...createComplaintReader(documents, complaints),
  apply: createComplaintWriter(documents, complaints),

  submit: ({ change, photos, sealedPhone, call, counted }) =>
    writeAll<WriteOutcome | 'too-many'>(documents, [
      rememberChange(complaints, call, change),
      ...(counted === undefined ? [] : [count(limits, counted, change.complaint.submittedAt)]),
      ...putNewCase(complaints, { change, photos, sealedPhone }),
    ]),

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
