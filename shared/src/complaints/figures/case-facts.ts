import * as z from 'zod/mini';
import { Instant } from '../../kernel/time.ts';
import { type Complaint, ComplaintId } from '../complaint.ts';
import { ComplaintState } from '../lifecycle.ts';
import { CaseSource } from '../source.ts';

/** What the figures know of one run of a clock. Without `end` it runs. */
const LegFacts = z.object({
  /** `done` as promised, `left` because something else ended it. */
  end: z.optional(z.enum(['done', 'left'])),
  /** Its deadline passed while it ran: that is for ever. */
  late: z.optional(z.boolean()),
  paused: z.optional(z.boolean()),
  /** Its deadline passed after it was reported done, and before anybody had checked it. */
  unchecked: z.optional(z.boolean()),
  /** Time taken until it was done, without what was spent suspended. */
  milliseconds: z.optional(z.int()),
  /** The unit that had the case when it ended. */
  unitId: z.optional(z.string()),
});
export type LegFacts = z.infer<typeof LegFacts>;

const OpeningFacts = z.object({
  acceptedAt: Instant,
  state: ComplaintState,
  unitId: z.optional(z.string()),
  dispatch: LegFacts,
  /** One for each time that the case was dispatched. */
  responses: z.array(LegFacts),
  resolution: LegFacts,
  feedback: LegFacts,
  returns: z.int(),
  reworks: z.int(),
  extensions: z.int(),
  suspensions: z.int(),
  merged: z.optional(z.boolean()),
  /** What it was when it was opened again. */
  reopenedFrom: z.optional(z.enum(['closed', 'refused'])),
  score: z.optional(z.int()),
});
export type OpeningFacts = z.infer<typeof OpeningFacts>;

/** What the figures know of a case, folded from its log: everything that is counted, nothing that anybody wrote. */
export const CaseFacts = z.object({
  complaintId: ComplaintId,
  policyVersion: z.string(),
  submittedAt: Instant,
  districtCode: z.string(),
  townCode: z.optional(z.string()),
  categoryCode: z.string(),
  source: CaseSource,
  isPart: z.boolean(),
  /** Number of the last event in it. */
  applied: z.int(),
  openings: z.array(OpeningFacts),
  key: z.optional(z.enum(['standing', 'struck-off'])),
});
export type CaseFacts = z.infer<typeof CaseFacts>;

type Filed = Pick<
  Complaint,
  'complaintId' | 'policyVersion' | 'submittedAt' | 'districtCode' | 'townCode' | 'categoryCode' | 'source' | 'parentId'
>;

/** What is known of a case before any of its events: what never changes. */
export const factsOf = ({ parentId, townCode, ...filed }: Filed): CaseFacts => ({
  complaintId: filed.complaintId,
  policyVersion: filed.policyVersion,
  submittedAt: filed.submittedAt,
  districtCode: filed.districtCode,
  ...(townCode === undefined ? {} : { townCode }),
  categoryCode: filed.categoryCode,
  source: filed.source,
  isPart: parentId !== undefined,
  applied: 0,
  openings: [],
});
