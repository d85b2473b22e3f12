import { Instant } from '@huzhou/shared/kernel/time';
import { Recipient } from '@huzhou/shared/notices/notice';
import * as z from 'zod/mini';

/**
 * What becomes of a notice:
 * - `sending`: somebody has claimed it, and WeChat may be hearing of it now;
 * - `waiting`: certainly not sent yet; WeChat was busy or out of reach, and the queue brings it again;
 * - `sent`: WeChat has taken it;
 * - `no-quota`: the recipient has not agreed to a message that is still owed, so none was tried;
 * - `refused`: WeChat says that the recipient does not want it;
 * - `failed`: it cannot be sent as it is, see `reason`;
 * - `uncertain`: it was claimed and nobody knows what WeChat heard. It is not sent again.
 */
export const openStates = ['sending', 'waiting'] as const;
export const settledStates = ['sent', 'no-quota', 'refused', 'failed', 'uncertain'] as const;
export type SettledState = (typeof settledStates)[number];

/** The record of a notice: whom it was for by our own ids, never an openid, a telephone number or the text. */
export const SentNotice = z.object({
  noticeId: z.string(),
  subjectId: z.string(),
  template: z.string(),
  to: Recipient,
  state: z.enum([...openStates, ...settledStates]),
  /** When the queue got it. */
  createdAt: Instant,
  /** The last claim: when, and by which attempt. */
  claimedAt: Instant,
  claimId: z.string(),
  attempts: z.int(),
  settledAt: z.optional(Instant),
  /** The instant that an alarm is about; `settledAt` of a sent one minus this is its lateness. */
  about: z.optional(Instant),
  reason: z.optional(z.string()),
});
export type SentNotice = z.infer<typeof SentNotice>;
