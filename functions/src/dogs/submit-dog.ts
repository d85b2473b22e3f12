import { districtOf } from '@huzhou/shared/directory/areas';
import { dayOf } from '@huzhou/shared/dogs/day';
import type { Dog, DogFacts } from '@huzhou/shared/dogs/dog';
import { concernsOf, needsHousehold, overLimit } from '@huzhou/shared/dogs/eligibility';
import { RegistrationForm } from '@huzhou/shared/dogs/form';
import * as routes from '@huzhou/shared/dogs/routes';
import { rulesOn } from '@huzhou/shared/dogs/rules';
import type { Sighting } from '@huzhou/shared/dogs/sighting';
import { alsoAdvance } from '@huzhou/shared/dogs/transition';
import { type Failure, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handler } from '../platform/http.ts';
import { chipRead, chipStep, isChipSettled } from './choose-chip.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';
import type { HouseholdOf } from './household.ts';
import type { DogStore } from './ports.ts';
import { openForm } from './sealed-form.ts';
import { linkedTo } from './sightings.ts';

export interface SubmitDeps extends CommandDeps {
  readonly householdOf: HouseholdOf;
}

const notFilled = failure('out-of-turn', '登记表还没有填写，请先保存');

/** The form as the wizard leaves it, judged as a whole: every fault at its field. */
const judged = (form: unknown): Result<RegistrationForm, Failure> => {
  const read = z.safeParse(RegistrationForm, form);
  if (read.success) return ok(read.data);
  return err(invalidInput(...read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))));
};

const factsOf = ({
  keeper: _keeper,
  home,
  chip: _chip,
  slip: _slip,
  movedFrom,
  ...dog
}: RegistrationForm): DogFacts => ({
  ...dog,
  districtCode: districtOf(home.townCode) ?? '',
  townCode: home.townCode,
  ...(movedFrom === undefined ? {} : { movedFrom }),
});

/** What clinics and patrols recorded of the dog before it was entered: by its slip, or by its chip. */
const earlierSighting = async (
  store: Pick<DogStore, 'findSighting' | 'sightingOfChip'>,
  dogId: string,
  slip: string | undefined,
  chip: string | undefined,
): Promise<Result<Sighting | undefined, Failure>> => {
  if (slip !== undefined) {
    const found = await store.findSighting(slip);
    // Sent back and handed in again: it has brought along what it had.
    if (found?.dogId === dogId) return ok(undefined);
    return found?.state === 'open'
      ? ok(found)
      : err(invalidInput({ field: 'slip', message: '没有找到这个单号，或已经用过，请核对' }));
  }
  return ok(chip === undefined ? undefined : await store.sightingOfChip(chip));
};

const hasWaived = ({ waived }: Dog, code: string): boolean => waived.some((one) => one === code);

/**
 * Submits an application. What speaks against it is told at once and in words; who insists is decided on by a registrar.
 * A chip that another dog has opens a dispute; what clinics recorded of the dog before comes with it.
 */
export const createSubmitDog =
  (deps: SubmitDeps): Handler<typeof routes.submitDog> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'submit',
      side: 'keeper',
      route: routes.submitDog,
      input,
      caller,
      plan: async ({ dog, sealedForm }, now: Instant, obstacles) => {
        if (sealedForm === undefined) return err(notFilled);
        const form = judged(await openForm(deps.sealer, dog.dogId, sealedForm));
        if (!form.ok) return form;
        // What a clinic has read since is true, whatever an older form says.
        const given = isChipSettled(dog) ? undefined : form.value.chip;
        const typed = given === undefined ? undefined : chipRead(given, 'keeper', now);
        if (typed !== undefined && !typed.ok) return typed;
        const sighting = await earlierSighting(deps.store, dog.dogId, form.value.slip, typed?.value.number);
        if (!sighting.ok) return sighting;

        const facts = factsOf(form.value);
        const day = dayOf(now);
        const isOver = obstacles.has('household-taken');
        const concerns = [...concernsOf(facts, day), ...(isOver ? [overLimit] : [])];
        const standing = concerns.filter(({ code }) => !hasWaived(dog, code));
        if (standing.length > 0 && input.body.insist !== true)
          return err(invalidInput(...standing.map(({ field, words }) => ({ field, message: words }))));
        const wantsPlace = needsHousehold(facts, day) && !isOver && !hasWaived(dog, overLimit.code);
        const household = wantsPlace ? await deps.householdOf(form.value.keeper, form.value.home) : [];

        const chip = sighting.value?.chip ?? typed?.value;
        const step = chip === undefined ? undefined : await chipStep(deps.store, dog, chip, obstacles);
        if (step !== undefined && !step.ok) return step;
        const then = step?.value;
        return ok({
          step: {
            command: 'submit',
            facts,
            rulesVersion: rulesOn(facts.districtCode, day).version,
            concerns: concerns.map(({ code }) => code),
            household,
            vaccinations: sighting.value?.vaccinations ?? [],
          },
          ...(then === undefined ? {} : { also: (change) => alsoAdvance(change, then, { kind: 'keeper' }, now) }),
          ...(sighting.value === undefined ? {} : { along: { sightings: [linkedTo(sighting.value, dog.dogId)] } }),
        });
      },
    });
