import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import type { CaseFacts } from '@huzhou/shared/complaints/figures/case-facts';
import type { CounterChanges } from '@huzhou/shared/complaints/figures/counters';

/** A case's facts as they were counted, absent when it has not been counted, and as they are to be counted now. */
export interface CaseMove {
  readonly before?: CaseFacts | undefined;
  readonly after: CaseFacts;
}

export interface FactsStore {
  /** What was counted of these cases; cases that were not are missing. Consistent. */
  readonly findFacts: (complaintIds: readonly string[]) => Promise<ReadonlyMap<string, CaseFacts>>;
  /**
   * Writes the facts and what they add to the counters, all or nothing: `lost` when one of the cases has been counted
   * further in between.
   */
  readonly apply: (moves: readonly CaseMove[], changes: CounterChanges) => Promise<'done' | 'lost'>;
}

/** The log of a case, from the beginning. */
export interface CaseLog {
  readonly read: (
    complaintId: string,
  ) => Promise<{ readonly complaint: Complaint; readonly events: readonly ComplaintEvent[] } | undefined>;
}
