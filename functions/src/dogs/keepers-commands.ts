import type { Route } from '@huzhou/shared/contract/route';
import { districtOf } from '@huzhou/shared/directory/areas';
import { dayOf, lastDayOf, plusDays } from '@huzhou/shared/dogs/day';
import { factsOf } from '@huzhou/shared/dogs/dog';
import { concernsOf, needsHousehold, overLimit } from '@huzhou/shared/dogs/eligibility';
import type { Home } from '@huzhou/shared/dogs/form';
import type { DogCommand } from '@huzhou/shared/dogs/lifecycle';
import * as routes from '@huzhou/shared/dogs/routes';
import type { Step } from '@huzhou/shared/dogs/step';
import { newTagCode } from '@huzhou/shared/dogs/tag';
import { newTransferCode } from '@huzhou/shared/dogs/transfer';
import { rulesFor } from '@huzhou/shared/dogs/turn';
import type { DogDetail } from '@huzhou/shared/dogs/view';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { Obstacles } from './act-once.ts';
import { chipRead, chipStep, isChipSettled } from './choose-chip.ts';
import { giveCommand, type Planned } from './give-command.ts';
import type { DogFile } from './ports.ts';
import { openForm, sealForm, wholeForm } from './sealed-form.ts';
import { metBefore } from './sightings.ts';
import type { SubmitDeps } from './submit-dog.ts';
import { type PhotoDeps, takePhotos } from './take-photos.ts';

export interface KeeperDeps extends SubmitDeps, PhotoDeps {
  readonly randomBytes: RandomBytes;
}

interface Input<Body> {
  readonly path: { readonly dogId: string };
  readonly body: Body;
  readonly idempotencyKey: string;
}

type Plan<Body> = (
  body: Body,
  file: DogFile,
  now: Instant,
  obstacles: Obstacles,
  caller: Caller,
) => Promise<Result<Planned, Failure>> | Result<Planned, Failure>;

const over = failure('out-of-turn', overLimit.words);
const noForm = failure('out-of-turn', '登记资料不完整，请联系登记员');
const chipDisputed = failure('out-of-turn', '芯片号码有争议，处理完之前不能过户');
const byClinic = failure('out-of-turn', '芯片已经登记，换芯片请到登记的诊疗机构');
/** How long a transfer code is good for. */
const acceptWithinSeconds = 15 * secondsIn.day;

