import type { Instant } from '../kernel/time.ts';
import type { Dog, DogChip } from './dog.ts';
import type { DogActor } from './event.ts';
import { chipTail } from './microchip.ts';
import { markedWith } from './reminders.ts';
import type { Step } from './step.ts';
import { movedTo, said, type Taken, type Taking, withoutTransfer } from './taking.ts';
import { transferStep } from './transfer-step.ts';
import { mostVaccinations, type Vaccination, validVaccination } from './vaccination.ts';

const staffOf = (actor: DogActor): string => (actor.kind === 'staff' ? actor.staffId : '');

/** The dog with these vaccinations, and the day up to which they protect it. */
const withVaccinations = (dog: Dog, vaccinations: readonly Vaccination[], at: Instant): Dog => {
  const { protectedUntil: _before, ...rest } = dog;
  const valid = validVaccination(vaccinations, at);
  return {
    ...rest,
    vaccinations: vaccinations.slice(-mostVaccinations),
    ...(valid === undefined ? {} : { protectedUntil: valid.validUntil }),
  };
};

const withoutClaim = ({ claim: _claim, ...dog }: Dog): Dog => dog;
const withoutLost = ({ lost: _lost, ...dog }: Dog): Dog => dog;

const withoutChip = ({ chip, ...dog }: Dog, at: Instant): Dog =>
  chip === undefined ? dog : { ...dog, earlierChips: [...dog.earlierChips, { number: chip.number, until: at }] };

/** A keeper's own correction of a number that nobody has read yet: it never was in the dog, and is not kept for it. */
const isSlip = ({ chip, certificate }: Dog, next: DogChip): boolean =>
  chip?.by === 'keeper' && next.by === 'keeper' && certificate === undefined;

const chipStep = (dog: Dog, step: Step, { at, to }: Taking): Taken | undefined => {
  const after: Dog = { ...dog, state: to };
  switch (step.command) {
    case 'chip':
      return [
        { ...withoutClaim(isSlip(dog, step.chip) ? after : withoutChip(after, at)), chip: step.chip },
        { chipTail: chipTail(step.chip.number) },
      ];
    case 'claim-chip':
      return [{ ...after, claim: step.chip }, { chipTail: chipTail(step.chip.number) }];
    case 'drop-claim':
      return [withoutClaim(after), { ...said(step), ...(dog.claim && { chipTail: chipTail(dog.claim.number) }) }];
    case 'win-chip':
      return dog.claim === undefined
        ? undefined
        : [
            { ...withoutClaim(withoutChip(after, at)), chip: dog.claim },
            { ...said(step), chipTail: chipTail(dog.claim.number) },
          ];
    case 'lose-chip':
      return [withoutChip(after, at), { ...said(step), ...(dog.chip && { chipTail: chipTail(dog.chip.number) }) }];
    default:
      return undefined;
  }
};

const reviewStep = (dog: Dog, step: Step, { actor, at, to }: Taking): Taken | undefined => {
  const after: Dog = { ...dog, state: to };
  switch (step.command) {
    case 'submit': {
      const { facts, rulesVersion, concerns, household, vaccinations = [] } = step;
      const known = new Set(dog.vaccinations.map(({ vaccinationId }) => vaccinationId));
      const more = vaccinations.filter(({ vaccinationId }) => !known.has(vaccinationId));
      const submitted = withVaccinations({ ...after, facts }, [...dog.vaccinations, ...more], at);
      return [
        { ...submitted, submittedAt: at, rulesVersion, concerns: [...concerns], household: [...household] },
        concerns.length === 0 ? {} : { concerns: [...concerns] },
      ];
    }
    case 'approve': {
      const { certificate, tagCode, validUntil, household } = step;
      const { refusal: _refusal, ...rest } = after;
      return [
        // Who comes back keeps the number and the tag that they had.
        {
          ...rest,
          certificate: dog.certificate ?? certificate,
          tagCode: dog.tagCode ?? tagCode,
          validUntil,
          household: [...household],
        },
        { ...said(step), until: validUntil },
      ];
    }
    case 'refuse': {
      const { reason, words } = step;
      return [
        { ...after, household: [], refusal: { reason, words, staffId: staffOf(actor), at } },
        { reason, words },
      ];
    }
    case 'uphold':
      return [{ ...after, appealLost: true }, said(step)];
    case 'grant-appeal':
      return [{ ...after, waived: [...new Set([...dog.waived, ...dog.concerns])] }, said(step)];
    case 'withdraw':
      return [withoutChip(withoutClaim({ ...after, household: [] }), at), {}];
    case 'return':
    case 'appeal':
      return [after, said(step)];
    default:
      return undefined;
  }
};

