import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Change } from '@huzhou/shared/complaints/change';
import type { Instant } from '@huzhou/shared/kernel/time';
import { type IdempotentCall, type KeptReply, recallCall } from '../../platform/idempotency.ts';
import { complaintRow, contactRow, eventRow, photoRow } from '../complaint-rows.ts';
import { lostUnless, putNew, rememberChange, writeAll } from '../complaint-writer.ts';
import type { Photo } from '../photo.ts';
import type { WriteOutcome } from '../ports.ts';

export interface Filing {
  readonly change: Change;
  readonly photos: readonly Photo[];
  readonly sealedPhone: string | undefined;
  readonly call: IdempotentCall;
}

/** Where accepted requests become cases. */
export interface FilingRepository {
  readonly recall: (call: IdempotentCall, now: Instant) => Promise<KeptReply | undefined>;
  /** The case with its photos, its sealed number and the memory of the call, in one transaction. */
  readonly file: (filing: Filing) => Promise<WriteOutcome>;
}

export const createFilingRepository = (documents: DynamoDBDocumentClient, table: string): FilingRepository => ({
  recall: (call, now) => recallCall(documents, table, call, now),

  file: ({ change, photos, sealedPhone, call }) => {
    const { complaint, events } = change;
    const rows = [
      complaintRow(complaint),
      ...events.map(eventRow),
      ...photos.map(photoRow),
      ...(sealedPhone === undefined ? [] : [contactRow(complaint.complaintId, sealedPhone)]),
    ];
    return writeAll<WriteOutcome>(documents, [
      rememberChange(table, call, change),
      ...lostUnless(rows.map((row) => putNew(table, row))),
    ]);
  },
});