/** The commands of a keeper on their own dog, each with what it needs beyond being given. */
export const createKeepersCommands = (deps: KeeperDeps) => {
  const command =
    <Body>(name: DogCommand, route: Pick<Route, 'id'>, plan: Plan<Body>) =>
    (input: Input<Body>, caller: Caller): Promise<Result<DogDetail, Failure>> =>
      giveCommand(deps, {
        command: name,
        side: 'keeper',
        route,
        input,
        caller,
        plan: async (file, now, obstacles) => plan(input.body, file, now, obstacles, caller),
      });

  const plain = <Body>(name: DogCommand, route: Pick<Route, 'id'>, stepOf: (body: Body, now: Instant) => Step) =>
    command<Body>(name, route, (body, _file, now) => ok({ step: stepOf(body, now) }));

  /** Places of a household for the home, or why there is none. */
  const placeAt = async ({ dog, sealedForm }: DogFile, home: Home | undefined, now: Instant, obstacles: Obstacles) => {
    if (sealedForm === undefined) return err(noForm);
    const form = await openForm(deps.sealer, dog.dogId, sealedForm);
    const { keeper, home: registered } = wholeForm(form);
    const where = home ?? registered;
    const facts = factsOf(dog);
    const moved = {
      ...facts,
      townCode: where.townCode,
      districtCode: districtOf(where.townCode) ?? facts.districtCode,
    };
    const concerns = concernsOf(moved, dayOf(now)).filter(({ code }) => !dog.waived.includes(code));
    if (concerns.length > 0)
      return err(invalidInput(...concerns.map(({ words }) => ({ field: 'home.townCode', message: words }))));
    const wantsPlace = needsHousehold(moved, dayOf(now)) && !dog.waived.includes(overLimit.code);
    if (wantsPlace && obstacles.has('household-taken')) return err(over);
    const household = wantsPlace ? await deps.householdOf(keeper, where) : [];
    return ok({ form: { ...form, home: where }, household, ...moved });
  };

  return {
    saveDog: command<{ form: Parameters<typeof sealForm>[2] }>(
      'save',
      routes.saveDog,
      async ({ form }, file, now, _, caller) => {
        const { dogId } = file.dog;
        const photos = await takePhotos(deps, {
          subjectId: dogId,
          personId: caller.personId,
          photoIds: form.photoIds ?? [],
          known: file.photos,
          at: now,
          within: 'form.',
        });
        if (!photos.ok) return photos;
        const sealed = await sealForm(deps.sealer, dogId, form);
        return ok({ step: { command: 'save' }, along: { form: { dogId, sealed }, photos: photos.value } });
      },
    ),
    withdrawDog: plain('withdraw', routes.withdrawDog, () => ({ command: 'withdraw' })),
    appealDog: plain<{ words: string }>('appeal', routes.appealDog, ({ words }) => ({ command: 'appeal', words })),
    renewDog: command('renew', routes.renewDog, (_, { dog }, now) => {
      const { validUntil } = dog;
      const today = dayOf(now);
      // Who renews early loses no day; who is late begins anew.
      const from = validUntil !== undefined && validUntil >= today ? plusDays(validUntil, 1) : today;
      return ok({ step: { command: 'renew', validUntil: lastDayOf(from, rulesFor(dog, now).validMonths) } });
    }),
    loseDog: plain<{ areaCode: string }>('lose', routes.loseDog, ({ areaCode }) => ({
      command: 'lose',
      districtCode: districtOf(areaCode) ?? areaCode,
      ...(areaCode.length === 9 ? { townCode: areaCode } : {}),
    })),
    findDog: plain('find', routes.findDog, () => ({ command: 'find' })),
    offerTransfer: command('offer-transfer', routes.offerTransfer, async (_, { dog }, now) => {
      const disputes = dog.chip === undefined ? [] : await deps.store.disputesOf(dog.chip.number);
      if (disputes.some(({ state }) => state === 'open')) return err(chipDisputed);
      const acceptBy = plusSeconds(now, acceptWithinSeconds);
      return ok({ step: { command: 'offer-transfer', code: newTransferCode(deps.randomBytes), acceptBy } });
    }),
    cancelTransfer: plain<{ words?: string | undefined }>('cancel-transfer', routes.cancelTransfer, ({ words }) => ({
      command: 'cancel-transfer',
      words,
    })),
    objectTransfer: plain<{ words: string }>('object-transfer', routes.objectTransfer, ({ words }) => ({
      command: 'object-transfer',
      words,
    })),
    changeAddress: command<{ home: Home }>(
      'change-address',
      routes.changeAddress,
      async ({ home }, file, now, obstacles) => {
        const place = await placeAt(file, home, now, obstacles);
        if (!place.ok) return place;
        const { form, household, districtCode, townCode } = place.value;
        const { dogId } = file.dog;
        const sealed = await sealForm(deps.sealer, dogId, form);
        return ok({
          step: { command: 'change-address', districtCode, townCode, household },
          along: { form: { dogId, sealed } },
        });
      },
    ),
    replaceTag: plain('replace-tag', routes.replaceTag, () => ({
      command: 'replace-tag',
      tagCode: newTagCode(deps.randomBytes),
    })),
    moveOut: plain<{ words: string }>('move-out', routes.moveOut, ({ words }) => ({ command: 'move-out', words })),
    moveBack: command('move-back', routes.moveBack, async (_, file, now, obstacles) => {
      const place = await placeAt(file, undefined, now, obstacles);
      return place.ok ? ok({ step: { command: 'move-back', household: place.value.household } }) : place;
    }),
    deregisterDog: plain<{ kind: 'death' | 'loss' | 'giving-up'; words?: string | undefined }>(
      'deregister',
      routes.deregisterDog,
      ({ kind, words }) => ({ command: 'deregister', kind, words }),
    ),
    giveChip: command<{ chip: string }>('chip', routes.giveChip, async (body, { dog }, now, obstacles) => {
      if (isChipSettled(dog)) return err(byClinic);
      const chip = chipRead(body.chip, 'keeper', now);
      if (!chip.ok) return chip;
      const step = await chipStep(deps.store, dog, chip.value, obstacles);
      if (!step.ok) return step;
      if (step.value === undefined) return err(failure('out-of-turn', '这个芯片号码已经登记过了'));
      const { sightings, also } = await metBefore(deps.store, dog, step.value, now);
      return ok({ step: step.value, along: { sightings }, also });
    }),
    dropClaim: plain('drop-claim', routes.dropClaim, () => ({ command: 'drop-claim' })),
  };
};
