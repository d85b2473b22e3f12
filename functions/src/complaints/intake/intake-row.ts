import { ComplaintId } from '@huzhou/shared/complaints/complaint';
import type { IntakeReceipt } from '@huzhou/shared/complaints/intake/report';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Key } from '../keys.ts';

/**
 * What a source brought under one of its own numbers. Under this key it exists once, so that no event becomes two
 * cases, however often and by however many ways it arrives.
 */
export const IntakeRow = z.object({
  sourceId: z.string(),
  /** Their event id, or their number of the case. */
  number: z.string(),
  /** Of the body: the same number with another content is a mistake, not a repetition. */
  fingerprint: z.string(),
  complaintId: ComplaintId,
  /** The case was there already; what they saw lies here only. */
  folded: z.boolean(),
  acceptedAt: Instant,
  resolveBy: Instant,
  observedAt: z.optional(Instant),
  device: z.optional(z.string()),
});
export type IntakeRow = z.infer<typeof IntakeRow>;

export const intakeKey = (sourceId: string, number: string): Key => ({
  pk: `INTAKE#${sourceId}#${number}`,
  sk: 'INTAKE',
});

export const receiptOf = ({ number, complaintId, folded, acceptedAt, resolveBy }: IntakeRow): IntakeReceipt => ({
  number,
  complaintId,
  folded,
  acceptedAt,
  resolveBy,
});
