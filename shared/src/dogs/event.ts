import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { Day } from './day.ts';
import { EndKind, RefusalReason } from './dog.ts';
import { ConcernCode } from './eligibility.ts';
import { type DogCommand, DogState } from './lifecycle.ts';
import { ReminderSubject } from './reminders.ts';

/** What a command is called in the history once it has happened. */
export const eventOf = {
  save: 'saved',
  submit: 'submitted',
  withdraw: 'withdrawn',
  return: 'returned',
  approve: 'registered',
  refuse: 'refused',
  appeal: 'appealed',
  uphold: 'upheld',
  'grant-appeal': 'appeal-granted',
  vaccinate: 'vaccinated',
  'recall-vaccination': 'vaccination-recalled',
  chip: 'chipped',
  'claim-chip': 'chip-disputed',
  'drop-claim': 'claim-dropped',
  'win-chip': 'chip-won',
  'lose-chip': 'chip-lost',
  'note-expiring': 'began-expiring',
  expire: 'expired',
  renew: 'renewed',
  remind: 'reminded',
  lapse: 'vaccination-lapsed',
  lose: 'lost',
  find: 'found',
  'offer-transfer': 'transfer-offered',
  'accept-transfer': 'transfer-accepted',
  'object-transfer': 'transfer-objected',
  'settle-objection': 'objection-settled',
  'cancel-transfer': 'transfer-cancelled',
  'complete-transfer': 'transferred',
  'change-address': 'address-changed',
  'replace-tag': 'tag-replaced',
  'move-out': 'moved-out',
  'move-back': 'moved-back',
  deregister: 'deregistered',
  confiscate: 'confiscated',
} as const satisfies Record<DogCommand, string>;

export type DogEventType = (typeof eventOf)[DogCommand] | 'created';
export const dogEventTypes = ['created', ...Object.values(eventOf)] as [DogEventType, ...DogEventType[]];

/** Who caused an event: the keeper, staff, somebody of a listed clinic, or the machine. */
export const DogActor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keeper') }),
  z.object({ kind: z.literal('staff'), staffId: z.string() }),
  z.object({ kind: z.literal('clinic'), clinicId: z.string(), name: z.string(), staffId: z.string() }),
  z.object({ kind: z.literal('system') }),
]);
export type DogActor = z.infer<typeof DogActor>;
export const systemActor: DogActor = { kind: 'system' };

/** One entry of a dog's history. Never changed; nothing in it says who anybody is. */
export const DogEvent = z.object({
  dogId: z.string(),
  /** 1, 2, 3 … without gaps. */
  seq: z.int(),
  type: z.enum(dogEventTypes),
  at: Instant,
  actor: DogActor,
  state: DogState,
  words: z.optional(z.string()),
  reason: z.optional(RefusalReason),
  concerns: z.optional(z.array(ConcernCode)),
  vaccinationId: z.optional(z.string()),
  /** The last four digits of the chip that it is about. */
  chipTail: z.optional(z.string()),
  /** The day up to which something now lasts, or that is reminded of. */
  until: z.optional(Day),
  subject: z.optional(ReminderSubject),
  daysBefore: z.optional(z.int()),
  endKind: z.optional(EndKind),
  districtCode: z.optional(z.string()),
  townCode: z.optional(z.string()),
  /** Whose dog it was before and is now, where that is what happened. */
  keepers: z.optional(z.object({ before: z.string(), now: z.string() })),
});
export type DogEvent = z.infer<typeof DogEvent>;
