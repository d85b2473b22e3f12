import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { maskPhone } from '../kernel/words.ts';
import { Day } from './day.ts';
import { Dispute, disputeOutcomes } from './dispute.ts';
import { DogFacts, DogId, EndKind, RefusalReason } from './dog.ts';
import { ConcernCode } from './eligibility.ts';
import { type DogActor, type DogEvent, dogEventTypes } from './event.ts';
import { DogCommand, DogState } from './lifecycle.ts';
import { ChipKind } from './microchip.ts';
import { ReminderSubject } from './reminders.ts';
import { Sighting } from './sighting.ts';

const Photo = z.object({ photoId: z.string(), url: z.optional(z.string()) });

/** A keeper as anybody sees them: enough to know oneself again, and nothing to find anybody by. */
export const MaskedKeeper = z.object({
  name: z.string(),
  identityNumber: z.string(),
  phone: z.string(),
  address: z.string(),
});
export type MaskedKeeper = z.infer<typeof MaskedKeeper>;

const masked = (text: string, first: number, last: number): string => {
  const characters = [...text];
  if (characters.length <= first + last) return `${characters.slice(0, 1).join('')}**`;
  return `${characters.slice(0, first).join('')}****${last === 0 ? '' : characters.slice(-last).join('')}`;
};

export const maskKeeper = (keeper: MaskedKeeper): MaskedKeeper => ({
  name: masked(keeper.name, 1, 0).replace('****', '**'),
  identityNumber: masked(keeper.identityNumber, 3, 4),
  phone: maskPhone(keeper.phone),
  address: masked(keeper.address, 3, 0),
});

export const VaccinationView = z.object({
  vaccinationId: z.string(),
  vaccine: z.string(),
  batch: z.string(),
  givenOn: Day,
  validUntil: Day,
  clinicName: z.string(),
  valid: z.boolean(),
  recalled: z.boolean(),
});

/** What comes next for a dog, nearest first: what a keeper's list shows. */
export const Due = z.object({
  what: z.enum(['vaccinate', 'chip', 'renew', 'review', 'transfer', 'correct']),
  /** The day by which; absent for what is due now. */
  by: z.optional(Day),
});
export type Due = z.infer<typeof Due>;

export const DogSummary = z.object({
  dogId: DogId,
  state: DogState,
  /** Absent while nothing has been submitted. */
  name: z.optional(z.string()),
  breed: z.optional(z.string()),
  colour: z.optional(z.string()),
  districtCode: z.optional(z.string()),
  townCode: z.optional(z.string()),
  validUntil: z.optional(Day),
  protectedUntil: z.optional(Day),
  certificateNumber: z.optional(z.string()),
  photo: z.optional(Photo),
  /** What is due next, nearest first. */
  due: z.array(Due),
  createdAt: Instant,
  /** For a registrar: since when it waits to be decided on, and what stands in its way. */
  waitingSince: z.optional(Instant),
  concernCodes: z.optional(z.array(ConcernCode)),
  /** Messages of finders that the keeper has not read yet; told with the dog itself, not in lists. */
  unread: z.optional(z.int()),
  /** Mine, or on its way to me. */
  role: z.enum(['keeper', 'next-keeper', 'staff']),
});
export type DogSummary = z.infer<typeof DogSummary>;

/** Who did it, as everybody may know it. */
export const actorNames: Readonly<Record<Exclude<DogActor['kind'], 'clinic'>, string>> = {
  keeper: '饲养人',
  staff: '登记员',
  system: '系统',
};

