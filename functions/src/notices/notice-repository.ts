import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type Instant, millisecondsBetween, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import * as z from 'zod/mini';
import { updateOnly } from '../platform/conditional-update.ts';
import { ttlOf } from '../platform/table.ts';
import { SentNotice, type SettledState } from './sent-notice.ts';

export interface Claim {
  readonly noticeId: string;
  readonly claimId: string;
}

/** Ours to send; done with; or another's, who may be sending it at this moment. */
export type ClaimOutcome =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'settled'; readonly state: SettledState; readonly justNow: boolean }
  | { readonly kind: 'held' };

export interface Settlement {
  readonly state: SettledState;
  readonly reason?: string;
}

export interface NoticeRepository {
  readonly claim: (notice: Notice, claimId: string, createdAt: Instant, now: Instant) => Promise<ClaimOutcome>;
  /** How it ended. False when the claim is not ours any more. */
  readonly settle: (claim: Claim, settlement: Settlement, now: Instant) => Promise<boolean>;
  /** Certainly not sent: anybody may claim it again. */
  readonly release: (claim: Claim, reason: string) => Promise<void>;
}

/**
 * How long a claim may stand without a word. More than a notifier lives (its timeout is at most 60 s), so a claim that is
 * older was left by one that died.
 */
export const leaseSeconds = 90;

/** A year of figures and a month to count them. */
const keptSeconds = 400 * secondsIn.day;

const noticeKey = (noticeId: string) => ({ pk: `NOTICE#${noticeId}`, sk: 'NOTICE' });

export const createNoticeRepository = (documents: DynamoDBDocumentClient, table: string): NoticeRepository => {
  /** One conditional write; false when its condition refuses. */
  const update = (
    noticeId: string,
    set: Readonly<Record<string, unknown>>,
    only: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<boolean> => updateOnly(documents, { table, key: noticeKey(noticeId), set, only, values });

  /** A claim that outlived its lease. Nobody can know whether WeChat heard of it, so this ends the notice. */
  const giveUp = async ({ noticeId, claimId }: Claim, now: Instant): Promise<ClaimOutcome> => {
    const gaveUp = await update(
      noticeId,
      { state: 'uncertain', settledAt: now, reason: 'claim-abandoned' },
      '#state = :sending AND claimId = :claimId',
      { ':sending': 'sending', ':claimId': claimId },
    );
    return gaveUp ? { kind: 'settled', state: 'uncertain', justNow: true } : { kind: 'held' };
  };

  const whoHas = async (row: SentNotice, now: Instant): Promise<ClaimOutcome> => {
    if (row.state === 'waiting') return { kind: 'held' };
    if (row.state !== 'sending') return { kind: 'settled', state: row.state, justNow: false };
    const isAbandoned = millisecondsBetween(row.claimedAt, now) > leaseSeconds * 1000;
    return isAbandoned ? giveUp(row, now) : { kind: 'held' };
  };

  return {
    claim: async ({ noticeId, subjectId, message, to, about }, claimId, createdAt, now) => {
      try {
        await documents.send(
          new UpdateCommand({
            TableName: table,
            Key: noticeKey(noticeId),
            UpdateExpression:
              'SET #state = :sending, claimedAt = :now, claimId = :claimId, attempts = if_not_exists(attempts, :none) + :one, ' +
              'noticeId = :noticeId, subjectId = :subjectId, template = :template, #to = :to, expiresAt = :expiresAt, ' +
              `createdAt = if_not_exists(createdAt, :createdAt)${about === undefined ? '' : ', about = :about'}`,
            ConditionExpression: 'attribute_not_exists(pk) OR #state = :waiting',
            ExpressionAttributeNames: { '#state': 'state', '#to': 'to' },
            ExpressionAttributeValues: {
              ':sending': 'sending',
              ':waiting': 'waiting',
              ':now': now,
              ':claimId': claimId,
              ':none': 0,
              ':one': 1,
              ':noticeId': noticeId,
              ':subjectId': subjectId,
              ':template': message.template,
              ':to': to,
              ':createdAt': createdAt,
              ':expiresAt': ttlOf(plusSeconds(now, keptSeconds)),
              ...(about === undefined ? {} : { ':about': about.instant }),
            },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return { kind: 'claimed' };
      } catch (error) {
        // The document client does not translate what an error carries.
        if (error instanceof ConditionalCheckFailedException)
          return whoHas(z.parse(SentNotice, unmarshall(error.Item ?? {})), now);
        throw error;
      }
    },

    // A slow sender whose claim was given up meanwhile still knows better than whoever gave it up.
    settle: ({ noticeId, claimId }, { state, reason }, now) =>
      update(noticeId, { state, reason, settledAt: now }, 'claimId = :claimId AND #state IN (:sending, :uncertain)', {
        ':claimId': claimId,
        ':sending': 'sending',
        ':uncertain': 'uncertain',
      }),

    release: async ({ noticeId, claimId }, reason) => {
      await update(noticeId, { state: 'waiting', reason }, 'claimId = :claimId AND #state = :sending', {
        ':claimId': claimId,
        ':sending': 'sending',
      });
    },
  };
};
