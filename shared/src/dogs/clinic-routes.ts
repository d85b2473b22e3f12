import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { secondsIn } from '../kernel/time.ts';
import { Day } from './day.ts';
import { DogId } from './dog.ts';
import { BreedCode, Colour, SlipNumber, TownCode } from './form.ts';
import { TypedChip } from './microchip.ts';
import { LookUp } from './registry-routes.ts';
import { clinicRoles } from './rights.ts';
import { Batch, VaccineCode } from './vaccination.ts';
import { DogCard, SightingView, VaccinationView } from './view.ts';

/** A dog that nobody has entered yet: where it lives and what it looks like, and nothing of whose it is. */
export const UnknownDog = z.strictObject({ townCode: TownCode, colour: Colour, breedCode: z.optional(BreedCode) });
export type UnknownDog = z.infer<typeof UnknownDog>;

/**
 * Which dog it is: by its number here, its chip, or the slip that a clinic or patrol gave. A chip that nobody knows, or
 * no number at all, wants to know what is needed of an unknown dog.
 */
const which = {
  dogId: z.optional(DogId),
  chip: z.optional(TypedChip),
  slip: z.optional(SlipNumber),
  unknown: z.optional(UnknownDog),
};

/** What one treatment came to: the dog that it was recorded for, or the slip of one that nobody has entered. */
export const TreatmentReply = z.object({
  dog: z.optional(DogCard),
  sighting: z.optional(SightingView),
  vaccination: z.optional(VaccinationView),
  /** The chip's number is another dog's: a dispute has been opened. */
  disputed: z.boolean(),
});
export type TreatmentReply = z.infer<typeof TreatmentReply>;

export const lookUpAtClinic = defineRoute({
  id: 'clinics.lookUp',
  method: 'POST',
  path: '/v1/clinic/look-up',
  auth: clinicRoles,
  summary: '诊疗机构查询：扫芯片、犬牌或单号',
  idempotent: false,
  input: { body: LookUp },
  status: 200,
  output: z.object({ dog: z.optional(DogCard), sighting: z.optional(SightingView) }),
  failures: ['not-found'],
  limit: { per: 'caller', most: 300, withinSeconds: secondsIn.hour },
});

export const VaccinationEntry = z.strictObject({
  ...which,
  vaccineCode: VaccineCode,
  batch: Batch,
  givenOn: Day,
  /** Where the protection ends sooner than the vaccine says. */
  validUntil: z.optional(Day),
});
export type VaccinationEntry = z.infer<typeof VaccinationEntry>;

export const recordVaccination = defineRoute({
  id: 'clinics.vaccinate',
  method: 'POST',
  path: '/v1/clinic/vaccinations',
  auth: clinicRoles,
  summary: '登记一次狂犬病免疫；未登记的犬只也可以',
  idempotent: true,
  input: { body: VaccinationEntry },
  status: 201,
  output: TreatmentReply,
  failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
});

export const ChipEntry = z.strictObject({
  dogId: which.dogId,
  slip: which.slip,
  /** The dog has this one already, and gets another. */
  earlier: z.optional(TypedChip),
  unknown: which.unknown,
  chip: TypedChip,
});
export type ChipEntry = z.infer<typeof ChipEntry>;

export const recordChip = defineRoute({
  id: 'clinics.chip',
  method: 'POST',
  path: '/v1/clinic/chips',
  auth: clinicRoles,
  summary: '登记植入的芯片（扫描或输入）；换芯片时旧号码留在记录里',
  idempotent: true,
  input: { body: ChipEntry },
  status: 201,
  output: TreatmentReply,
  failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
});

export const mostBulkLines = 100;
const cell = z.optional(z.string().check(z.maxLength(64)));

/** One line as it stands in a clinic's sheet. Each is judged on its own: a bad one is reported and holds up no other. */
export const BulkLine = z.strictObject({
  chip: cell,
  slip: cell,
  vaccineCode: cell,
  batch: cell,
  givenOn: cell,
  townCode: cell,
  breedCode: cell,
  colour: cell,
});
export type BulkLine = z.infer<typeof BulkLine>;

export const BulkReportLine = z.object({
  /** Counted from 1. */
  line: z.int(),
  /** `registered`: for a dog of the register; `unregistered`: for one that is only known now. */
  status: z.enum(['registered', 'unregistered', 'refused']),
  words: z.string(),
  field: z.optional(z.string()),
  dogId: z.optional(z.string()),
  slip: z.optional(z.string()),
});
export type BulkReportLine = z.infer<typeof BulkReportLine>;

export const recordVaccinations = defineRoute({
  id: 'clinics.bulk',
  method: 'POST',
  path: '/v1/clinic/bulk-vaccinations',
  auth: clinicRoles,
  summary: '批量登记免疫，逐行给出结果',
  idempotent: true,
  input: {
    body: z.strictObject({
      lines: z
        .array(BulkLine, '请上传至少一行')
        .check(z.minLength(1, '请上传至少一行'), z.maxLength(mostBulkLines, `一次最多 ${mostBulkLines} 行`)),
    }),
  },
  status: 200,
  output: z.object({ lines: z.array(BulkReportLine), recorded: z.int(), refused: z.int() }),
  failures: ['forbidden', 'conflict'],
});

export const listTreatments = defineRoute({
  id: 'clinics.treatments',
  method: 'GET',
  path: '/v1/clinic/treatments',
  auth: clinicRoles,
  summary: '本机构最近登记的免疫',
  idempotent: false,
  input: { query: z.object({ cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(1024))) }) },
  status: 200,
  output: z.object({
    treatments: z.array(
      z.object({ dogId: z.optional(z.string()), slip: z.optional(z.string()), ...VaccinationView.shape }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  failures: ['forbidden'],
});
