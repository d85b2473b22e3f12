import * as z from 'zod/mini';
import { type RandomBytes, randomCode } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import { DogChip } from './dog.ts';
import { Vaccination } from './vaccination.ts';

/**
 * A dog that is known of without being entered: a patrol met it, a clinic treated it, somebody complained of it. It
 * counts among the known dogs until it is entered, or turns out to be one that is.
 */
export const sightingSources = ['patrol', 'clinic', 'complaint'] as const;
export const sightingSourceNames = { patrol: '巡查发现', clinic: '诊疗机构', complaint: '投诉' } as const;

export const Sighting = z.object({
  /** Also the number of the slip that a keeper is given, with which a registration takes over what is recorded here. */
  sightingId: z.string(),
  version: z.int(),
  source: z.enum(sightingSources),
  /** `linked`: the dog is entered, or was counted already. `gone`: no longer there. */
  state: z.enum(['open', 'linked', 'gone']),
  districtCode: z.string(),
  townCode: z.string(),
  /** Where it was met, for the patrol; never an address of a keeper. */
  place: z.optional(z.string()),
  breedCode: z.optional(z.string()),
  colour: z.optional(z.string()),
  words: z.optional(z.string()),
  photoIds: z.array(z.string()),
  chip: z.optional(DogChip),
  vaccinations: z.array(Vaccination),
  dogId: z.optional(z.string()),
  visitId: z.optional(z.string()),
  /** The clinic that treated it, or whoever met it. */
  clinicId: z.optional(z.string()),
  staffId: z.optional(z.string()),
  seenAt: Instant,
  /** When time, or a clinic, last changed what protects it. */
  lookedAt: z.optional(Instant),
});
export type Sighting = z.infer<typeof Sighting>;

export const newSlipNumber = (randomBytes: RandomBytes): string => randomCode(randomBytes, 16);
