import type { Instant } from '../kernel/time.ts';
import type { Certificate } from './certificate.ts';
import type { Day } from './day.ts';
import type { DogChip, DogFacts, EndKind, RefusalReason } from './dog.ts';
import type { ConcernCode } from './eligibility.ts';
import type { DogCommand } from './lifecycle.ts';
import type { Reminder } from './reminders.ts';
import type { Vaccination } from './vaccination.ts';

/** A command with what it must be given. Nothing in a step says who a person is, but by id. */
export type Step =
  | { readonly command: 'save' }
  | {
      readonly command: 'submit';
      readonly facts: DogFacts;
      readonly rulesVersion: string;
      readonly concerns: readonly ConcernCode[];
      /** The household's place in the key zone, taken by this dog in the same write. */
      readonly household: readonly string[];
      /** Vaccinations that were recorded of it before anybody had entered it. */
      readonly vaccinations?: readonly Vaccination[];
    }
  | { readonly command: 'withdraw' }
  | { readonly command: 'return'; readonly words: string }
  | {
      readonly command: 'approve';
      readonly words?: string | undefined;
      readonly certificate: Certificate;
      readonly tagCode: string;
      readonly validUntil: Day;
      /** Taken now, where it was not taken at submission. */
      readonly household: readonly string[];
    }
  | { readonly command: 'refuse'; readonly reason: RefusalReason; readonly words: string }
  | { readonly command: 'appeal'; readonly words: string }
  | { readonly command: 'uphold'; readonly words: string }
  | { readonly command: 'grant-appeal'; readonly words: string }
  | { readonly command: 'vaccinate'; readonly vaccination: Vaccination }
  | { readonly command: 'recall-vaccination'; readonly vaccineCode: string; readonly batch: string }
  | { readonly command: 'chip'; readonly chip: DogChip }
  | { readonly command: 'claim-chip'; readonly chip: DogChip }
  | { readonly command: 'drop-claim'; readonly words?: string | undefined }
  | { readonly command: 'win-chip'; readonly words: string }
  | { readonly command: 'lose-chip'; readonly words: string }
  | { readonly command: 'note-expiring' }
  | { readonly command: 'expire' }
  | { readonly command: 'renew'; readonly validUntil: Day }
  | { readonly command: 'remind'; readonly reminder: Reminder }
  | { readonly command: 'lapse' }
  | { readonly command: 'lose'; readonly districtCode: string; readonly townCode?: string | undefined }
  | { readonly command: 'find' }
  | { readonly command: 'offer-transfer'; readonly code: string; readonly acceptBy: Instant }
  | {
      readonly command: 'accept-transfer';
      readonly newKeeperId: string;
      readonly completesAt: Instant;
      readonly townCode: string;
      readonly household: readonly string[];
    }
  | { readonly command: 'object-transfer'; readonly words: string }
  | { readonly command: 'settle-objection'; readonly words: string }
  | { readonly command: 'cancel-transfer'; readonly words?: string | undefined }
  | { readonly command: 'complete-transfer' }
  | {
      readonly command: 'change-address';
      readonly districtCode: string;
      readonly townCode: string;
      readonly household: readonly string[];
    }
  | { readonly command: 'replace-tag'; readonly tagCode: string }
  | { readonly command: 'move-out'; readonly words: string }
  | { readonly command: 'move-back'; readonly household: readonly string[] }
  | {
      readonly command: 'deregister';
      readonly kind: Exclude<EndKind, 'confiscation'>;
      readonly words?: string | undefined;
    }
  | { readonly command: 'confiscate'; readonly words: string };

export type StepOf<Command extends DogCommand> = Extract<Step, { readonly command: Command }>;