export const HistoryEntry = z.object({
  seq: z.int(),
  type: z.enum(dogEventTypes),
  at: Instant,
  by: z.string(),
  state: DogState,
  words: z.optional(z.string()),
  reason: z.optional(RefusalReason),
  concerns: z.optional(z.array(ConcernCode)),
  chipTail: z.optional(z.string()),
  until: z.optional(Day),
  subject: z.optional(ReminderSubject),
  daysBefore: z.optional(z.int()),
  endKind: z.optional(EndKind),
  townCode: z.optional(z.string()),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const historyEntry = ({ actor, ...event }: DogEvent): HistoryEntry => ({
  ...z.parse(HistoryEntry, { ...event, by: '' }),
  by: actor.kind === 'clinic' ? actor.name : actorNames[actor.kind],
});

/** A chip dispute as a side of it sees it: what is said, by which side, and until when it is listened to. */
export const DisputeView = z.object({
  /** The dog that came second; by it the dispute is named. */
  claimantDogId: DogId,
  number: z.string(),
  state: Dispute.shape.state,
  openedAt: Instant,
  hearingUntil: Instant,
  mayBeDecided: z.boolean(),
  statements: z.array(
    z.object({
      side: z.enum(['holder', 'claimant', 'earlier']),
      words: z.string(),
      at: Instant,
      photos: z.array(Photo),
    }),
  ),
  outcome: z.optional(z.enum(disputeOutcomes)),
  words: z.optional(z.string()),
  /** Which side the caller is on. */
  mySide: z.optional(z.enum(['holder', 'claimant'])),
});
export type DisputeView = z.infer<typeof DisputeView>;

export const TransferView = z.object({
  /** Shown to the old keeper alone, until somebody accepted. */
  code: z.optional(z.string()),
  offeredAt: Instant,
  acceptBy: Instant,
  acceptedAt: z.optional(Instant),
  completesAt: z.optional(Instant),
  objections: z.array(
    z.object({ by: z.enum(['keeper', 'registrar']), words: z.string(), at: Instant, settledAt: z.optional(Instant) }),
  ),
});

export const DogDetail = z.object({
  ...DogSummary.shape,
  facts: z.optional(z.object({ ...DogFacts.shape, photoIds: z.optional(z.array(z.string())) })),
  photos: z.array(Photo),
  keeper: z.optional(MaskedKeeper),
  chip: z.optional(
    z.object({ number: z.string(), kind: ChipKind, by: z.enum(['keeper', 'clinic', 'patrol']), at: Instant }),
  ),
  earlierChips: z.array(z.object({ number: z.string(), until: Instant })),
  vaccinations: z.array(VaccinationView),
  /** What stands in the way of a registration, and what an appeal has set aside. */
  concerns: z.array(z.object({ code: ConcernCode, words: z.string(), waived: z.boolean() })),
  wants: z.object({ review: z.boolean(), vaccination: z.boolean(), chip: z.boolean() }),
  refusal: z.optional(z.object({ reason: RefusalReason, words: z.string(), at: Instant, appealUntil: Instant })),
  lost: z.optional(z.object({ at: Instant, districtCode: z.string(), townCode: z.optional(z.string()) })),
  transfer: z.optional(TransferView),
  tagCode: z.optional(z.string()),
  disputes: z.array(DisputeView),
  history: z.array(HistoryEntry),
  /** What the caller may do now. */
  commands: z.array(DogCommand),
});
DogDetail.register(z.globalRegistry, { id: 'DogDetail' });
export type DogDetail = z.infer<typeof DogDetail>;

/** What staff in the street and clinics are told of a registered dog: no keeper. */
export const DogCard = z.object({
  dogId: DogId,
  name: z.string(),
  breed: z.string(),
  colour: z.string(),
  sex: DogFacts.shape.sex,
  state: DogState,
  districtCode: z.string(),
  townCode: z.string(),
  registered: z.boolean(),
  vaccinated: z.boolean(),
  lost: z.boolean(),
  certificateNumber: z.optional(z.string()),
  chip: z.optional(z.string()),
  validUntil: z.optional(Day),
  protectedUntil: z.optional(Day),
  /** The number that was looked up is disputed between two dogs. */
  disputed: z.boolean(),
  photo: z.optional(Photo),
});
export type DogCard = z.infer<typeof DogCard>;

export const SightingView = z.object({
  sightingId: z.string(),
  source: Sighting.shape.source,
  state: Sighting.shape.state,
  districtCode: z.string(),
  townCode: z.string(),
  place: z.optional(z.string()),
  breed: z.optional(z.string()),
  colour: z.optional(z.string()),
  words: z.optional(z.string()),
  chip: z.optional(z.string()),
  vaccinated: z.boolean(),
  seenAt: Instant,
  dogId: z.optional(z.string()),
  photos: z.array(Photo),
});
export type SightingView = z.infer<typeof SightingView>;

/** Somebody found the dog: what they wrote, for the keeper alone. */
export const FindingView = z.object({
  findingId: z.string(),
  at: Instant,
  words: z.string(),
  place: z.optional(z.string()),
  point: z.optional(z.object({ longitude: z.number(), latitude: z.number() })),
  /** The finder's own number, where they left it. */
  phone: z.optional(z.string()),
  read: z.boolean(),
});