const lifeStep = (dog: Dog, step: Step, { at, to }: Taking): Taken | undefined => {
  const after: Dog = { ...dog, state: to };
  switch (step.command) {
    case 'vaccinate': {
      const { vaccinationId, validUntil } = step.vaccination;
      const vaccinated = withVaccinations(after, [...dog.vaccinations, step.vaccination], at);
      return [vaccinated, { vaccinationId, until: validUntil }];
    }
    case 'recall-vaccination': {
      const isMeant = ({ vaccineCode, batch, recalledAt }: Vaccination) =>
        vaccineCode === step.vaccineCode && batch === step.batch && recalledAt === undefined;
      const recalled = dog.vaccinations.map((one) => (isMeant(one) ? { ...one, recalledAt: at } : one));
      const vaccinationId = dog.vaccinations.find(isMeant)?.vaccinationId;
      return [withVaccinations(after, recalled, at), vaccinationId === undefined ? {} : { vaccinationId }];
    }
    case 'lapse':
      return [withVaccinations(after, dog.vaccinations, at), dog.protectedUntil ? { until: dog.protectedUntil } : {}];
    case 'expire':
    case 'note-expiring':
      return [after, dog.validUntil === undefined ? {} : { until: dog.validUntil }];
    case 'renew':
      return [{ ...after, validUntil: step.validUntil }, { until: step.validUntil }];
    case 'remind': {
      const { subject, until, daysBefore } = step.reminder;
      return [
        { ...after, reminded: markedWith(dog, step.reminder) },
        { subject, until, daysBefore },
      ];
    }
    case 'lose': {
      const { districtCode, townCode } = step;
      const where = { districtCode, ...(townCode === undefined ? {} : { townCode }) };
      return [{ ...after, lost: { at, ...where } }, where];
    }
    case 'find':
      return [withoutLost(after), {}];
    case 'change-address':
      return [
        movedTo(after, step.townCode, step.household),
        { townCode: step.townCode, districtCode: step.districtCode },
      ];
    case 'replace-tag':
      return [{ ...after, tagCode: step.tagCode }, {}];
    case 'move-out':
      return [{ ...after, household: [] }, said(step)];
    case 'move-back':
      return [{ ...after, household: [...step.household] }, {}];
    case 'deregister':
      return [ended(after, step.kind, at), { ...said(step), endKind: step.kind }];
    case 'confiscate':
      return [ended(after, 'confiscation', at), { ...said(step), endKind: 'confiscation' }];
    default:
      return undefined;
  }
};

/** Nobody's place is kept for a dog that is gone; a dead dog's chip stays its own, others may come to a new keeper. */
const ended = (dog: Dog, kind: NonNullable<Dog['end']>['kind'], at: Instant): Dog => {
  const gone = withoutTransfer(withoutLost({ ...dog, household: [], end: { kind, at } }));
  return kind === 'death' ? gone : withoutChip(withoutClaim(gone), at);
};

export const take = (dog: Dog, step: Step, taking: Taking): Taken =>
  reviewStep(dog, step, taking) ??
  lifeStep(dog, step, taking) ??
  chipStep(dog, step, taking) ??
  transferStep(dog, step, taking) ?? [{ ...dog, state: taking.to }, {}];
