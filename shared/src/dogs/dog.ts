import * as z from 'zod/mini';
import { type RandomBytes, randomCode } from '../kernel/ids.ts';
import { chinaDay, Instant } from '../kernel/time.ts';
import { Certificate } from './certificate.ts';
import { Day } from './day.ts';
import { ConcernCode, Purpose } from './eligibility.ts';
import { sexes } from './form.ts';
import { DogState } from './lifecycle.ts';
import { ChipKind, ChipNumber } from './microchip.ts';
import { Transfer } from './transfer.ts';
import { Vaccination } from './vaccination.ts';

/** `HQ`, the day in China, ten random characters (50 bits). */
export const DogId = z.string().check(z.regex(/^HQ\d{8}-[0-9A-HJKMNP-TV-Z]{10}$/, '犬只编号不正确'));

export const newDogId = (at: Instant, randomBytes: RandomBytes): string =>
  `HQ${chinaDay(at)}-${randomCode(randomBytes, 10)}`;

/** What is known of a dog that has been applied for. Of its keeper nothing but the area: the rest lies sealed. */
export const DogFacts = z.object({
  name: z.string(),
  breedCode: z.string(),
  sex: z.enum(sexes),
  neutered: z.boolean(),
  colour: z.string(),
  bornOn: Day,
  shoulderCm: z.int(),
  purpose: Purpose,
  photoIds: z.array(z.string()),
  districtCode: z.string(),
  townCode: z.string(),
  movedFrom: z.optional(z.string()),
});
export type DogFacts = z.infer<typeof DogFacts>;

/** A chip that is this dog's, or that it claims against another. */
export const DogChip = z.object({
  number: ChipNumber,
  kind: ChipKind,
  /** Who says so: the keeper, or the reader of a listed clinic or a patrol. */
  by: z.enum(['keeper', 'clinic', 'patrol']),
  at: Instant,
});
export type DogChip = z.infer<typeof DogChip>;

export const refusalReasons = ['banned-breed', 'too-tall', 'over-limit', 'untrue', 'other'] as const;
export const RefusalReason = z.enum(refusalReasons, '请选择不予登记的原因');
export type RefusalReason = z.infer<typeof RefusalReason>;
export const refusalNames: Readonly<Record<RefusalReason, string>> = {
  'banned-breed': '属于禁养犬种',
  'too-tall': '肩高超过重点管理区限制',
  'over-limit': '超过每户限养数量',
  untrue: '申报内容与事实不符',
  other: '其他原因',
};

export const endKinds = ['death', 'loss', 'giving-up', 'confiscation'] as const;
export const EndKind = z.enum(endKinds);
export type EndKind = z.infer<typeof EndKind>;
export const endNames: Readonly<Record<EndKind, string>> = {
  death: '死亡',
  loss: '丢失',
  'giving-up': '放弃饲养',
  confiscation: '被收容没收',
};

/** A dog on the platform. Its version is the number of its events. */
export const Dog = z.object({
  dogId: DogId,
  version: z.int(),
  state: DogState,
  keeperId: z.string(),
  /** Since when it is this keeper's, where it was another's before. */
  keeperSince: z.optional(Instant),
  createdAt: Instant,
  lastEventAt: Instant,
  facts: z.optional(DogFacts),
  submittedAt: z.optional(Instant),
  /** The rules that the last submission was judged by. */
  rulesVersion: z.optional(z.string()),
  /** What stood in the way then, and what a granted appeal has set aside. */
  concerns: z.array(ConcernCode),
  waived: z.array(ConcernCode),
  /** Pseudonyms of the household whose one place this dog has in the key zone. */
  household: z.array(z.string()),
  chip: z.optional(DogChip),
  /** A chip number that another dog has: disputed. */
  claim: z.optional(DogChip),
  earlierChips: z.array(z.object({ number: ChipNumber, until: Instant })),
  vaccinations: z.array(Vaccination),
  /** The last day on which a vaccination protects it, as far as it is known now. */
  protectedUntil: z.optional(Day),
  certificate: z.optional(Certificate),
  /** The last day of the registration. */
  validUntil: z.optional(Day),
  tagCode: z.optional(z.string()),
  refusal: z.optional(z.object({ reason: RefusalReason, words: z.string(), staffId: z.string(), at: Instant })),
  /** An appeal was decided against: it is not heard twice. */
  appealLost: z.optional(z.boolean()),
  transfer: z.optional(Transfer),
  lost: z.optional(z.object({ at: Instant, districtCode: z.string(), townCode: z.optional(z.string()) })),
  end: z.optional(z.object({ kind: EndKind, at: Instant })),
  /** Reminders that have been given, by their marks. */
  reminded: z.array(z.string()),
});
export type Dog = z.infer<typeof Dog>;

/** @throws for a draft: nothing is known of it yet, and whoever asks must not. */
export const factsOf = ({ facts, dogId }: Dog): DogFacts => {
  if (facts === undefined) throw new Error(`${dogId} has not been submitted`);
  return facts;
};
