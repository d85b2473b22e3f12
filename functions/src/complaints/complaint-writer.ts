import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Change } from '@huzhou/shared/complaints/change';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintState } from '@huzhou/shared/complaints/lifecycle';
import { type IdempotentCall, rememberCall } from '../platform/idempotency.ts';
import { type Item, lostUnless, type Meant, putNew, writeAll } from '../platform/write-all.ts';
import { contactRow, fitComplaintRow, fitEventRow, fitPhotoRow } from './complaint-rows.ts';
import type { Follower } from './follower.ts';
import { keptReplyOf } from './kept-reply.ts';
import { followerKey } from './keys.ts';
import { updateIndex } from './open311/update-index.ts';
import type { Photo } from './photo.ts';
import type { CaseBeside, ComplaintStore, WriteOutcome } from './ports.ts';

/** A case as it begins. */
interface Beginning {
  readonly change: Change;
  readonly photos: readonly Photo[];
  readonly sealedPhone?: string | undefined;
}

/** All rows of a case that begins: the case, its story, its photos, the sealed telephone number. */
export const putNewCase = (
  table: string,
  { change: { complaint, events }, photos, sealedPhone }: Beginning,
): readonly Meant<'lost'>[] => {
  const rows = [
    fitComplaintRow(complaint),
    ...events.map(fitEventRow),
    ...photos.map(fitPhotoRow),
    ...(sealedPhone === undefined ? [] : [contactRow(complaint.complaintId, sealedPhone)]),
  ];
  return lostUnless(rows.map((row) => putNew(table, row)));
};

export const rememberChange = (table: string, call: IdempotentCall, change: Change): Meant<'repeated'> => {
  const kept = keptReplyOf(change);
  return [{ Put: rememberCall(table, call, kept, kept.at) }, 'repeated'];
};

/** The case as it becomes, refused by the store itself unless it is the one that was read, in a state of the table. */
const putMoved = (table: string, after: Complaint, before: Complaint, states: readonly ComplaintState[]): Item => {
  const values = Object.fromEntries(states.map((state, index) => [`:state${index}`, state]));
  return {
    Put: {
      TableName: table,
      Item: fitComplaintRow(after),
      ConditionExpression: `version = :version AND #state IN (${Object.keys(values).join(', ')})`,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':version': before.version, ...values },
    },
  };
};

/** A case that changes, or begins, with its events. */
export const putCase = (table: string, { change: { complaint, events }, moved }: CaseBeside): Item[] => [
  moved === undefined
    ? putNew(table, fitComplaintRow(complaint))
    : putMoved(table, complaint, moved.before, moved.states),
  ...events.map((event) => putNew(table, { ...fitEventRow(event), ...updateIndex(complaint, event) })),
];

/**
 * Lets a person hear of a case whose own was merged into it, or who followed such a one. Whoever follows it already
 * stays in their list of what they follow; nobody else enters it by this.
 */
const putFollower = (table: string, { complaintId, personId, followedAt, mergedCase }: Follower): Item => ({
  Update: {
    TableName: table,
    Key: { ...followerKey(complaintId, personId) },
    UpdateExpression: `SET complaintId = :id, personId = :person, followedAt = if_not_exists(followedAt, :at)${
      mergedCase === undefined ? '' : ', mergedCase = :merged'
    }`,
    ExpressionAttributeValues: {
      ':id': complaintId,
      ':person': personId,
      ':at': followedAt,
      ...(mergedCase === undefined ? {} : { ':merged': mergedCase }),
    },
  },
});

/**
 * Writes a change of a case with its events, its photos, the cases beside it and the memory of the call, in one
 * transaction: at most 100 items.
 */
export const createComplaintWriter =
  (documents: DynamoDBDocumentClient, table: string): ComplaintStore['apply'] =>
  (change, { before, states, photos = [], beside = { cases: [], followers: [] }, call }) =>
    writeAll<WriteOutcome>(documents, [
      ...(call === undefined ? [] : [rememberChange(table, call, change)]),
      ...lostUnless([
        ...putCase(table, { change, moved: { before, states } }),
        ...photos.map((photo) => putNew(table, fitPhotoRow(photo))),
        ...beside.cases.flatMap((other) => putCase(table, other)),
        ...beside.followers.map((follower) => putFollower(table, follower)),
      ]),
    ]);
