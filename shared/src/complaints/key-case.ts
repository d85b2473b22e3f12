import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';

/** Why a case is a key case (重点案件): red on the ledger, complained of again, or named by a supervisor. */
export const keyReasons = ['red', 'repeated', 'named'] as const;
export const KeyReason = z.enum(keyReasons);
export type KeyReason = (typeof keyReasons)[number];

export const keyReasonNames: Readonly<Record<KeyReason, string>> = {
  red: '红色督办',
  repeated: '重复投诉',
  named: '督办人员列入',
};

/** One step of a plan, with the China day by which it is to be done. */
export const PlanStep = z.object({
  title: z.string(),
  dueOn: z.iso.date(),
  finishedAt: z.optional(Instant),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** 一案一策: what the leader will have done about this case. */
export const Plan = z.object({ summary: z.string(), steps: z.array(PlanStep), setAt: Instant });
export type Plan = z.infer<typeof Plan>;

/** Who leads a key case (包案领导). */
export const CaseLeader = z.object({ staffId: z.string(), name: z.string() });
export type CaseLeader = z.infer<typeof CaseLeader>;

/** What makes a case a key case; it stays one, over openings, until it is struck off with evidence (销号). */
export const KeyCase = z.object({
  reason: KeyReason,
  since: Instant,
  leader: z.optional(CaseLeader),
  plan: z.optional(Plan),
  struckOffAt: z.optional(Instant),
});
export type KeyCase = z.infer<typeof KeyCase>;

export const mostPlanSteps = 20;

/** The key case that is still to be struck off; undefined when there is none. */
export const standingKey = ({ key }: { readonly key?: KeyCase | undefined }): KeyCase | undefined =>
  key === undefined || key.struckOffAt !== undefined ? undefined : key;
