import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { Colour, LegName } from './complaint.ts';
import { ComplaintCommand, ComplaintState } from './lifecycle.ts';
import { occasionReasons } from './policy.ts';
import { CaseSource } from './source.ts';
import { ComplaintSummary } from './view.ts';

/** What staff look for. All that is given must hold; within the caller's area and below, whatever is asked. */
export const CaseFilter = z.object({
  /** A case number, ours or the one that another system gave, or its beginning. */
  number: z.optional(z.string().check(z.trim(), z.maxLength(40))),
  /** Each word, parted by spaces, must stand in the words, the address or the unit's name. */
  words: z.optional(z.string().check(z.trim(), z.maxLength(60))),
  areaCode: z.optional(z.string().check(z.regex(/^3305\d{2}(\d{3})?$/, '区域代码不正确'))),
  /** China days of submission, both included; the last 30 days where absent, 92 at most. */
  from: z.optional(z.iso.date('请选择开始日期')),
  to: z.optional(z.iso.date('请选择结束日期')),
  unitId: z.optional(z.string().check(z.maxLength(64))),
  categoryCode: z.optional(z.string().check(z.maxLength(8))),
  state: z.optional(ComplaintState),
  source: z.optional(CaseSource),
  colour: z.optional(Colour),
});
export type CaseFilter = z.infer<typeof CaseFilter>;

export const longestSearchDays = 92;
export const usualSearchDays = 30;
/** A quarter of a year of a busy city; what is more is asked for in parts. */
export const mostExportRows = 300_000;

/** One case on the ledger: why, since when, and who must act by when. */
export const LedgerRow = z.object({
  ...ComplaintSummary.shape,
  colour: Colour,
  reasons: z.array(
    z.object({
      colour: Colour,
      since: Instant,
      leg: z.optional(LegName),
      reason: z.optional(z.enum(occasionReasons)),
    }),
  ),
  /** The unit, desk or leader from whom the next step is owed, and by when; absent when nobody has it yet. */
  owedBy: z.optional(z.string()),
  owedAt: z.optional(Instant),
  leaderName: z.optional(z.string()),
  leaderId: z.optional(z.string()),
  /** Of the plan's steps, how many are done. */
  steps: z.optional(z.object({ done: z.int(), of: z.int() })),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

export const SavedFilter = z.object({ filterId: z.string(), name: z.string(), filter: CaseFilter });
export type SavedFilter = z.infer<typeof SavedFilter>;

/** Words that a team or a desk often needs, for one command. */
export const ReplyTemplate = z.object({
  templateId: z.string(),
  command: ComplaintCommand,
  title: z.string(),
  words: z.string(),
  /** Of a team, or of an area. */
  ownerName: z.string(),
  /** Whether this caller may remove it. */
  mayRemove: z.boolean(),
});
export type ReplyTemplate = z.infer<typeof ReplyTemplate>;

/** A file that is being made, or is ready. */
export const ExportJob = z.object({
  exportId: z.string(),
  format: z.enum(['csv', 'xlsx']),
  state: z.enum(['waiting', 'running', 'ready', 'failed']),
  /** Days looked through, of all. */
  daysDone: z.int(),
  days: z.int(),
  rows: z.int(),
  requestedAt: Instant,
  /** Why there will be no file. */
  problem: z.optional(z.string()),
  /** Readable for a few minutes. */
  url: z.optional(z.string()),
  /** When the file will be gone. */
  goneAt: z.optional(Instant),
});
export type ExportJob = z.infer<typeof ExportJob>;
