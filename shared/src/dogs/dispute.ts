import * as z from 'zod/mini';
import { type Instant as At, Instant, plusSeconds, secondsIn } from '../kernel/time.ts';
import { dayOf } from './day.ts';
import { ChipNumber } from './microchip.ts';
import { rulesOn } from './rules.ts';

/** The dog that a chip number is registered for: one dog, in the whole city. */
export const ChipHolder = z.object({
  number: ChipNumber,
  dogId: z.string(),
  since: Instant,
  /** The dog has another chip by now; this one is still in it, and still finds it. */
  retired: z.optional(z.boolean()),
});
export type ChipHolder = z.infer<typeof ChipHolder>;

/** What one side says. */
export const Statement = z.object({
  dogId: z.string(),
  words: z.string(),
  photoIds: z.array(z.string()),
  at: Instant,
});
export type Statement = z.infer<typeof Statement>;

export const disputeOutcomes = ['holder', 'claimant'] as const;

/** Two dogs and one chip number. It is known by the dog that came second; the other side is whoever holds the number. */
export const Dispute = z.object({
  number: ChipNumber,
  claimantDogId: z.string(),
  districtCode: z.string(),
  townCode: z.string(),
  openedAt: Instant,
  version: z.int(),
  state: z.enum(['open', 'decided', 'withdrawn']),
  statements: z.array(Statement),
  outcome: z.optional(z.enum(disputeOutcomes)),
  words: z.optional(z.string()),
  decidedAt: z.optional(Instant),
  staffId: z.optional(z.string()),
});
export type Dispute = z.infer<typeof Dispute>;

export const mostStatements = 20;

export const isHeard = ({ statements }: Dispute, dogId: string, since: At): boolean =>
  statements.some((statement) => statement.dogId === dogId && statement.at >= since);

/** Until when either side is waited for. A number that changed hands in between is somebody new to be heard. */
export const hearingUntil = ({ openedAt, districtCode }: Dispute, holder: ChipHolder | undefined): At => {
  const from = holder !== undefined && holder.since > openedAt ? holder.since : openedAt;
  return plusSeconds(from, rulesOn(districtCode, dayOf(openedAt)).hearingDays * secondsIn.day);
};

/** Whether both sides have been heard, or have had their time. Where nobody holds the number any more, there is one side. */
export const mayBeDecided = (dispute: Dispute, holder: ChipHolder | undefined, at: At): boolean => {
  if (dispute.state !== 'open') return false;
  if (holder === undefined) return true;
  const { claimantDogId, openedAt } = dispute;
  const bothHeard = isHeard(dispute, claimantDogId, openedAt) && isHeard(dispute, holder.dogId, openedAt);
  return bothHeard || at >= hearingUntil(dispute, holder);
};
