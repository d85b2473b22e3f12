import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { Day, dayOf, endOfDay, lastDayOf } from './day.ts';

/** A rabies vaccine by our own code, with how long its maker says that it protects. */
export interface Vaccine {
  readonly code: string;
  readonly name: string;
  readonly months: number;
}

/** Listed vaccines. The durations are those of the usual licences, and ours until the bureau's list is at hand. */
export const vaccines: readonly Vaccine[] = [
  { code: 'rabies-inactivated', name: '狂犬病灭活疫苗', months: 12 },
  { code: 'rabies-imported-1y', name: '狂犬病灭活疫苗（进口，一年）', months: 12 },
  { code: 'rabies-imported-3y', name: '狂犬病灭活疫苗（进口，三年）', months: 36 },
];

export const findVaccine = (code: string): Vaccine | undefined => vaccines.find((vaccine) => vaccine.code === code);
export const vaccineName = (code: string): string => findVaccine(code)?.name ?? code;

export const VaccineCode = z
  .string('请选择疫苗')
  .check(z.refine((code) => findVaccine(code) !== undefined, '没有这种疫苗，请重新选择'));

/** The batch as it is printed on the vial: letters, digits and hyphens, in capitals. */
export const Batch = z.pipe(
  z
    .string('请填写疫苗批号')
    .check(z.trim(), z.regex(/^[A-Za-z0-9-]{3,30}$/, '批号由 3 到 30 位字母、数字或连字符组成')),
  z.transform((text: string) => text.toUpperCase()),
);

export const VaccinationId = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, '免疫编号不正确'));

/** One injection, as a listed clinic recorded it. Never changed; a recall is added to it. */
export const Vaccination = z.object({
  vaccinationId: VaccinationId,
  vaccineCode: z.string(),
  batch: z.string(),
  givenOn: Day,
  /** The last day on which it protects. */
  validUntil: Day,
  clinicId: z.string(),
  clinicName: z.string(),
  recordedAt: Instant,
  /** When the batch was recalled: from then on it protects nobody. */
  recalledAt: z.optional(Instant),
});
export type Vaccination = z.infer<typeof Vaccination>;

/** Where the vaccine says no less, a year; `until` only shortens it. */
export const validUntilOf = (vaccineCode: string, givenOn: Day, until?: Day): Day => {
  const most = lastDayOf(givenOn, findVaccine(vaccineCode)?.months ?? 12);
  return until !== undefined && until < most ? until : most;
};

export const isValidAt = ({ givenOn, validUntil, recalledAt }: Vaccination, at: Instant): boolean =>
  recalledAt === undefined && givenOn <= dayOf(at) && at < endOfDay(validUntil);

/** The vaccination that protects longest, of those that do; undefined when none does. */
export const validVaccination = (vaccinations: readonly Vaccination[], at: Instant): Vaccination | undefined =>
  vaccinations
    .filter((vaccination) => isValidAt(vaccination, at))
    .reduce<Vaccination | undefined>(
      (longest, next) => (longest === undefined || next.validUntil > longest.validUntil ? next : longest),
      undefined,
    );

/** How many injections a dog's record shows; older ones stay in its history. */
export const mostVaccinations = 20;

/** A maker's or the authority's recall of one batch, wherever it was given. */
export const Recall = z.object({
  recallId: z.string(),
  vaccineCode: z.string(),
  batch: z.string(),
  reason: z.string(),
  recalledAt: Instant,
  staffId: z.string(),
  state: z.enum(['running', 'done']),
  /** Dogs whose vaccination it has invalidated so far. */
  dogs: z.int(),
});
export type Recall = z.infer<typeof Recall>;
