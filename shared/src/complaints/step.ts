import type { Instant } from '../kernel/time.ts';
import type { DeclineReason } from './casework.ts';
import type { UnitRef } from './complaint.ts';
import type { EventType } from './event.ts';
import type { CaseLeader, Plan } from './key-case.ts';
import type { ComplaintCommand } from './lifecycle.ts';

/** A command with what it must be given. */
export type Step =
  | { readonly command: 'dispatch'; readonly unit: UnitRef; readonly repeats?: readonly string[] | undefined }
  | { readonly command: 'respond'; readonly words: string }
  | { readonly command: 'resolve'; readonly words: string; readonly photoIds: readonly string[] }
  | { readonly command: 'approve'; readonly words?: string | undefined }
  | { readonly command: 'rework'; readonly words: string }
  | { readonly command: 'return'; readonly words: string }
  | { readonly command: 'withdraw'; readonly words?: string | undefined }
  | { readonly command: 'rate'; readonly score: number; readonly words?: string | undefined }
  | {
      readonly command: 'reopen';
      readonly words: string;
      /** Said by a bad rating. */
      readonly unsatisfied?: boolean;
    }
  | { readonly command: 'decline'; readonly reasonCode: DeclineReason; readonly words?: string | undefined }
  | { readonly command: 'transfer'; readonly body: string; readonly words: string }
  | { readonly command: 'request-extension'; readonly until: Instant; readonly words: string }
  | { readonly command: 'extend'; readonly words?: string | undefined }
  | { readonly command: 'request-suspension'; readonly until: Instant; readonly words: string }
  | { readonly command: 'suspend'; readonly words?: string | undefined }
  | { readonly command: 'refuse-request'; readonly words: string }
  | { readonly command: 'resume'; readonly words?: string | undefined }
  | { readonly command: 'merge'; readonly into: string; readonly words?: string | undefined }
  | { readonly command: 'absorb'; readonly complaintId: string }
  | { readonly command: 'close-merged'; readonly words: string }
  | { readonly command: 'confirm-gone'; readonly words: string }
  | { readonly command: 'report-gone'; readonly words?: string | undefined; readonly photoIds?: readonly string[] }
  | { readonly command: 'inform'; readonly words: string; readonly photoIds?: readonly string[] | undefined }
  | {
      readonly command: 'note';
      readonly words: string;
      readonly photoIds?: readonly string[] | undefined;
      /** Said by a machine that sees the trouble again: it is gone no more. */
      readonly seenAgain?: boolean;
    }
  | { readonly command: 'supervise'; readonly words: string; readonly answerBy: Instant }
  | { readonly command: 'answer-supervision'; readonly supervisionId: number; readonly words: string }
  | { readonly command: 'make-key'; readonly words: string }
  | { readonly command: 'assign-leader'; readonly leader: CaseLeader }
  | { readonly command: 'set-plan'; readonly plan: Omit<Plan, 'setAt'> }
  | {
      readonly command: 'finish-step';
      readonly step: number;
      readonly words: string;
      readonly photoIds?: readonly string[] | undefined;
    }
  | { readonly command: 'strike-off'; readonly words: string; readonly photoIds: readonly string[] }
  | { readonly command: 'split'; readonly parts: readonly string[]; readonly words: string };

export type StepOf<Command extends ComplaintCommand> = Extract<Step, { readonly command: Command }>;

/** What a command is called in the log once it has happened. */
export const eventOf: Readonly<Record<ComplaintCommand, EventType>> = {
  dispatch: 'dispatched',
  respond: 'responded',
  resolve: 'resolved',
  approve: 'closed',
  rework: 'reworked',
  return: 'returned',
  withdraw: 'withdrawn',
  rate: 'rated',
  reopen: 'reopened',
  decline: 'declined',
  transfer: 'transferred',
  suspend: 'suspended',
  resume: 'resumed',
  merge: 'merged',
  'close-merged': 'closed',
  'confirm-gone': 'closed',
  inform: 'informed',
  note: 'noted',
  'request-extension': 'extension-requested',
  extend: 'extended',
  'request-suspension': 'suspension-requested',
  'refuse-request': 'request-refused',
  supervise: 'supervised',
  'answer-supervision': 'supervision-answered',
  'make-key': 'keyed',
  'assign-leader': 'leader-assigned',
  'set-plan': 'planned',
  'finish-step': 'step-finished',
  'strike-off': 'struck-off',
  split: 'split',
  absorb: 'absorbed',
  'report-gone': 'gone-reported',
};
