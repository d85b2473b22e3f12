import type { TreatmentReply, VaccinationEntry } from '@huzhou/shared/dogs/clinic-routes';
import * as routes from '@huzhou/shared/dogs/clinic-routes';
import { type Day, dayOf, plusDays } from '@huzhou/shared/dogs/day';
import { advance } from '@huzhou/shared/dogs/transition';
import { mostVaccinations, Vaccination, validUntilOf } from '@huzhou/shared/dogs/vaccination';
import { type Failure, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Directory } from '../directory/directory-repository.ts';
import type { Handler } from '../platform/http.ts';
import { type IdempotentCall, idempotentCall } from '../platform/idempotency.ts';
import { actOnce } from './act-once.ts';
import type { CommandDeps } from './give-command.ts';
import { showCard, showSighting } from './show-card.ts';
import { vaccinationView } from './show-dog.ts';
import { type Clinic, clinicActor, clinicFor, findTreated } from './treated-dog.ts';

export interface ClinicDeps extends CommandDeps {
  readonly directory: Pick<Directory, 'findUnit'>;
  readonly randomBytes: RandomBytes;
}

type Reply = z.infer<typeof TreatmentReply>;

export const KeptTreatment = z.object({
  dogId: z.optional(z.string()),
  sightingId: z.optional(z.string()),
  vaccination: z.optional(Vaccination),
  disputed: z.boolean(),
  at: Instant,
});
export type KeptTreatment = z.infer<typeof KeptTreatment>;

/** Older sheets are taken; of another year only what still protects. */
const oldestDays = 366;
const full = failure('out-of-turn', `免疫记录最多 ${mostVaccinations} 条`);

const recordedAlready = failure('out-of-turn', '这次免疫已经登记过了');
/** The same vial on the same day: a sheet that was handed in again under another key. */
const isSame = (one: Vaccination, other: Vaccination): boolean =>
  one.recalledAt === undefined &&
  one.vaccineCode === other.vaccineCode &&
  one.batch === other.batch &&
  one.givenOn === other.givenOn;

const misdated = (
  { givenOn, validUntil }: Pick<Vaccination, 'givenOn' | 'validUntil'>,
  today: Day,
  bornOn: Day | undefined,
): Failure | undefined => {
  const said = (message: string, field = 'givenOn') => invalidInput({ field, message });
  if (givenOn > today) return said('接种日期不能晚于今天');
  if (validUntil < givenOn) return said('有效期不能早于接种日期', 'validUntil');
  if (givenOn < plusDays(today, -oldestDays) && validUntil < today) return said('接种日期太早，请核对');
  return bornOn !== undefined && givenOn < bornOn ? said('接种日期早于犬只出生日期，请核对') : undefined;
};

/** Records one injection of a listed clinic, for whichever dog it is; never one of a recalled batch. */
export const vaccinateOnce = (
  deps: ClinicDeps,
  call: IdempotentCall,
  entry: VaccinationEntry,
  clinic: Clinic,
): Promise<Result<KeptTreatment, Failure>> =>
  actOnce(deps, call, KeptTreatment, async (now) => {
    const treated = await findTreated(deps, entry, clinic, now);
    if (!treated.ok) return treated;
    const target = treated.value;
    const { vaccineCode, batch, givenOn, validUntil } = entry;
    const vaccination: Vaccination = {
      vaccinationId: randomCode(deps.randomBytes, 16),
      vaccineCode,
      batch,
      givenOn,
      validUntil: validUntilOf(vaccineCode, givenOn, validUntil),
      clinicId: clinic.clinicId,
      clinicName: clinic.name,
      recordedAt: now,
    };
    const problem = misdated(vaccination, dayOf(now), target.kind === 'dog' ? target.dog.facts?.bornOn : undefined);
    if (problem !== undefined) return err(problem);
    const known = target.kind === 'dog' ? target.dog.vaccinations : target.sighting.vaccinations;
    if (known.some((one) => isSame(one, vaccination))) return err(recordedAlready);
    const kept = { vaccination, disputed: false, at: now };
    if (target.kind === 'dog') {
      const change = advance(target.dog, { command: 'vaccinate', vaccination }, clinicActor(clinic), now);
      if (!change.ok) return change;
      return ok({
        writing: { dogs: [{ before: target.dog, change: change.value }] },
        kept: { ...kept, dogId: target.dog.dogId },
      });
    }
    const { before, sighting } = target;
    if (sighting.vaccinations.length >= mostVaccinations) return err(full);
    const after = { ...sighting, lookedAt: now, vaccinations: [...sighting.vaccinations, vaccination] };
    return ok({
      writing: { dogs: [], sightings: [{ before, after }] },
      kept: { ...kept, sightingId: sighting.sightingId },
    });
  });

/** A treatment as it is answered: the dog, or the slip that its keeper takes home. */
export const showTreatment = async (
  deps: ClinicDeps,
  { dogId, sightingId, vaccination, disputed, at }: KeptTreatment,
): Promise<Reply> => {
  const [dog, sighting] = await Promise.all([
    dogId === undefined ? undefined : deps.store.find(dogId),
    sightingId === undefined ? undefined : deps.store.findSighting(sightingId),
  ]);
  return {
    ...(dog === undefined ? {} : { dog: await showCard(deps, dog, at) }),
    ...(sighting === undefined ? {} : { sighting: await showSighting(deps, sighting, at) }),
    ...(vaccination === undefined ? {} : { vaccination: vaccinationView(vaccination, at) }),
    disputed,
  };
};

export const createRecordVaccination =
  (deps: ClinicDeps): Handler<typeof routes.recordVaccination> =>
  async (input, caller) => {
    const clinic = await clinicFor(deps.directory, caller);
    if (!clinic.ok) return clinic;
    const call = idempotentCall(routes.recordVaccination, input, caller);
    const done = await vaccinateOnce(deps, call, input.body, clinic.value);
    return done.ok ? ok(await showTreatment(deps, done.value)) : done;
  };
